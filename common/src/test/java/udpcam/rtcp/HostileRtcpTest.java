package udpcam.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.rtp.NtpTime;
import udpcam.session.ClockOffset;
import udpcam.session.LinkQuality;
import udpcam.session.ReceptionListener;
import udpcam.session.TwoHosts;

/** RTCP of others, of nobody, and of no sense. */
class HostileRtcpTest {
    private static final int OTHER = 0xBAD;

    private final TwoHosts hosts = new TwoHosts();

    private void offerReport(ReportBlock block) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, OTHER, null, block);
        assertTrue(hosts.sender.offer(datagram.flip(), hosts.senderNanos(), ReceptionListener.NOBODY));
    }

    @Test
    void garbageChangesNothing() {
        hosts.run(5);
        byte[] bytes = new byte[100];
        LinkQuality before = hosts.sender.quality();
        ClockOffset offsetBefore = hosts.receiver.clockOffset();
        for (int i = 0; i < 100_000; i++) {
            hosts.random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 | (bytes[0] & 0x1F)); // of a plausible version and type
            bytes[1] = (byte) (200 + i % 8);
            bytes[2] = 0;
            bytes[3] = (byte) (i % 10 == 0 ? i : bytes.length / 4 - 1);
            hosts.sender.offer(ByteBuffer.wrap(bytes), hosts.senderNanos(), ReceptionListener.NOBODY);
            hosts.receiver.offer(ByteBuffer.wrap(bytes), hosts.receiverNanos());
        }
        assertEquals(before, hosts.sender.quality());
        assertEquals(offsetBefore, hosts.receiver.clockOffset());
        assertFalse(hosts.receiver.ended(hosts.receiverNanos() + 1_000_000_000L));
    }

    @Test
    void reportsAboutOtherSourcesAreIgnored() {
        offerReport(new ReportBlock(OTHER, 255, 1000, 1, 1, 1, 1));
        assertNull(hosts.sender.quality());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, no report was received",
        "0, 77, none and yet a delay",
        "1, 0, of no time that was",
        "-70000, 0, more than a minute",
        "-65536, 65600, negative: held for longer than it was away",
        "65536, 0, sent in a second from now",
        "-65536, -1, held for 18 hours",
    })
    void aRoundTripThatCannotBeIsIgnored(int sentUnits, int delayUnits, String why) {
        hosts.run(5);
        long before = Objects.requireNonNull(hosts.sender.quality()).roundTripNanos();
        int sent = Math.abs(sentUnits) <= 1 ? sentUnits : nowAtSender() + sentUnits * (sentUnits == -70_000 ? 60 : 1);
        offerReport(new ReportBlock(TwoHosts.SSRC, 3, 9, 1, 1, sent, delayUnits));
        LinkQuality quality = Objects.requireNonNull(hosts.sender.quality());
        assertEquals(3 / 256.0, quality.fractionLost());
        assertEquals(before, quality.roundTripNanos(), why);
    }

    private int nowAtSender() {
        return NtpTime.compact(hosts.senderTime.at(hosts.senderNanos()));
    }

    @Test
    void ourOwnReportsComeBackAreNotAReceiver() {
        hosts.run(5);
        TwoHosts alone = new TwoHosts();
        alone.sender.sending(alone.packet);
        assertTrue(alone.sender.offer(hosts.reportsOfSender.get(0), alone.senderNanos(), ReceptionListener.NOBODY));
        assertNull(alone.sender.poll(alone.senderNanos()));
    }

    @Test
    void leavingAndComingBackAllTheTimeDrawsNoMoreReports() {
        hosts.run(3);
        ByteBuffer there = ByteBuffer.allocate(8);
        Report.write(there, OTHER, null, null);
        ByteBuffer bye = ByteBuffer.allocate(8);
        Bye.write(bye, OTHER, "");
        int reports = 0;
        for (int i = 0; i < 100_000; i++) {
            long now = hosts.senderNanos() + i * 100_000L; // 10 s in all
            hosts.sender.offer(there.flip(), now, ReceptionListener.NOBODY);
            reports += hosts.sender.poll(now) == null ? 0 : 1;
            hosts.sender.offer(bye.flip(), now, ReceptionListener.NOBODY);
            there.position(8);
            bye.position(8);
        }
        assertTrue(reports < 20, "sent " + reports);
    }

    @Test
    void theByeOfSomebodyElseEndsNothing() {
        hosts.run(3);
        ByteBuffer bye = ByteBuffer.allocate(8);
        Bye.write(bye, OTHER, "");
        hosts.sender.offer(bye.flip(), hosts.senderNanos(), ReceptionListener.NOBODY);
        hosts.receiver.offer(bye, hosts.receiverNanos());
        assertNotNull(hosts.sender.poll(hosts.senderNanos() + 10_000_000_000L));
        assertFalse(hosts.receiver.ended(hosts.receiverNanos() + 1_000_000_000L));
    }

    @Test
    void aReceiverWhoseSsrcIsTakenSaysByeAndChoosesAnother() {
        hosts.run(3);
        ByteBuffer ours = hosts.reportsOfReceiver.get(0);
        int before = ours.getInt(4);
        hosts.receiver.offer(ours, hosts.receiverNanos());
        hosts.reportsOfReceiver.clear();
        hosts.run(5);
        Heard heard = new Heard();
        assertTrue(RtcpReader.read(hosts.reportsOfReceiver.get(0), heard));
        assertEquals("%x: bye".formatted(before), heard.lines.get(heard.lines.size() - 1));
        ByteBuffer next = hosts.reportsOfReceiver.get(1);
        assertNotEquals(before, next.getInt(4));
        assertEquals(next.getInt(4), next.getInt(8 + 24 + 4), "in all of its packets");
        assertEquals(
                40e6, (double) Objects.requireNonNull(hosts.receiver.quality()).roundTripNanos(), 0.05e6);
    }

    @Test
    void theReportsOfAnotherSenderAreNotTheSources() {
        hosts.run(5);
        offerToReceiver(OTHER, hosts.reportsOfReceiver.get(0).getInt(4));
        ByteBuffer next = Objects.requireNonNull(hosts.receiver.poll(hosts.receiverNanos() + 10_000_000_000L));
        ByteBuffer last = hosts.reportsOfSender.get(hosts.reportsOfSender.size() - 1);
        assertEquals(NtpTime.compact(last.getLong(8)), ReportBlock.read(next, 8).lastSr());
        assertEquals(
                40e6, (double) Objects.requireNonNull(hosts.receiver.quality()).roundTripNanos(), 0.05e6);
    }

    @Test
    void anAnswerToAnotherReceiverIsNotOurs() {
        hosts.run(5);
        offerToReceiver(TwoHosts.SSRC, OTHER);
        assertEquals(
                40e6, (double) Objects.requireNonNull(hosts.receiver.quality()).roundTripNanos(), 0.05e6);
    }

    /** An SR, and an answer that would make the round trip a second and a half. */
    private void offerToReceiver(int sender, int receiver) {
        int aWhileAgo =
                hosts.reportsOfReceiver.get(hosts.reportsOfReceiver.size() - 1).getInt(32 + 12 + 2);
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, sender, new SenderInfo(1, 2, 3, 4), null);
        ExtendedReport.writeDlrr(datagram, sender, List.of(new ReferenceTime(receiver, aWhileAgo - 0x18000, 0)), 0);
        assertTrue(hosts.receiver.offer(datagram.flip(), hosts.receiverNanos()));
    }
}
