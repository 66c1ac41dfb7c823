/**
 * RTP's control side (RFC 3550): what was received, how the receivers fare, and what time it is at the other end.
 *
 * <p>Logic only: datagrams come and go as buffers, time and chance as arguments.
 */
@NullMarked
package udpcam.rtp;

import org.jspecify.annotations.NullMarked;
