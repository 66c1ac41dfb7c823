package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.rtp.RtpHeader;

/** Packets that were lost, rebuilt from parity. */
class RepairTest {
    private final RepairPair pair = RepairPair.withSavings();

    @Test
    void withoutLossParityIsNotNeeded() {
        pair.share = 0.5;
        pair.send(10, 50);
        for (long number = pair.first; number < pair.first + 10; number++) {
            pair.receive(number);
        }
        pair.receiveParity(0);
        assertTrue(pair.receiver.isWaiting());
        pair.rebuild();
        pair.assertRebuilt();
        assertFalse(pair.receiver.isWaiting());
    }

    @Test
    void parityIsAStreamOfItsOwnWithTheTimestampOfTheFrame() {
        pair.share = 0.3;
        int before = RtpHeader.sequenceNumber(ByteBuffer.wrap(someParity()));
        byte[] next = someParity();
        ByteBuffer packet = ByteBuffer.wrap(next);
        assertEquals(ParityHeader.PAYLOAD_TYPE, RtpHeader.payloadType(packet));
        assertEquals(pair.parityStream.ssrc(), RtpHeader.ssrc(packet));
        assertEquals((before + 3) & 0xFFFF, RtpHeader.sequenceNumber(packet));
        assertEquals(RtpHeader.timestamp(ByteBuffer.wrap(pair.packet(pair.first))), RtpHeader.timestamp(packet));
        assertEquals(RepairPair.LONGEST + RepairSender.ADDED_BYTES, next.length);
    }

    private byte[] someParity() {
        pair.send(10, RepairPair.LONGEST);
        assertEquals(3, pair.parity.size());
        return pair.parity.get(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anySymbolsAsManyAsPacketsGiveTheFrame(int packets) {
        pair.share = packets < 4 ? 1 : 0.5;
        pair.send(packets, 20);
        int symbols = pair.parity.size();
        assertEquals((int) Math.ceil(pair.share * packets), symbols);
        for (int came = 0; came < 1 << (packets + symbols); came++) {
            pair.forget();
            List<Long> lost = new ArrayList<>();
            for (int i = 0; i < packets; i++) {
                if ((came >> i & 1) != 0) {
                    pair.receive(pair.first + i);
                } else {
                    lost.add(pair.first + i);
                }
            }
            for (int i = 0; i < symbols; i++) {
                if ((came >> (packets + i) & 1) != 0) {
                    pair.receiveParity(i);
                }
            }
            pair.rebuild();
            boolean enough = Integer.bitCount(came) >= packets;
            pair.assertRebuilt(
                    enough ? lost.stream().mapToLong(number -> number).toArray() : new long[0]);
        }
    }

    @Test
    void packetsAndParityMayComeInAnyOrderAndTwice() {
        pair.share = 0.5;
        pair.send(8, 20);
        for (int seed = 0; seed < 500; seed++) {
            pair.forget();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(seed));
            List<Integer> came = new ArrayList<>(order.subList(0, 8)); // as many as there are packets
            came.addAll(order.subList(0, 8));
            for (int i : came) {
                if (i < 8) {
                    pair.receive(pair.first + i);
                } else {
                    pair.receiveParity(i - 8);
                }
                pair.rebuild();
            }
            long[] lost = order.subList(8, 12).stream()
                    .filter(i -> i < 8)
                    .mapToLong(i -> pair.first + i)
                    .sorted()
                    .toArray();
            pair.assertRebuilt(lost);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 255, 256, 257, 300, 385})
    void aBurstIsSpreadOverTheBlocksOfALargeFrame(int packets) {
        int columns = (packets + 127) / 128;
        pair.share = 0.02; // 3 symbols for 65 packets and more
        for (int start = 0; start <= packets - 3 * columns; start += 7) {
            pair.send(packets, 100);
            assertTrue(pair.parity.size() <= 3 * columns);
            int perBlock = pair.parity.size() / columns;
            lose(packets, start, perBlock * columns);
            long from = pair.first + start;
            pair.assertRebuilt(
                    LongStream.range(from, from + (long) perBlock * columns).toArray());
            pair.forget();
        }
    }

    @Test
    void ofALongerBurstTheBlocksThatCanAreRebuilt() {
        pair.share = 0.02;
        pair.send(300, 100);
        assertEquals(6, pair.parity.size()); // 2 for each block of 100
        lose(300, 30, 7);
        pair.assertRebuilt(
                LongStream.of(31, 32, 34, 35).map(i -> pair.first + i).toArray());
    }

    private void lose(int packets, int start, int count) {
        for (int i = 0; i < packets; i++) {
            if (i < start || i >= start + count) {
                pair.receive(pair.first + i);
            }
        }
        for (int i = 0; i < pair.parity.size(); i++) {
            pair.receiveParity(i);
        }
        pair.rebuild();
    }

    @Test
    void aPacketThatIsSentAgainMayMakeParityEnough() {
        pair.share = 0.2;
        pair.send(5, 20);
        pair.receive(pair.first);
        pair.receive(pair.first + 2);
        pair.receive(pair.first + 4);
        pair.receiveParity(0);
        pair.rebuild();
        pair.assertRebuilt();
        assertTrue(pair.receiver.isWaiting());
        pair.receive(pair.first + 3);
        pair.rebuild();
        pair.assertRebuilt(pair.first + 1);
        assertFalse(pair.receiver.isWaiting());
    }

    @Test
    void numbersMayWrapWithinAFrame() {
        for (int start = 65_520; start < 65_540; start++) {
            RepairPair wrapping = new RepairPair(start);
            wrapping.share = 1;
            wrapping.send(16, RepairPair.LONGEST);
            for (int i = 8; i < 16; i++) {
                wrapping.receive(wrapping.first + i);
            }
            for (int i = 0; i < 8; i++) {
                wrapping.receiveParity(i);
            }
            wrapping.rebuild();
            long from = wrapping.first;
            wrapping.assertRebuilt(LongStream.range(from, from + 8).toArray());
        }
    }

    @Test
    void parityOfWhatIsOfNoUseAnyMoreIsPassedOver() {
        pair.share = 0.5;
        pair.send(4, 20);
        pair.receive(pair.first + 1);
        pair.receive(pair.first + 2);
        pair.receive(pair.first + 3);
        pair.receiver.forget(pair.first + 3);
        pair.receiveParity(0);
        assertFalse(pair.receiver.isWaiting());
        pair.receiver.forget(pair.first - 1);
        pair.receiveParity(0);
        pair.receiver.forget(pair.first + 3);
        pair.rebuild();
        pair.assertRebuilt();
        assertFalse(pair.receiver.isWaiting());
    }

    @Test
    void aFrameWithoutPacketsHasNoParity() {
        pair.share = 1;
        pair.send(0, 20);
        assertEquals(0, pair.parity.size());
    }

    @Test
    void aLargeFrameHasItsParityAlongWithItsPacketsInGroupsOf512() {
        pair.share = 0.1;
        pair.send(2000, 20);
        assertEquals(3 * 4 * 13 + 4 * 12, pair.parity.size());
        for (int i = 0; i < pair.parity.size(); i++) {
            int at = RtpHeader.BYTES + 4; // SN base, L, D
            ByteBuffer parity = ByteBuffer.wrap(pair.parity.get(i));
            long base = pair.first + (i < 156 ? i / 52 * 512 + i % 52 / 13 : 1536 + (i - 156) / 12);
            assertEquals((short) base, parity.getShort(at));
            assertEquals(4, parity.get(at + 2));
            assertEquals(i < 156 ? 128 : 116, parity.get(at + 3) & 0xFF);
        }
    }

    @Test
    void ofALargeFrameEachGroupIsRebuiltWithItsOwnParity() {
        pair.share = 0.05;
        pair.send(2000, 20);
        lose(2000, 500, 24); // 12 of one group, and 12 of the next
        pair.assertRebuilt(LongStream.range(500, 524).map(i -> pair.first + i).toArray());
    }

    @Test
    void aFrameOfMorePacketsThanAreKeptHasItsParityAllTheSame() {
        pair.share = 0.01;
        pair.send(PacketRing.MOST_PACKETS + 600, 20);
        assertEquals(65 * 4 * 2 + 1, pair.parity.size());
        pair.send(10, 20);
        assertEquals(1, pair.parity.size());
    }
}
