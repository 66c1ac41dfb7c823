package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import udpcam.rtcp.Bye;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Heard;
import udpcam.rtcp.Nack;
import udpcam.rtcp.Report;
import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.RtcpReader;
import udpcam.rtcp.SourceDescription;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/** What a receiver says of its losses, and what of it the sender hears. */
class FeedbackTest {
    private static final int OURS = 0xCA3E7A;
    private static final int RECEIVER = 0xB;
    private static final int OTHER = 0xBAD;
    private static final int NEW = 0xFE3;
    private static final long SECOND = 1_000_000_000L;
    private static final long[] MISSING = {70_000, 70_002};

    private long now;
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    private final ReceptionStatistics statistics = new ReceptionStatistics(OURS, RtpClock.VIDEO_RATE);
    private final ReceiverSession receiver = new ReceiverSession(
            statistics, Cname.random(random), time, new RtcpInterval(false, random), new SplittableRandom(3)::nextInt);
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

    private static ByteBuffer report(int from, int about) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, from, null, new ReportBlock(about, 64, 9, 1, 1, 0, 0));
        return datagram.flip();
    }

    private static ByteBuffer description(int from) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, from, null, null);
        SourceDescription.writeReceiver(datagram, from, new Cname("AAECAwQFBgcICQoL"), 1400);
        return datagram.flip();
    }

    private static ByteBuffer bye(int from) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, from, null, null);
        Bye.write(datagram, from, "");
        return datagram.flip();
    }

    private static ByteBuffer nack(int from, int about) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Nack.write(datagram, from, about, MISSING, MISSING.length);
        return datagram.flip();
    }

    @Test
    void whatAReceiverAsksForReachesTheSendersListener() {
        statistics.received(1, 0, now);
        receiver.poll(now);
        now += 7 * SECOND;
        offer(sender, Objects.requireNonNull(receiver.poll(now)));
        heard.clear();
        offer(sender, Objects.requireNonNull(receiver.nack(MISSING, 2)));
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
        offer(sender, report(RECEIVER, OURS));
        long[] missing = new long[1000];
        Arrays.setAll(missing, i -> 17L * i);
        ByteBuffer datagram = Objects.requireNonNull(receiver.nack(missing, missing.length));
        assertEquals(1200, datagram.remaining());
        assertTrue(RtcpReader.isValid(datagram));
    }

    @Test
    void lossesOfOurStreamAreHeardAndThoseOfOthersAreNot() {
        offer(sender, report(RECEIVER, OTHER));
        offer(sender, nack(RECEIVER, OTHER));
        assertEquals(List.of(), heard);
        offer(sender, report(RECEIVER, OURS));
        offer(sender, nack(RECEIVER, OURS));
        assertEquals(List.of("lost 0.25", "4464, 2"), heard);
    }

    @Test
    void whoNeverReportedIsNotHeardToAsk() {
        offer(sender, nack(RECEIVER, OURS));
        offer(sender, nack(0, OURS));
        offer(sender, report(RECEIVER, OTHER));
        offer(sender, nack(OTHER, OURS));
        assertEquals(List.of(), heard);
    }

    @Test
    void whoLeftOrFellSilentIsNotSentAnythingAgain() {
        offer(sender, report(RECEIVER, OTHER));
        offer(sender, bye(RECEIVER));
        offer(sender, nack(RECEIVER, OURS));
        offer(sender, report(RECEIVER, OTHER));
        now += 25 * SECOND;
        offer(sender, nack(RECEIVER, OURS));
        assertEquals(List.of(), heard);
    }

    @Test
    void aGroupReportsButHasNothingSentAgain() {
        SenderSession group = sender(true);
        offer(group, member(lastSrOf(group), OURS));
        offer(group, nack(RECEIVER, OURS));
        assertEquals(List.of("lost 0.25"), heard);
    }

    @Test
    void whoDoesNotReceiveAGroupDoesNotSwitchOnItsParity() {
        SenderSession group = sender(true);
        int lastSr = lastSrOf(group);
        for (int guess : new int[] {0, 1, lastSr + 1, -1}) {
            offer(group, member(guess, OURS));
        }
        assertEquals(List.of(), heard);
        assertFalse(group.takesRepair(now));
        offer(group, member(lastSr, OTHER));
        assertFalse(group.takesRepair(now), "an echo about another stream");
        offer(group, member(lastSr, OURS));
        assertEquals(List.of("lost 0.25"), heard);
        assertTrue(group.takesRepair(now));
        now += 24 * SECOND;
        offer(group, member(0, OURS));
        now += SECOND;
        assertFalse(group.takesRepair(now), "others do not keep it on either");
    }

    /** The group hears of a member, and sends a report; what a member echoes of that. */
    private int lastSrOf(SenderSession group) {
        offer(group, report(RECEIVER, OTHER));
        group.sending(ByteBuffer.allocate(100).put(0, (byte) 0x80));
        group.poll(now);
        now += 7 * SECOND;
        return NtpTime.compact(Objects.requireNonNull(group.poll(now)).getLong(8));
    }

    private static ByteBuffer member(int lastSr, int about) {
        ByteBuffer datagram = ByteBuffer.allocate(200);
        Report.write(datagram, RECEIVER, null, new ReportBlock(about, 64, 9, 1, 1, lastSr, 0));
        SourceDescription.writeReceiver(datagram, RECEIVER, new Cname("AAECAwQFBgcICQoL"), 1400);
        return datagram.flip();
    }

    @Test
    void repairIsForWhoSaysThatItTakesItUntilItLeaves() {
        assertFalse(sender.takesRepair(now));
        offer(sender, report(RECEIVER, OURS));
        assertFalse(sender.takesRepair(now));
        offer(sender, description(RECEIVER));
        assertTrue(sender.takesRepair(now));
        offer(sender, report(RECEIVER, OURS));
        assertTrue(sender.takesRepair(now), "it need not say so in each report");
        offer(sender, bye(RECEIVER));
        assertFalse(sender.takesRepair(now));
    }

    @Test
    void anotherReceiverInItsPlaceHasToSayItAgain() {
        offer(sender, description(RECEIVER));
        offer(sender, report(OTHER, OURS));
        assertFalse(sender.takesRepair(now));
        offer(sender, description(OTHER));
        assertTrue(sender.takesRepair(now));
        assertFalse(sender.takesRepair(now + 25 * SECOND), "and go on reporting");
    }

    @Test
    void aGroupTakesRepairOnceOneOfItsMembersDoes() {
        SenderSession group = sender(true);
        offer(group, member(lastSrOf(group), OURS));
        offer(group, report(OTHER, OURS));
        assertTrue(group.takesRepair(now));
    }

    @Test
    void aReceiverUnderOurSsrcHasTheStreamGoOnUnderAnother() {
        sender.onCollision(() -> NEW);
        assertNull(sender.resolveCollision(now));
        offer(sender, report(RECEIVER, OURS));
        offer(sender, report(OURS, OTHER));
        ByteBuffer bye = Objects.requireNonNull(sender.resolveCollision(now));
        Heard last = new Heard();
        assertTrue(RtcpReader.read(bye, last));
        assertTrue(last.lines.contains("ca3e7a: bye"), last.lines.toString());
        assertNull(sender.resolveCollision(now), "once");
        heard.clear();
        offer(sender, report(RECEIVER, OURS));
        assertEquals(List.of(), heard, "that is no longer our stream");
        offer(sender, report(RECEIVER, NEW));
        assertEquals(List.of("lost 0.25"), heard);
    }

    @Test
    void ourOwnReportsThatComeBackDoNotChangeTheSsrcAgainAndAgain() {
        sender.onCollision(() -> NEW);
        offer(sender, report(OURS, OTHER));
        assertNotNull(sender.resolveCollision(now));
        for (int i = 0; i < 100; i++) {
            now += SECOND;
            offer(sender, report(NEW, OTHER));
            assertNull(sender.resolveCollision(now));
        }
    }
}
