package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import udpcam.rtcp.Cname;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;

/** A receiver that tells of when packets came, and what its sender hears of it; time passes by assignment. */
final class ToldArrivals {
    static final long MISSING = Long.MIN_VALUE; // in place of a time
    private static final int MEDIA = 0xCA3E7A;
    private static final int PARITY = 0xCA3E7B;
    private static final long MS = 1_000_000;
    private static final long AHEAD = 77_000 * MS; // the receiver's monotonic clock

    long now = 1_000_000 * MS;
    int timestamp; // of the frame that is sent
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), this::receiverNanos);
    private final ReceptionStatistics statistics = new ReceptionStatistics(MEDIA, RtpClock.VIDEO_RATE);
    final ReceiverSession receiver = new ReceiverSession(
            statistics, Cname.random(random), time, new RtcpInterval(false, random), new SplittableRandom(3)::nextInt);
    final SenderSession sender = new SenderSession(
            MEDIA,
            Cname.random(random),
            RtpClock.forVideo(random),
            new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now),
            new RtcpInterval(false, random));
    final Map<Long, Long> heard = new TreeMap<>(); // by number, plus 2^16 for parity
    int messages;
    int bytes;
    final ReceptionListener listener = new ReceptionListener() {
        @Override
        public void arrived(int source, int number, long nanos) {
            heard.put(key(source, number), nanos);
        }

        @Override
        public void missing(int source, int number) {
            heard.put(key(source, number), MISSING);
        }

        @Override
        public void arrivalsTold() {
            messages++;
        }
    };

    /** They know each other. */
    ToldArrivals() {
        came(0, true);
        assertNull(receiver.arrivals(true, receiverNanos() + 50 * MS), "the sender has not heard of this receiver");
        sender.offer(Objects.requireNonNull(receiver.poll(receiverNanos())), now, listener);
        now += 100 * MS;
        flush();
        heard.clear();
        messages = 0;
    }

    private static long key(int source, int number) {
        assertTrue(source == MEDIA || source == PARITY);
        return number + (source == PARITY ? 1L << 16 : 0);
    }

    long receiverNanos() {
        return now + AHEAD;
    }

    /** When the receiver says that a packet came. */
    long at(long number) {
        return Objects.requireNonNull(heard.get(number), "told of " + number);
    }

    void assertApart(long expectedNanos, long first, long second) {
        long nanos = at(second) - at(first);
        assertTrue(Math.abs(nanos - expectedNanos) <= MS, nanos + " ns");
    }

    void came(int number, boolean marked) {
        statistics.received(number & 0xFFFF, 0, receiverNanos());
        came(MEDIA, number, marked);
        timestamp += marked ? 3000 : 0;
    }

    void parityCame(int number, boolean marked) {
        came(PARITY, number, marked);
    }

    private void came(int ssrc, int number, boolean marked) {
        ByteBuffer packet = ByteBuffer.allocate(1200);
        RtpHeader.write(packet, false, marked, 26, number & 0xFFFF, timestamp, ssrc);
        receiver.arrived(packet.clear(), ssrc != MEDIA, receiverNanos());
        receiver.received(1200, receiverNanos());
    }

    /** Sends what is due to the sender. */
    boolean flush() {
        return flush(false);
    }

    boolean flush(boolean isShown) {
        ByteBuffer message = receiver.arrivals(isShown, receiverNanos());
        if (message != null) {
            bytes += message.remaining();
            assertTrue(sender.offer(message, now, listener));
        }
        return message != null;
    }

    /** Sends what is due once the frame that came last, and some before it, are on the screen. */
    boolean flushShown() {
        now += ArrivalLog.QUICK_APART_NANOS;
        return flush(true);
    }
}
