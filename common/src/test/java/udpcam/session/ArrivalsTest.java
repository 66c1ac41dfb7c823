package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Cname;
import udpcam.rtcp.CongestionFeedback;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;
import udpcam.run.Deadline;

/** What a receiver says of when packets came, and what of it the sender hears. */
class ArrivalsTest {
    private static final int MEDIA = 0xCA3E7A;
    private static final int PARITY = 0xCA3E7B;
    private static final long MS = 1_000_000;
    private static final long MISSING = Long.MIN_VALUE;
    private static final long AHEAD = 77_000 * MS; // the receiver's monotonic clock

    private long now = 1_000_000 * MS;
    private int timestamp; // of the frame that is sent
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now + AHEAD);
    private final ReceptionStatistics statistics = new ReceptionStatistics(MEDIA, RtpClock.VIDEO_RATE);
    private final ReceiverSession receiver = new ReceiverSession(
            statistics, Cname.random(random), time, new RtcpInterval(false, random), new SplittableRandom(3)::nextInt);
    private final SenderSession sender = new SenderSession(
            MEDIA,
            Cname.random(random),
            RtpClock.forVideo(random),
            new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now),
            new RtcpInterval(false, random));
    private final Map<Long, Long> heard = new TreeMap<>(); // by number, plus 2^16 for parity
    private int messages;
    private int bytes;
    private final ReceptionListener listener = new ReceptionListener() {
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

    private static long key(int source, int number) {
        assertTrue(source == MEDIA || source == PARITY);
        return number + (source == PARITY ? 1L << 16 : 0);
    }

    /** When the receiver says that a packet came. */
    private long at(long number) {
        return Objects.requireNonNull(heard.get(number), "told of " + number);
    }

    private void assertApart(long expectedNanos, long first, long second) {
        long nanos = at(second) - at(first);
        assertTrue(Math.abs(nanos - expectedNanos) <= MS, nanos + " ns");
    }

    @BeforeEach
    void theyKnowEachOther() {
        came(MEDIA, 0, true);
        assertNull(receiver.arrivals(true, now + AHEAD + 50 * MS), "the sender has not heard of this receiver");
        sender.offer(Objects.requireNonNull(receiver.poll(now + AHEAD)), now, listener);
        now += 100 * MS;
        flush();
        heard.clear();
        messages = 0;
    }

    private void came(int ssrc, int number, boolean marked) {
        ByteBuffer packet = ByteBuffer.allocate(1200);
        RtpHeader.write(packet, false, marked, 26, number & 0xFFFF, timestamp, ssrc);
        packet.clear();
        if (ssrc == MEDIA) {
            statistics.received(number & 0xFFFF, 0, now + AHEAD);
        }
        receiver.arrived(packet, ssrc != MEDIA, now + AHEAD);
        receiver.received(1200, now + AHEAD);
        timestamp += marked && ssrc == MEDIA ? 3000 : 0;
    }

    /** Sends what is due to the sender. */
    private boolean flush() {
        return flush(false);
    }

    private boolean flush(boolean isShown) {
        ByteBuffer message = receiver.arrivals(isShown, now + AHEAD);
        if (message != null) {
            bytes += message.remaining();
            assertTrue(sender.offer(message, now, listener));
        }
        return message != null;
    }

    /** Sends what is due once the frame that came last, and some before it, are on the screen. */
    private boolean flushShown() {
        now += ArrivalLog.QUICK_APART_NANOS;
        return flush(true);
    }

    @Test
    void framesThatCameAtOnceAreToldOfTogetherWhenTheLastIsOnTheScreenWithTheParityBeforeThem() {
        came(PARITY, 500, true);
        came(MEDIA, 1, false);
        assertFalse(flush(), "amid a frame");
        now += 3 * MS;
        came(MEDIA, 3, true);
        assertFalse(flush(), "it is being drawn");
        assertFalse(flush(true), "there is time");
        assertEquals(Deadline.NEVER, receiver.arrivalsDueNanos(), "nobody has to wake up for it");
        came(PARITY, 501, true);
        assertTrue(flushShown());
        assertEquals(MISSING, at(2));
        assertApart(3 * MS, 1, 3);
        assertApart(0, 1, 500 + (1 << 16));
        assertFalse(flush(), "nothing new");
    }

    @Test
    void smallFramesThatComeAtOnceAreToldOfSomeTimesASecond() {
        for (int i = 1; i <= 300; i++) {
            now += 33 * MS;
            came(MEDIA, i, true);
            flush(true);
        }
        assertEquals(60, messages, 2);
        assertEquals(300, heard.size(), 6);
    }

    @Test
    void framesThatComeSeldomAreEachToldOfWhenTheyAreShown() {
        for (int i = 1; i <= 20; i++) {
            now += 500 * MS;
            came(MEDIA, i, true);
            assertTrue(flush(true), "frame " + i);
        }
    }

    @Test
    void aLostMarkerMakesTheNextFrameNoSlowOne() {
        came(MEDIA, 1, false); // and the marker is lost
        timestamp += 3000;
        now += 33 * MS;
        came(MEDIA, 3, false);
        came(MEDIA, 4, true);
        assertFalse(flush(), "it came at once");
        assertTrue(flushShown());
        assertEquals(MISSING, at(2));
    }

    @Test
    void aFrameThatMayHaveMetAQueueIsToldOfAtItsEnd() {
        came(MEDIA, 1, false);
        now += ArrivalLog.QUICK_NANOS;
        came(MEDIA, 2, true);
        assertTrue(flush());
        assertApart(ArrivalLog.QUICK_NANOS, 1, 2);
    }

    @Test
    void whatTheBandwidthDeniesIsToldLater() {
        long[] all = LongStream.range(0, 256).map(i -> 17 * i).toArray();
        for (int i = 1; i < 60; i++) {
            came(MEDIA, i, i == 59);
        }
        int requests = 0;
        while (receiver.nack(all, all.length) != null || receiver.nack(all, 1) != null) {
            requests++; // until nothing is left of RTCP's share
        }
        assertTrue(requests > 0);
        assertFalse(flushShown());
        assertEquals(now + AHEAD + ArrivalLog.MOST_APART_NANOS, receiver.arrivalsDueNanos(), "no busy wait");
        for (int i = 60; i < 68; i++) { // which carry some more
            now += 5 * MS;
            came(MEDIA, i, false);
        }
        assertTrue(flush());
        assertEquals(68, heard.size());
    }

    @Test
    void aLostMessageDoesNoHarmAndALatePacketIsTakenBackFromTheLost() {
        came(MEDIA, 1, false);
        came(MEDIA, 3, true);
        now += ArrivalLog.QUICK_APART_NANOS;
        assertTrue(receiver.arrivals(true, now + AHEAD) != null, "which is lost");
        now += 33 * MS;
        came(MEDIA, 2, false); // was overtaken
        came(MEDIA, 4, true);
        assertTrue(flushShown());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), new ArrayList<>(heard.keySet()));
        assertTrue(heard.values().stream().allMatch(nanos -> nanos != MISSING), "all came: " + heard);
        assertApart(33 * MS + ArrivalLog.QUICK_APART_NANOS, 1, 2);
    }

    @Test
    void wherePacketsComeLateTheyAreToldOfUntilTheyCame() {
        int number = 1;
        for (int frame = 0; frame < 10; frame++) {
            int late = number++;
            for (int i = 0; i < 200; i++) {
                came(MEDIA, number++, false);
                flush();
            }
            now += 20 * MS;
            came(MEDIA, late, false);
            came(MEDIA, number++, true);
            assertTrue(flush());
            now += 20 * MS;
        }
        List<Long> lost =
                heard.keySet().stream().filter(one -> at(one) == MISSING).toList();
        assertEquals(List.of(1L), lost, "the first one tells how late they are");
    }

    @Test
    void aStreamWithoutMarkersIsToldOfEvery40Milliseconds() {
        for (int i = 1; i <= 1000; i++) {
            now += MS;
            came(MEDIA, i, false);
            flush();
        }
        assertEquals(25, messages, 1);
        assertTrue(heard.values().stream().allMatch(nanos -> nanos != MISSING));
    }

    @Test
    void framesOfThousandsOfPacketsAreToldOfWholeAndWithinTheBandwidth() {
        int number = 70_000 - 8_000;
        long carried = 0;
        for (int frame = 0; frame < 30; frame++) {
            now += 33 * MS;
            for (int i = 0; i < 2000; i++) {
                carried += 1228;
                came(MEDIA, number++, i == 1999);
                flush();
            }
        }
        assertTrue(flushShown());
        assertTrue(heard.size() >= 60_000, "told of " + heard.size());
        assertTrue(bytes < 0.025 * carried, bytes + " bytes of " + carried);
    }

    @Test
    void aSenderThatBeganAnewIsToldOfItsNewNumbers() {
        came(MEDIA, 1, true);
        assertTrue(flushShown());
        heard.clear();
        now += 33 * MS;
        came(MEDIA, 40_000, false);
        came(MEDIA, 40_001, true);
        assertTrue(flushShown());
        assertEquals(List.of(40_000L, 40_001L), new ArrayList<>(heard.keySet()));
    }

    @Test
    void onlyTheReceiverIsHeardAndAfter18HoursItsClockRunsOn() {
        came(MEDIA, 1, true);
        assertTrue(flushShown());
        long first = at(1);
        for (int hour = 0; hour < 40; hour++) { // the 32 bits wrap twice
            now += 3600_000 * MS - ArrivalLog.QUICK_APART_NANOS;
            came(MEDIA, 2 + hour, true);
            sender.offer(Objects.requireNonNull(receiver.poll(now + AHEAD)), now, listener);
            assertTrue(flushShown());
        }
        assertTrue(Math.abs(40 * 3600_000L * MS - (at(41) - first)) < 2 * MS);
        heard.clear();
        ByteBuffer forged = ByteBuffer.allocate(100);
        CongestionFeedback.write(forged, 0xBAD, List.of(), 0, 0);
        messages = 0;
        assertTrue(sender.offer(forged.flip(), now, listener));
        assertEquals(0, messages);
    }
}
