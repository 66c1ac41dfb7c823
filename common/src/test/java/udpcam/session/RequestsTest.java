package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Cname;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/** What a receiver asks for, and how much of the bandwidth it takes for that. */
class RequestsTest {
    private static final int OURS = 0xCA3E7A;
    private static final int RECEIVER = 0xB;
    private static final long SECOND = 1_000_000_000L;
    private static final long[] MISSING = {70_000, 70_002};

    private long now;
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    private final ReceptionStatistics statistics = new ReceptionStatistics(OURS, RtpClock.VIDEO_RATE);
    private final ReceiverSession receiver = new ReceiverSession(
            statistics, Cname.random(random), time, new RtcpInterval(false, random), new SplittableRandom(3)::nextInt);
    private final SenderSession sender = new SenderSession(
            OURS, Cname.random(random), RtpClock.forVideo(random), time, new RtcpInterval(false, random));
    private final List<String> heard = new ArrayList<>();
    private final ReceptionListener listener = new ReceptionListener() {
        @Override
        public void requested(int number, int following) {
            heard.add(number + ", " + following);
        }
    };

    private void offer(ByteBuffer datagram) {
        assertTrue(sender.offer(datagram, now, listener));
    }

    @Test
    void whatAReceiverAsksForReachesTheSendersListener() {
        statistics.received(1, 0, now);
        receiver.poll(now);
        now += 7 * SECOND;
        offer(Objects.requireNonNull(receiver.poll(now)));
        heard.clear();
        offer(Objects.requireNonNull(receiver.nack(MISSING, 2)));
        assertEquals(List.of("4464, 2"), heard);
        assertNotNull(receiver.nack(MISSING, 2), "as often as it likes");
    }

    @Test
    void requestsKeepToRtcpsShareOfTheBandwidth() {
        statistics.received(1, 0, now);
        receiver.poll(now);
        now += 7 * SECOND;
        receiver.poll(now);
        long streamBytes = 0;
        long requestBytes = -16_000; // for a burst
        for (int i = 0; i < 10_000; i++) {
            statistics.received(i + 2, 0, now);
            receiver.received(300, now);
            streamBytes += 300 + 28;
            ByteBuffer request = receiver.nack(MISSING, 2);
            requestBytes += request == null ? 0 : request.remaining() + 28;
            now += SECOND / 1000;
        }
        assertTrue(requestBytes <= 0.025 * streamBytes, requestBytes + " beside " + streamBytes);
        assertTrue(requestBytes > 0.024 * streamBytes - 100);
    }

    @Test
    void reportsGoOnWhileRequestsTakeAllThatTheyMay() {
        int reports = 0;
        long[] all = LongStream.range(0, 256).map(i -> 17 * i).toArray();
        for (int i = 0; i < 30 * 60; i++) { // of 2 Mbit/s
            for (int packet = 0; packet < 7; packet++) {
                statistics.received(7 * i + packet, 0, now);
                receiver.received(1200, now);
            }
            while (receiver.nack(all, all.length) != null || receiver.nack(all, 1) != null) {}
            reports += receiver.poll(now) == null ? 0 : 1;
            now += SECOND / 30;
        }
        assertTrue(reports >= 30, reports + " reports in a minute");
    }

    @Test
    void nobodyAsksBeforeItHasReportedOrAfterItsBye() {
        assertNull(receiver.nack(MISSING, 2));
        statistics.received(1, 0, now);
        receiver.poll(now);
        now += 7 * SECOND;
        receiver.poll(now);
        assertNotNull(receiver.bye(now));
        assertNull(receiver.nack(MISSING, 2));
    }

    @Test
    void whoMissesMoreThanOneDatagramTellsAsksForTheFirst() {
        statistics.received(1, 0, now);
        receiver.poll(now);
        now += 7 * SECOND;
        receiver.poll(now);
        offer(ReceiverRtcp.report(RECEIVER, OURS));
        long[] missing = new long[1000];
        Arrays.setAll(missing, i -> 17L * i);
        ByteBuffer datagram = Objects.requireNonNull(receiver.nack(missing, missing.length));
        assertEquals(1200, datagram.remaining());
        assertTrue(RtcpReader.isValid(datagram));
    }
}
