package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Bye;

/** When both sides report to each other, and when they are silent. */
class SessionsTest {
    private static final int SR = 200;
    private static final int RR = 201;

    private final TwoHosts hosts = new TwoHosts();

    private static int typeOf(ByteBuffer datagram) {
        return Byte.toUnsignedInt(datagram.get(1));
    }

    @Test
    void inAnHourNeitherSideSaysMoreThanItMay() {
        hosts.run(3600);
        double mediaBytes = hosts.packets * (TwoHosts.PAYLOAD_BYTES + 40.0);
        for (List<ByteBuffer> reports : List.of(hosts.reportsOfSender, hosts.reportsOfReceiver)) {
            assertEquals(3600, reports.size(), 200, "one a second in the mean");
            double bytes = reports.stream().mapToInt(r -> r.remaining() + 28).sum();
            assertTrue(bytes < 0.025 * mediaBytes, bytes + " of " + mediaBytes);
        }
    }

    @Test
    void bothSidesReportSeveralTimesWithinASecondAtFirstSinceAReportMayBeLost() {
        hosts.run(1);
        assertTrue(hosts.reportsOfReceiver.size() >= 5, "receiver: " + hosts.reportsOfReceiver.size());
        assertTrue(hosts.reportsOfSender.size() >= 5, "sender: " + hosts.reportsOfSender.size());
        hosts.run(10);
        int before = hosts.reportsOfSender.size();
        ByteBuffer another = ByteBuffer.allocate(8).put(0, (byte) 0x80).put(1, (byte) 201);
        another.putShort(2, (short) 1).putInt(4, 4711); // an empty RR
        assertTrue(hosts.sender.offer(another, hosts.senderNanos(), ReceptionListener.NOBODY));
        assertEquals(SR, typeOf(Objects.requireNonNull(hosts.sender.poll(hosts.senderNanos()))), "at once");
        assertTrue(before < 25, "slower then: " + before);
    }

    @Test
    void theSenderIsSilentUntilItHearsRtcpAndThenSpeaksAtOnce() {
        hosts.receiverUp = false;
        hosts.run(60);
        assertEquals(List.of(), hosts.reportsOfSender);
        assertNull(hosts.sender.bye(hosts.senderNanos()));
        assertFalse(hosts.sender.offer(
                ByteBuffer.wrap(new byte[] {(byte) 0x80, 26, 0, 0}), hosts.senderNanos(), ReceptionListener.NOBODY));
        assertNull(hosts.sender.poll(hosts.senderNanos()));
        ByteBuffer first = Objects.requireNonNull(hosts.receiver.poll(hosts.receiverNanos()));
        assertTrue(hosts.sender.offer(first, hosts.senderNanos(), ReceptionListener.NOBODY));
        assertEquals(SR, typeOf(Objects.requireNonNull(hosts.sender.poll(hosts.senderNanos()))));
    }

    @Test
    void theSenderFallsSilentWhereTheReceiverVanishes() {
        hosts.run(10);
        hosts.receiverUp = false;
        hosts.run(25);
        int reports = hosts.reportsOfSender.size();
        assertTrue(reports > 25);
        hosts.run(60);
        assertEquals(reports, hosts.reportsOfSender.size(), 1);
    }

    @Test
    void theSenderFallsSilentWithTheReceiversByeUntilItIsBack() {
        hosts.run(3);
        ByteBuffer bye = Objects.requireNonNull(hosts.receiver.bye(hosts.receiverNanos()));
        hosts.receiverUp = false;
        hosts.sender.offer(bye, hosts.senderNanos(), ReceptionListener.NOBODY);
        int reports = hosts.reportsOfSender.size();
        hosts.run(10);
        assertEquals(reports, hosts.reportsOfSender.size());
        hosts.receiverUp = true;
        hosts.run(3);
        assertTrue(hosts.reportsOfSender.size() > reports);
    }

    @Test
    void theSenderKnowsHowLargeADatagramTheReceiverTakesAsLongAsThatIsThere() {
        assertEquals(0, hosts.sender.maxDatagram(hosts.senderNanos()));
        hosts.run(10);
        assertEquals(65_507, hosts.sender.maxDatagram(hosts.senderNanos()));
        ByteBuffer bye = Objects.requireNonNull(hosts.receiver.bye(hosts.receiverNanos()));
        hosts.sender.offer(bye, hosts.senderNanos(), ReceptionListener.NOBODY);
        assertEquals(0, hosts.sender.maxDatagram(hosts.senderNanos()));
    }

    @Test
    void aForgedByeDoesNotEndAStreamThatGoesOn() {
        hosts.run(3);
        ByteBuffer bye = ByteBuffer.allocate(8);
        Bye.write(bye, hosts.statistics.ssrc(), "");
        hosts.receiver.offer(bye.flip(), hosts.receiverNanos());
        for (int i = 0; i < 30; i++) {
            long now = hosts.receiverNanos() + i * 33_000_000L;
            hosts.statistics.received(i, 0, now);
            hosts.receiver.received(1400, now);
            assertFalse(hosts.receiver.ended(now + 32_000_000L), "packet " + i);
        }
    }

    @Test
    void theSendersByeEndsTheSourceUntilItSendsAgain() {
        hosts.run(3);
        hosts.receiver.offer(Objects.requireNonNull(hosts.sender.bye(hosts.senderNanos())), hosts.receiverNanos());
        long byeNanos = hosts.receiverNanos();
        assertTrue(hosts.receiver.ended(byeNanos + 200_000_000L));
        assertNull(hosts.receiver.poll(byeNanos + 10_000_000_000L));
        assertNull(hosts.sender.poll(hosts.senderNanos() + 10_000_000_000L));
        hosts.statistics.received(0, 0, byeNanos);
        hosts.receiver.received(1400, byeNanos + 100_000_000L);
        assertTrue(hosts.receiver.ended(byeNanos + 300_000_000L), "the packet was overtaken by the BYE");
        hosts.receiver.received(1400, byeNanos + 1_000_000_000L);
        assertTrue(hosts.receiver.ended(byeNanos + 1_000_000_000L), "RTCP, another SSRC's or no packet at all");
        hosts.statistics.received(0, 0, byeNanos);
        hosts.receiver.received(1400, byeNanos + 1_000_000_000L);
        assertFalse(hosts.receiver.ended(byeNanos + 2_000_000_000L), "somebody else had said it");
        assertNotNull(hosts.receiver.poll(hosts.receiverNanos() + 10_000_000_000L));
    }

    @Test
    void whatIsNotOfTheSourceDoesNotCountForTheBandwidth() {
        TwoHosts flooded = new TwoHosts();
        flooded.sending = false;
        int reports = 0;
        for (int i = 0; i < 10_000; i++) { // 100 s, at 1 Mbit/s
            flooded.receiver.received(1400, flooded.receiverNanos() + i * 10_000_000L);
            reports += flooded.receiver.poll(flooded.receiverNanos() + i * 10_000_000L) == null ? 0 : 1;
        }
        assertEquals(20, reports, 5, "every 5 s, as if nothing came");
    }

    @Test
    void aSenderWithoutAPictureReportsAsAReceiver() {
        hosts.run(5);
        hosts.sending = false;
        hosts.run(10);
        hosts.reportsOfSender.clear();
        hosts.run(10);
        assertTrue(hosts.reportsOfSender.size() > 1);
        hosts.reportsOfSender.forEach(report -> assertEquals(RR, typeOf(report)));
        hosts.sending = true;
        hosts.run(10);
        assertEquals(SR, typeOf(hosts.reportsOfSender.get(hosts.reportsOfSender.size() - 1)));
    }

    @Test
    void everyReportIsCompoundAndTellsTheName() {
        hosts.run(60);
        hosts.reportsOfReceiver.forEach(report -> assertTrue(endsInDescription(report, 60)));
        hosts.reportsOfSender.forEach(report -> assertTrue(endsInDescription(report, 28)));
    }

    private static boolean endsInDescription(ByteBuffer report, int bytes) {
        int last = report.remaining() - bytes;
        return last > 0 && report.getInt(last) == (0x81CA0000 | bytes / 4 - 1);
    }
}
