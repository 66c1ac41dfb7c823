/**
 * Parity symbols of a block, and the block from what came of both: Reed-Solomon over GF(2^8) with a Cauchy matrix.
 *
 * <p>Arithmetic only: nothing here knows what a symbol is, how it travels or how much parity is wise.
 */
@NullMarked
package udpcam.fec;

import org.jspecify.annotations.NullMarked;
