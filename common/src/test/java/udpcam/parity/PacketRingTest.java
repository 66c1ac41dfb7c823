package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacketRingTest {
    private static final int BYTES = 1000;
    private static final long ALL = Long.MIN_VALUE; // packets are wanted

    private final PacketRing ring = new PacketRing(BYTES, more -> true);

    private static ByteBuffer packet(long number, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(number).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private void put(long number, int length) {
        ring.put(number, packet(number, length), ALL);
    }

    @Test
    void aPacketIsThereAsASymbolAndAsItself() {
        ByteBuffer packet = packet(7, 300);
        ring.put(7, packet, ALL);
        assertEquals(300, packet.remaining(), "stays as it is");
        assertEquals(302, ring.symbolBytes(7));
        int at = ring.offset(7);
        ByteBuffer symbol = ByteBuffer.wrap(ring.bytes(), at, 302);
        assertEquals(300, symbol.getShort());
        assertEquals(packet, symbol);
        assertEquals(packet, ring.packet(7));
    }

    @Test
    void nothingIsThereBeforeItIsPutNorWhenAllIsForgotten() {
        for (long number = -2; number < 3; number++) {
            assertFalse(ring.contains(number));
        }
        put(7, 10);
        ring.clear();
        assertFalse(ring.contains(7));
        assertFalse(ring.contains(-1));
    }

    @Test
    void thePacketsThatAreThereAreWholeAndTheNewestOnesAre() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Long, Integer> lengths = new HashMap<>();
        long number = 0;
        for (int i = 0; i < 50_000; i++) {
            number += random.nextInt(10) == 0 ? random.nextInt(1, 5000) : 1; // over gaps, and wraps of the places
            int length = random.nextInt(0, 200);
            put(number, length);
            lengths.put(number, length);
            assertTrue(ring.contains(number));
            int newest = 0;
            for (long before = number; before > number - 20; before--) {
                Integer known = lengths.get(before);
                if (known == null) {
                    assertFalse(ring.contains(before));
                    continue;
                }
                newest += 2 + known;
                if (ring.contains(before)) {
                    assertEquals(packet(before, known), ring.packet(before));
                } else {
                    assertTrue(newest > BYTES - 202, "no more is overwritten than has to be");
                }
            }
        }
    }

    @Test
    void aLargeNumberOfSmallPacketsDoesNotGoBeyondTheTable() {
        PacketRing large = new PacketRing(1 << 20, more -> true);
        for (long number = 0; number < 2 * PacketRing.MOST_PACKETS; number++) {
            large.put(number, packet(number, 3), ALL);
        }
        assertFalse(large.contains(PacketRing.MOST_PACKETS - 1));
        for (long number = PacketRing.MOST_PACKETS; number < 2 * PacketRing.MOST_PACKETS; number++) {
            assertEquals(packet(number, 3), large.packet(number));
        }
    }

    @Test
    void aPacketOfAllTheMemoryTakesTheOthersPlaceAndALargerOneIsNotKept() {
        put(1, 100);
        put(2, BYTES - 1);
        assertTrue(ring.contains(1));
        assertFalse(ring.contains(2));
        put(3, BYTES - 2);
        assertFalse(ring.contains(1));
        assertEquals(packet(3, BYTES - 2), ring.packet(3));
    }

    @Test
    void itGrowsOnlyAsFarAsPacketsAreWantedAndThereIsMemory() {
        PacketRing growing = new PacketRing(1 << 20, more -> true);
        int atFirst = growing.heldBytes();
        for (long number = 0; number < 10_000; number++) {
            growing.put(number, packet(number, 100), number - 10);
            assertTrue(growing.contains(Math.max(0, number - 10)));
        }
        assertEquals(atFirst, growing.heldBytes());
        for (long number = 10_000; number < 13_000; number++) {
            growing.put(number, packet(number, 100), 10_000);
        }
        for (long number = 10_000; number < 13_000; number++) {
            assertEquals(packet(number, 100), growing.packet(number));
        }
        assertTrue(growing.heldBytes() < 2 * 3_000 * (102 + 17) + 100_000, "no more than about twice what is wanted");
        growing.clear();
        assertEquals(atFirst, growing.heldBytes());
    }

    @Test
    void withoutMemoryTheNewestPacketsAreKept() {
        PacketRing poor = new PacketRing(1 << 20, more -> false);
        for (long number = 0; number < 10_000; number++) {
            poor.put(number, packet(number, 100), 0);
            assertEquals(packet(number, 100), poor.packet(number));
        }
        assertTrue(poor.contains(9_990));
        assertFalse(poor.contains(9_000));
        poor.put(10_000, packet(1, 60_000), 0);
        assertFalse(poor.contains(10_000), "larger than all that there is");
    }

    @Test
    void aPacketMayBePutAgain() {
        put(1, 100);
        ring.put(1, packet(9, 50), ALL);
        assertEquals(packet(9, 50), ring.packet(1));
    }

    @Test
    void lengthsOfMoreThanFifteenBitsAreKept() {
        PacketRing large = new PacketRing(1 << 17, more -> true);
        large.put(1, packet(1, 65_507), ALL);
        assertEquals(65_507, large.packet(1).remaining());
        byte[] symbol = Arrays.copyOfRange(large.bytes(), large.offset(1), large.offset(1) + 2);
        assertEquals((short) 65_507, ByteBuffer.wrap(symbol).getShort());
    }
}
