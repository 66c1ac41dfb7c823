package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Bye;
import udpcam.rtcp.Cname;
import udpcam.rtcp.ExtendedReport;
import udpcam.rtcp.Heard;
import udpcam.rtcp.Report;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/** A sender to a group, whose members report to it. */
class GroupSessionTest {
    private static final int OURS = 0xCA3E7A;
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    private final SenderSession sender = session(true);

    private SenderSession session(boolean multicast) {
        RtcpInterval interval = new RtcpInterval(multicast, random);
        return new SenderSession(OURS, Cname.random(random), RtpClock.forVideo(random), time, interval);
    }

    private static void report(SenderSession to, int member, long now) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, member, null, null);
        ExtendedReport.writeReferenceTime(datagram, member, (long) member << 16);
        assertTrue(to.offer(datagram.flip(), now, ReceptionListener.NOBODY));
    }

    private void bye(int member) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, member, null, null);
        Bye.write(datagram, member, "");
        assertTrue(sender.offer(datagram.flip(), now, ReceptionListener.NOBODY));
    }

    /** Whose reference times the report that is due answers, as "SSRC: last SSRC", and after how long. */
    private List<String> answers(SenderSession of) {
        now += 7 * SECOND;
        return answersNow(of);
    }

    private List<String> answersNow(SenderSession of) {
        Heard heard = new Heard();
        RtcpReader.read(Objects.requireNonNull(of.poll(now)), heard);
        return heard.lines.stream().filter(line -> line.contains("last")).toList();
    }

    @Test
    void eachMemberGetsItsReferenceTimeBackWithItsOwnDelayAndOnce() {
        report(sender, 1, now);
        report(sender, 2, now + SECOND);
        report(sender, 1, now + 2 * SECOND);
        assertEquals(List.of("2: last 2, delay 60000", "1: last 1, delay 50000"), answers(sender));
        report(sender, 3, now);
        assertEquals(List.of("3: last 3, delay 70000"), answers(sender));
    }

    @Test
    void ofACrowdTheLastFourAreAnswered() {
        crowd();
        assertEquals(
                List.of(
                        "3e5: last 3e5, delay 70000",
                        "3e6: last 3e6, delay 70000",
                        "3e7: last 3e7, delay 70000",
                        "3e8: last 3e8, delay 70000"),
                answers(sender));
        crowd();
        assertNotNull(sender.bye(now), "the largest datagram has room");
    }

    private void crowd() {
        for (int member = 1; member <= 1000; member++) {
            report(sender, member, now);
        }
    }

    @Test
    void aReceiverThatIsAloneIsTheOnlyOneAnswered() {
        SenderSession unicast = session(false);
        report(unicast, 1, now);
        assertNotNull(unicast.poll(now), "at once");
        report(unicast, 1, now);
        report(unicast, 2, now);
        assertEquals(List.of("2: last 2, delay 0"), answersNow(unicast), "at once, too");
    }

    @Test
    void theByeOfAMemberIsNotThatOfTheGroup() {
        report(sender, 1, now);
        report(sender, 2, now);
        bye(2);
        assertEquals(2, answers(sender).size());
        assertNotNull(sender.bye(now), "and the group is told of the end");
    }

    @Test
    void aGroupThatIsSilentIsNotReportedTo() {
        report(sender, 1, now);
        now += 25 * SECOND;
        assertNull(sender.poll(now));
        assertNull(sender.bye(now));
    }
}
