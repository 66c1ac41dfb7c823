/**
 * Parity of a Reed-Solomon code over GF(2^8): made by the sender, used by the receiver to rebuild lost packets.
 */
@NullMarked
package udpcam.parity;

import org.jspecify.annotations.NullMarked;
