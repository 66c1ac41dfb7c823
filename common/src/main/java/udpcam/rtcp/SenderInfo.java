package udpcam.rtcp;

import java.nio.ByteBuffer;
import udpcam.rtp.NtpTime;

/**
 * The part of an SR that says when it was sent, on both of its clocks, and how much was sent before (RFC 3550 6.4.1).
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                         NTP timestamp                         |
 *  |                           (64 bits)                           |
 *  |                         RTP timestamp                         |
 *  |                     sender's packet count                     |
 *  |                      sender's octet count                     |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param ntp the wall clock, see {@link NtpTime}
 * @param rtpTimestamp the same instant on the clock of the stream's timestamps
 * @param packetCount RTP packets sent, unsigned
 * @param octetCount their payload in bytes, without headers and padding, unsigned
 */
public record SenderInfo(long ntp, int rtpTimestamp, int packetCount, int octetCount) {
    static final int BYTES = 20;

    void write(ByteBuffer datagram) {
        datagram.putLong(ntp).putInt(rtpTimestamp).putInt(packetCount).putInt(octetCount);
    }

    static SenderInfo read(ByteBuffer datagram, int at) {
        return new SenderInfo(
                datagram.getLong(at), datagram.getInt(at + 8), datagram.getInt(at + 12), datagram.getInt(at + 16));
    }
}
