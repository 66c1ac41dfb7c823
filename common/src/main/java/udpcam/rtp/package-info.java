/**
 * RTP (RFC 3550): headers, header extensions (RFC 8285), sequence numbers, timestamps.
 */
@NullMarked
package udpcam.rtp;

import org.jspecify.annotations.NullMarked;
