package udpcam.rtcp;

import java.nio.ByteBuffer;

/**
 * What a receiver says of one stream in an SR or RR (RFC 3550 6.4.1).
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                     SSRC of the source                        |
 *  | fraction lost |       cumulative number of packets lost       |
 *  |           extended highest sequence number received           |
 *  |                      interarrival jitter                      |
 *  |                         last SR (LSR)                         |
 *  |                   delay since last SR (DLSR)                  |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param ssrc the stream
 * @param fractionLost of 256 packets expected since the report before, 0-255
 * @param cumulativeLost since the beginning, 24 bits; negative if more were doubled than lost
 * @param highestSequenceNumber the highest received, with the count of wraps above it
 * @param jitter in ticks of the stream's RTP clock, unsigned
 * @param lastSr the middle 32 bits of the NTP timestamp of the last SR of its sender; 0 if there was none
 * @param delaySinceLastSr from its arrival to this report, in 1/65536 s, unsigned
 */
public record ReportBlock(
        int ssrc,
        int fractionLost,
        int cumulativeLost,
        int highestSequenceNumber,
        int jitter,
        int lastSr,
        int delaySinceLastSr) {
    public static final int BYTES = 24;

    /** The most that 24 bits can say was lost. */
    public static final int MAX_LOST = (1 << 23) - 1;

    /** Writes the block at the buffer's position and moves it behind. */
    public void write(ByteBuffer datagram) {
        datagram.putInt(ssrc);
        datagram.putInt(fractionLost << 24 | (cumulativeLost & 0xFF_FFFF));
        datagram.putInt(highestSequenceNumber).putInt(jitter);
        datagram.putInt(lastSr).putInt(delaySinceLastSr);
    }

    /** Reads the {@link #BYTES} at an offset. */
    public static ReportBlock read(ByteBuffer datagram, int at) {
        int lost = datagram.getInt(at + 4);
        return new ReportBlock(
                datagram.getInt(at),
                lost >>> 24,
                lost << 8 >> 8, // with its sign
                datagram.getInt(at + 8),
                datagram.getInt(at + 12),
                datagram.getInt(at + 16),
                datagram.getInt(at + 20));
    }
}
