/**
 * Repair of a stream of packets: parity of a Reed-Solomon code, retransmissions, and when to ask for them.
 */
@NullMarked
package udpcam.fec;

import org.jspecify.annotations.NullMarked;
