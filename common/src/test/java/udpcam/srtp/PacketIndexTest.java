package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketIndexTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 65535, 65535", // the first of all has a roll-over counter of 0
        "-1, 0, 0",
        "5, 6, 6",
        "5, 4, 4",
        "65535, 0, 65536",
        "65536, 65535, 65535",
        "0, 32768, 32768", // as near as the one before: appendix A takes the same counter
        "0, 32769, -32767", // cannot be
        "98304, 0, 65536", // 1:32768: as near as the next one
        "98305, 0, 131072",
        "98306, 1, 131073",
        "131071, 32766, 163838", // 1:65535, 32,767 packets on
        "281474976710655, 0, 281474976710656", // the last index; cannot be
    })
    void aNumberStandsForTheNearestIndex(long highest, int number, long index) {
        assertEquals(index, PacketIndex.of(highest, number));
    }

    @Test
    void theRollOverCounterIsInTheUpper32Bits() {
        assertEquals(0xFFFF_FFFF, PacketIndex.rolloverCounter(PacketIndex.LAST));
        assertEquals(3, PacketIndex.rolloverCounter((3L << 16) + 65_535));
    }
}
