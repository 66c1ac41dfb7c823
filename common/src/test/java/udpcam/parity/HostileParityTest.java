package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import udpcam.rtp.RtpHeader;

/** Parity of others, of nothing, and of no sense; {@link RepairPair#rebuild} looks at all that is rebuilt. */
class HostileParityTest {
    private static final int PACKETS = 6;
    private static final int LOST = 2;

    private final RepairPair pair = RepairPair.withSavings();

    private void sendAndLose() {
        pair.share = 0.3;
        pair.send(PACKETS, 40);
        receiveAllButTheLost();
    }

    private void receiveAllButTheLost() {
        pair.forget();
        for (int i = 0; i < PACKETS; i++) {
            if (i != LOST) {
                pair.receive(pair.first + i);
            }
        }
    }

    /** That a flipped bit of the parity flips one of the packet is for the frame's checksum to find. */
    private void assertNoneOrThatWhichWasLost(String what) {
        assertTrue(pair.rebuilt.isEmpty() || pair.rebuilt.keySet().equals(Set.of(pair.first + LOST)), what);
    }

    @Test
    void noFlippedBitMakesAPacketThatWasNotMissing() {
        sendAndLose();
        byte[] datagram = pair.parity.get(0);
        for (int bit = 0; bit < 8 * datagram.length; bit++) {
            receiveAllButTheLost();
            pair.offerParity(RepairPair.flipped(datagram, bit));
            pair.rebuild();
            assertNoneOrThatWhichWasLost("bit " + bit);
        }
    }

    @Test
    void noTruncationMakesAPacketThatWasNotMissing() {
        sendAndLose();
        byte[] datagram = pair.parity.get(0);
        for (int length = 0; length < datagram.length; length++) {
            receiveAllButTheLost();
            pair.offerParity(Arrays.copyOf(datagram, length));
            pair.rebuild();
            assertNoneOrThatWhichWasLost("cut to " + length);
        }
        pair.offerParity(datagram);
        pair.rebuild();
        pair.assertRebuilt(pair.first + LOST);
    }

    @Test
    void parityOfAnotherStreamMakesNothing() {
        sendAndLose();
        RepairReceiver other = RepairPair.receiver(RepairPair.SSRC + 1);
        ByteBuffer payload = ByteBuffer.wrap(pair.parity.get(0)).position(RtpHeader.BYTES);
        ParityHeader header = new ParityHeader();
        assertTrue(header.read(payload));
        for (int i = 0; i < PACKETS; i++) {
            if (i != LOST) {
                other.received(pair.first + i, ByteBuffer.wrap(pair.packet(pair.first + i)));
            }
        }
        other.parity(header, pair.first, RtpHeader.timestamp(ByteBuffer.wrap(pair.parity.get(0))), payload);
        assertEquals(RepairReceiver.NONE, other.rebuild());
    }

    @Test
    void parityOfPacketsThatWereOthersMakesNothing() {
        sendAndLose();
        byte[] before = pair.parity.get(0);
        sendAndLose();
        System.arraycopy(pair.parity.get(0), 0, before, 0, RtpHeader.BYTES + ParityHeader.BYTES);
        pair.offerParity(before);
        pair.rebuild();
        pair.assertRebuilt();
    }

    @Test
    void parityShorterThanThePacketsMakesNothing() {
        pair.share = 0.3;
        pair.send(PACKETS, RepairPair.LONGEST);
        receiveAllButTheLost();
        byte[] datagram = pair.parity.get(0);
        pair.offerParity(Arrays.copyOf(datagram, datagram.length - 1));
        pair.rebuild();
        pair.assertRebuilt();
        pair.offerParity(datagram);
        pair.rebuild();
        pair.assertRebuilt(pair.first + LOST);
    }

    @Test
    void aFloodOfParityForOtherBlocksDelaysRepairAtTheMost() {
        sendAndLose();
        byte[] flood = new byte[RtpHeader.BYTES + ParityHeader.BYTES + 100];
        for (int i = 0; i < 10_000; i++) {
            pair.random.nextBytes(flood);
            flood[0] = (byte) 0x80;
            pair.offerParity(flood);
            pair.rebuild();
        }
        pair.assertRebuilt();
        pair.offerParity(pair.parity.get(0));
        pair.rebuild();
        pair.assertRebuilt(pair.first + LOST);
    }

    @Test
    void everyShapeOfABlockIsRefusedOrTaken() {
        sendAndLose();
        byte[] datagram = pair.parity.get(0).clone();
        int shape = RtpHeader.BYTES + 6;
        for (int columns = 0; columns < 256; columns += 5) {
            for (int rows = 0; rows < 256; rows++) {
                for (int symbol : new int[] {0, 1, 127, 128, 254, 255, 255 - rows, Math.max(0, 254 - rows)}) {
                    ByteBuffer.wrap(datagram, shape, 3)
                            .put((byte) columns)
                            .put((byte) rows)
                            .put((byte) symbol);
                    pair.offerParity(datagram);
                    pair.rebuild();
                }
            }
        }
        assertNoneOrThatWhichWasLost("shapes");
        assertEquals(0, pair.rebuilt.size(), "the true shape is not among them");
    }
}
