package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.rtcp.Bye;
import udpcam.rtcp.Cname;
import udpcam.rtcp.CongestionFeedback;
import udpcam.rtcp.Nack;
import udpcam.rtcp.Report;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/** Whether a sender still has a receiver, by the reports of that. */
class SilenceTest {
    private static final int OURS = 0xCA3E7A;
    private static final int RECEIVER = 0xB;
    private static final long SECOND = 1_000_000_000L;

    private long now = -5 * SECOND; // a monotonic clock may begin anywhere
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, 0), () -> now);
    private final SenderSession sender = sender(false);

    private SenderSession sender(boolean multicast) {
        RtcpInterval interval = new RtcpInterval(multicast, random);
        return new SenderSession(OURS, Cname.random(random), RtpClock.forVideo(random), time, interval);
    }

    private void report(SenderSession to, int from) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, from, null, null);
        assertTrue(to.offer(datagram.flip(), now, ReceptionListener.NOBODY));
    }

    private void reports(int count, double seconds) {
        for (int i = 0; i < count; i++) {
            now += (long) (seconds * SECOND);
            report(sender, RECEIVER);
        }
    }

    @ParameterizedTest(name = "a report every {0} s")
    @CsvSource({"0.2, 8", "1, 8", "5, 15", "20, 25"})
    void whoReportedAndDoesSoNoMoreIsSilentAfterThreeIntervals(double interval, int mostSeconds) {
        reports(10, interval);
        long last = now;
        now = last + mostSeconds * SECOND;
        assertFalse(sender.isSilent(now));
        now++;
        assertTrue(sender.isSilent(now));
        assertTrue(sender.isSilent(last + 3600 * SECOND), "until it reports");
        reports(1, 0);
        assertFalse(sender.isSilent(now));
    }

    @Test
    void whoNeverReportedIsNotSilent() {
        assertFalse(sender.isSilent(now + 3600 * SECOND));
    }

    @Test
    void whoAsksForPacketsOrTellsOfArrivalsIsNotSilent() {
        reports(3, 1);
        now += 20 * SECOND;
        ByteBuffer feedback = ByteBuffer.allocate(100);
        Nack.write(feedback, RECEIVER, OURS, new long[] {1}, 1);
        assertTrue(sender.offer(feedback.flip(), now, ReceptionListener.NOBODY));
        assertFalse(sender.isSilent(now));
        now += 20 * SECOND;
        CongestionFeedback.write(feedback.clear(), RECEIVER, List.of(), 0, 0);
        assertTrue(sender.offer(feedback.flip(), now, ReceptionListener.NOBODY));
        assertFalse(sender.isSilent(now));
        assertTrue(sender.isSilent(now + 20 * SECOND));
    }

    @Test
    void whatComesBetweenReportsMakesTheirIntervalsNoShorter() {
        for (int i = 0; i < 4; i++) {
            reports(1, 2.5);
            now += 5 * SECOND / 2;
            ByteBuffer feedback = ByteBuffer.allocate(100);
            Nack.write(feedback, RECEIVER, OURS, new long[] {1}, 1);
            assertTrue(sender.offer(feedback.flip(), now, ReceptionListener.NOBODY));
        }
        assertFalse(sender.isSilent(now + 14 * SECOND));
    }

    @Test
    void whoLeftIsNotSilent() {
        reports(3, 1);
        ByteBuffer bye = ByteBuffer.allocate(100);
        Report.write(bye, RECEIVER, null, null);
        Bye.write(bye, RECEIVER, "");
        assertTrue(sender.offer(bye.flip(), now, ReceptionListener.NOBODY));
        assertFalse(sender.isSilent(now + 3600 * SECOND));
    }

    @Test
    void aNewReceiverIsNotWaitedForAsLongAsASlowOneBefore() {
        reports(3, 8);
        report(sender, RECEIVER + 1);
        assertTrue(sender.isSilent(now + 9 * SECOND));
    }

    @Test
    void aGroupIsNeverSilent() {
        SenderSession group = sender(true);
        report(group, RECEIVER);
        assertFalse(group.isSilent(now + 3600 * SECOND));
    }
}
