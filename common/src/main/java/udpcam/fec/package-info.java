/**
 * What repairs a stream: parity of a Reed-Solomon code, packets that are sent again, and how much of both.
 */
@NullMarked
package udpcam.fec;

import org.jspecify.annotations.NullMarked;
