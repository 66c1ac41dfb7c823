package udpcam.rtcp;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Congestion control feedback, a transport-layer feedback message (RFC 8888 3.1): when each packet of some streams came.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |V=2|P|  FMT=11 |    PT=205     |          length               |
 *  |                  SSRC of packet sender                        |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                  SSRC of a stream                             |
 *  |  begin_seq: the first number  |  num_reports: packets told of |
 *  |R|ECN| arrival time offset     |   ... one for each packet     |  zeros fill the last word
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |   report timestamp: the middle 32 bits of an NTP timestamp    |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>R is 1 for a packet that came; its offset is how long before the report timestamp, in 1/1024 s. ECN is always 0 here: Java
 * gives no program the marks of IP.
 */
public final class CongestionFeedback {
    /** In place of an arrival time: the packet did not come yet. */
    public static final long NOT_RECEIVED = Long.MIN_VALUE;

    /** FMT. */
    static final int FORMAT = 11;

    /** Ticks of an offset in a second. */
    private static final long OFFSET_RATE = 1024;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int RECEIVED = 0x8000;
    private static final int OFFSET_MASK = 0x1FFF;
    private static final int MOST_OFFSET = 0x1FFD;
    private static final int LONG_AGO = 0x1FFE; // 0x1FFF: the time is not known
    private static final int STREAM_BYTES = Integer.BYTES + 2 * Short.BYTES;
    private static final int LEAST_BYTES = 2 * Integer.BYTES; // who speaks, and the timestamp

    /** The packets of one stream that a message tells of: a run of sequence numbers. */
    public interface Arrivals {
        int ssrc();

        /** The sequence number of the first one; its lower 16 bits count. */
        long first();

        /** How many there are, 0-16,384. */
        int count();

        /** When one came, on the monotonic clock; {@link #NOT_RECEIVED} if it did not. */
        long nanos(int index);
    }

    private CongestionFeedback() {}

    /**
     * Writes a message; there is room for it.
     *
     * @param timestamp the middle 32 bits of the NTP timestamp of {@code nowNanos}, by any clock that runs on evenly
     */
    public static void write(
            ByteBuffer datagram, int sender, List<? extends Arrivals> streams, int timestamp, long nowNanos) {
        int start = datagram.position();
        datagram.position(start + RtcpHeader.BYTES);
        datagram.putInt(sender);
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).count() > 0) {
                write(datagram, streams.get(i), nowNanos);
            }
        }
        datagram.putInt(timestamp);
        int end = datagram.position();
        RtcpHeader.write(datagram.position(start), FORMAT, RtcpHeader.RTPFB, end - start);
        datagram.position(end);
    }

    private static void write(ByteBuffer datagram, Arrivals stream, long nowNanos) {
        datagram.putInt(stream.ssrc()).putShort((short) stream.first()).putShort((short) stream.count());
        for (int i = 0; i < stream.count(); i++) {
            datagram.putShort((short) metric(stream.nanos(i), nowNanos));
        }
        if (stream.count() % 2 != 0) {
            datagram.putShort((short) 0);
        }
    }

    private static int metric(long arrivalNanos, long nowNanos) {
        if (arrivalNanos == NOT_RECEIVED) {
            return 0;
        }
        long offset = Math.max(0, nowNanos - arrivalNanos) * OFFSET_RATE / NANOS_PER_SECOND;
        return RECEIVED | (int) (offset > MOST_OFFSET ? LONG_AGO : offset);
    }

    /** False if what is counted does not fit. Packets of which the time is not told are passed over. */
    static boolean read(ByteBuffer body, RtcpListener listener) {
        if (body.remaining() < LEAST_BYTES) {
            return false;
        }
        int timestamp = body.getInt(body.limit() - Integer.BYTES);
        int speaker = body.getInt();
        body.limit(body.limit() - Integer.BYTES);
        while (body.hasRemaining()) {
            if (body.remaining() < STREAM_BYTES) {
                return false;
            }
            int source = body.getInt();
            int first = Short.toUnsignedInt(body.getShort());
            int count = Short.toUnsignedInt(body.getShort());
            int end = body.position() + (count + 1) / 2 * Integer.BYTES;
            if (end > body.limit()) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                tell(speaker, source, (first + i) & 0xFFFF, body.getShort(), timestamp, listener);
            }
            body.position(end);
        }
        listener.arrivalsTold(speaker);
        return true;
    }

    private static void tell(int speaker, int source, int number, int metric, int timestamp, RtcpListener listener) {
        int offset = metric & OFFSET_MASK;
        if ((metric & RECEIVED) == 0) {
            listener.notArrived(speaker, source, number);
        } else if (offset <= MOST_OFFSET) {
            listener.arrived(speaker, source, number, timestamp, offset * NANOS_PER_SECOND / OFFSET_RATE);
        }
    }
}
