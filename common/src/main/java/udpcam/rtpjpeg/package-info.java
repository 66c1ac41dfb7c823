/**
 * The RTP payload format for JPEG (RFC 2435), from frames to packets by the packetizer, back by the depacketizer.
 */
@NullMarked
package udpcam.rtpjpeg;

import org.jspecify.annotations.NullMarked;
