package udpcam.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RtpStreamTest {
    private static final long TICK_NANOS = 11_111;

    private final RtpStream stream = new RtpStream(new SplittableRandom(1));

    @Test
    void aThirdFrameWithinOneTickHasNoTimestampOfTheOnesBefore() {
        int first = stream.nextTimestamp(1_000_000);
        for (int i = 1; i < 100; i++) {
            assertEquals(first + i, stream.nextTimestamp(1_000_000 + i));
        }
        assertEquals(first + 100, stream.nextTimestamp(1_000_000 + 50 * TICK_NANOS), "not one of those before either");
        assertEquals(first + 90_000, stream.nextTimestamp(1_001_000_000));
    }

    @Test
    void aPauseOfMoreThanHalfTheRangeIsNoStepBack() {
        int first = stream.nextTimestamp(0);
        long tenHours = 36_000_000_000_000L;
        int second = stream.nextTimestamp(tenHours);
        assertEquals((int) (first + tenHours / 1_000_000 * 90), second);
        assertEquals(second + 90, stream.nextTimestamp(tenHours + 1_000_000));
    }

    @Test
    void anotherSsrcIsAnother() {
        int before = stream.ssrc();
        assertNotEquals(before, stream.changeSsrc());
        assertNotEquals(before, stream.ssrc());
    }

    @Test
    void sequenceNumbersBeginBelow32768AndWrapBehind65535() {
        for (int seed = 0; seed < 100; seed++) {
            RtpStream begun = new RtpStream(new SplittableRandom(seed));
            int first = begun.nextSequenceNumber();
            assertTrue(first < 1 << 15, "first: " + first);
            for (int i = 1; i < 1 << 16; i++) {
                assertEquals((first + i) & 0xFFFF, begun.nextSequenceNumber());
            }
            assertEquals(first, begun.nextSequenceNumber());
        }
    }
}
