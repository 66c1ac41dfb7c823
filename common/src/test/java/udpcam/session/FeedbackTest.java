package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Heard;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/** What a sender hears of what its receivers say, and what follows from it. */
class FeedbackTest {
    private static final int OURS = 0xCA3E7A;
    private static final int RECEIVER = 0xB;
    private static final int OTHER = 0xBAD;
    private static final int NEW = 0xFE3;
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    private final SenderSession sender = sender(false);
    private final List<String> heard = new ArrayList<>();
    private final ReceptionListener listener = new ReceptionListener() {
        @Override
        public void reported(double fractionLost) {
            heard.add("lost " + fractionLost);
        }

        @Override
        public void requested(int number, int following) {
            heard.add(number + ", " + following);
        }
    };

    private SenderSession sender(boolean multicast) {
        RtcpInterval interval = new RtcpInterval(multicast, random);
        return new SenderSession(OURS, Cname.random(random), RtpClock.forVideo(random), time, interval);
    }

    private void offer(SenderSession to, ByteBuffer datagram) {
        assertTrue(to.offer(datagram, now, listener));
    }

    @Test
    void lossesOfOurStreamAreHeardAndThoseOfOthersAreNot() {
        offer(sender, ReceiverRtcp.report(RECEIVER, OTHER));
        offer(sender, ReceiverRtcp.nack(RECEIVER, OTHER));
        assertEquals(List.of(), heard);
        offer(sender, ReceiverRtcp.report(RECEIVER, OURS));
        offer(sender, ReceiverRtcp.nack(RECEIVER, OURS));
        assertEquals(List.of("lost 0.25", "4464, 2"), heard);
    }

    @Test
    void whoNeverReportedIsNotHeardToAsk() {
        offer(sender, ReceiverRtcp.nack(RECEIVER, OURS));
        offer(sender, ReceiverRtcp.nack(0, OURS));
        offer(sender, ReceiverRtcp.report(RECEIVER, OTHER));
        offer(sender, ReceiverRtcp.nack(OTHER, OURS));
        assertEquals(List.of(), heard);
    }

    @Test
    void whoLeftOrFellSilentIsNotSentAnythingAgain() {
        offer(sender, ReceiverRtcp.report(RECEIVER, OTHER));
        offer(sender, ReceiverRtcp.bye(RECEIVER));
        offer(sender, ReceiverRtcp.nack(RECEIVER, OURS));
        offer(sender, ReceiverRtcp.report(RECEIVER, OTHER));
        now += 25 * SECOND;
        offer(sender, ReceiverRtcp.nack(RECEIVER, OURS));
        assertEquals(List.of(), heard);
    }

    @Test
    void aGroupReportsButHasNothingSentAgain() {
        SenderSession group = sender(true);
        offer(group, ReceiverRtcp.member(RECEIVER, lastSrOf(group), OURS));
        offer(group, ReceiverRtcp.nack(RECEIVER, OURS));
        assertEquals(List.of("lost 0.25"), heard);
    }

    @Test
    void whoDoesNotReceiveAGroupDoesNotSwitchOnItsParity() {
        SenderSession group = sender(true);
        int lastSr = lastSrOf(group);
        for (int guess : new int[] {0, 1, lastSr + 1, -1}) {
            offer(group, ReceiverRtcp.member(RECEIVER, guess, OURS));
        }
        assertEquals(List.of(), heard);
        assertFalse(group.takesRepair(now));
        offer(group, ReceiverRtcp.member(RECEIVER, lastSr, OTHER));
        assertFalse(group.takesRepair(now), "an echo about another stream");
        offer(group, ReceiverRtcp.member(RECEIVER, lastSr, OURS));
        assertEquals(List.of("lost 0.25"), heard);
        assertTrue(group.takesRepair(now));
        now += 24 * SECOND;
        offer(group, ReceiverRtcp.member(RECEIVER, 0, OURS));
        now += SECOND;
        assertFalse(group.takesRepair(now), "others do not keep it on either");
    }

    /** The group hears of a member, and sends a report; what a member echoes of that. */
    private int lastSrOf(SenderSession group) {
        offer(group, ReceiverRtcp.report(RECEIVER, OTHER));
        group.sending(ByteBuffer.allocate(100).put(0, (byte) 0x80));
        group.poll(now);
        now += 7 * SECOND;
        return NtpTime.compact(Objects.requireNonNull(group.poll(now)).getLong(8));
    }

    @Test
    void repairIsForWhoSaysThatItTakesItUntilItLeaves() {
        assertFalse(sender.takesRepair(now));
        offer(sender, ReceiverRtcp.report(RECEIVER, OURS));
        assertFalse(sender.takesRepair(now));
        offer(sender, ReceiverRtcp.description(RECEIVER));
        assertTrue(sender.takesRepair(now));
        offer(sender, ReceiverRtcp.report(RECEIVER, OURS));
        assertTrue(sender.takesRepair(now), "it need not say so in each report");
        offer(sender, ReceiverRtcp.bye(RECEIVER));
        assertFalse(sender.takesRepair(now));
    }

    @Test
    void anotherReceiverInItsPlaceHasToSayItAgain() {
        offer(sender, ReceiverRtcp.description(RECEIVER));
        offer(sender, ReceiverRtcp.report(OTHER, OURS));
        assertFalse(sender.takesRepair(now));
        offer(sender, ReceiverRtcp.description(OTHER));
        assertTrue(sender.takesRepair(now));
        assertFalse(sender.takesRepair(now + 25 * SECOND), "and go on reporting");
    }

    @Test
    void aGroupTakesRepairOnceOneOfItsMembersDoes() {
        SenderSession group = sender(true);
        offer(group, ReceiverRtcp.member(RECEIVER, lastSrOf(group), OURS));
        offer(group, ReceiverRtcp.report(OTHER, OURS));
        assertTrue(group.takesRepair(now));
    }

    @Test
    void aReceiverUnderOurSsrcHasTheStreamGoOnUnderAnother() {
        sender.onCollision(() -> NEW);
        assertNull(sender.resolveCollision(now));
        offer(sender, ReceiverRtcp.report(RECEIVER, OURS));
        offer(sender, ReceiverRtcp.report(OURS, OTHER));
        ByteBuffer bye = Objects.requireNonNull(sender.resolveCollision(now));
        Heard last = new Heard();
        assertTrue(RtcpReader.read(bye, last));
        assertTrue(last.lines.contains("ca3e7a: bye"), last.lines.toString());
        assertNull(sender.resolveCollision(now), "once");
        heard.clear();
        offer(sender, ReceiverRtcp.report(RECEIVER, OURS));
        assertEquals(List.of(), heard, "that is no longer our stream");
        offer(sender, ReceiverRtcp.report(RECEIVER, NEW));
        assertEquals(List.of("lost 0.25"), heard);
    }

    @Test
    void ourOwnReportsThatComeBackDoNotChangeTheSsrcAgainAndAgain() {
        sender.onCollision(() -> NEW);
        offer(sender, ReceiverRtcp.report(OURS, OTHER));
        assertNotNull(sender.resolveCollision(now));
        for (int i = 0; i < 100; i++) {
            now += SECOND;
            offer(sender, ReceiverRtcp.report(NEW, OTHER));
            assertNull(sender.resolveCollision(now));
        }
    }
}
