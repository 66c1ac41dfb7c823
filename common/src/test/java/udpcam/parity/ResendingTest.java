package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.nack.RetransmissionWire;
import udpcam.rtp.RtpHeader;

/** Packets that are sent again. */
class ResendingTest {
    private final List<byte[]> again = new ArrayList<>();

    private boolean resend(RepairPair pair, long number) {
        try {
            return pair.sender.resend((int) (number & 0xFFFF), packet -> again.add(RepairPair.copy(packet)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 32_767, 32_768, 65_530, 65_535})
    void aPacketOfTheVeryFirstFrameIsSentAgain(int firstNumber) {
        RepairPair pair = new RepairPair(firstNumber);
        pair.send(10, 50);
        assertTrue(resend(pair, pair.first + 7));
        ByteBuffer packet = ByteBuffer.wrap(again.get(0));
        assertEquals(RetransmissionWire.PAYLOAD_TYPE, RtpHeader.payloadType(packet));
        assertEquals(pair.retransmissions.ssrc(), RtpHeader.ssrc(packet));
        ByteBuffer restored = ByteBuffer.allocate(RepairPair.LONGEST);
        RetransmissionWire.restore(restored, packet, RepairPair.PAYLOAD_TYPE, RepairPair.SSRC);
        assertArrayEquals(pair.packet(pair.first + 7), RepairPair.copy(restored.flip()));
    }

    @Test
    void retransmissionsAndParityHaveAnSsrcEachAndNumbersWithoutGaps() {
        RepairPair pair = RepairPair.withSavings();
        pair.share = 0.2;
        pair.send(10, 50);
        resend(pair, pair.first);
        resend(pair, pair.first);
        pair.send(10, 50);
        assertEquals(2, pair.parity.size());
        assertFollows(again.get(0), again.get(1));
        assertFollows(pair.parity.get(0), pair.parity.get(1));
        assertNotEquals(
                RtpHeader.ssrc(ByteBuffer.wrap(again.get(0))), RtpHeader.ssrc(ByteBuffer.wrap(pair.parity.get(0))));
    }

    private static void assertFollows(byte[] before, byte[] packet) {
        assertEquals(RtpHeader.ssrc(ByteBuffer.wrap(before)), RtpHeader.ssrc(ByteBuffer.wrap(packet)));
        int next = RtpHeader.sequenceNumber(ByteBuffer.wrap(before)) + 1;
        assertEquals(next & 0xFFFF, RtpHeader.sequenceNumber(ByteBuffer.wrap(packet)));
    }

    @Test
    void onlyPacketsOfTheLastTwoFramesAreOfUse() {
        RepairPair pair = new RepairPair(65_500);
        pair.send(10, 50);
        pair.send(20, 50);
        pair.send(30, 50);
        long next = pair.first + 30;
        for (long number = next - 70; number < next + 10; number++) {
            boolean ofUse = number >= next - 50 && number < next;
            assertEquals(ofUse, pair.sender.isOfUse((int) (number & 0xFFFF)), "" + (number - next));
            again.clear();
            assertEquals(ofUse, resend(pair, number));
            assertEquals(ofUse ? 1 : 0, again.size());
        }
    }

    @Test
    void beforeTheFirstPacketNothingIsOfUse() {
        RepairPair pair = new RepairPair(0);
        for (int number = 0; number < 1 << 16; number++) {
            assertFalse(resend(pair, number));
        }
    }

    @Test
    void whoAsksAllTheTimeGetsAsMuchAsTheStreamHasAndNoMore() {
        RepairPair pair = new RepairPair(65_000);
        pair.share = 1;
        long streamBytes = 0;
        long repairBytes = 0;
        for (int frame = 0; frame < 300; frame++) {
            int packets = pair.random.nextInt(1, 40);
            pair.send(packets, 20);
            for (int i = 0; i < packets; i++) {
                streamBytes += pair.packet(pair.first + i).length;
            }
            again.clear();
            for (int i = 0; i < 200; i++) {
                assertTrue(resend(pair, pair.first + i % packets), "of use, though there may be no room for it");
            }
            again.addAll(pair.parity);
            repairBytes += again.stream().mapToLong(datagram -> datagram.length).sum();
            assertTrue(repairBytes <= streamBytes, repairBytes + " to repair " + streamBytes);
        }
        assertTrue(repairBytes > 0.95 * streamBytes);
    }
}
