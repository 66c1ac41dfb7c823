package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossRecordTest {
    private static final int PACKETS = 26; // of a frame
    private static final int AGAIN = 64; // packets that a message tells of a second time
    private static final double FAILURES = 0.02;

    private double ofFullQueues;
    private final LossEstimate estimate = new LossEstimate(() -> ofFullQueues);
    private final LossRecord record = new LossRecord(estimate);
    private int next; // number of the first packet that was not told of

    /** A message tells of some packets. */
    private void message(int first, int end, IntPredicate isMissing) {
        for (int number = first; number < end; number++) {
            if (isMissing.test(number)) {
                record.missing(number & 0xFFFF);
            } else {
                record.arrived(number & 0xFFFF);
            }
        }
        record.told();
    }

    /** A message for each frame tells of it and, again, of those before. */
    private void frames(int count, IntPredicate isMissing) {
        int begin = next;
        for (int i = 0; i < count; i++) {
            message(Math.max(begin, next - AGAIN), next + PACKETS, isMissing);
            next += PACKETS;
        }
    }

    private int symbols() {
        return record.symbols(PACKETS, FAILURES);
    }

    private static IntPredicate random(double loss, int burst, long seed) {
        boolean[] lost = new boolean[1 << 18];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i + burst <= lost.length; i++) {
            if (random.nextDouble() < loss / burst) {
                for (int end = i + burst; i < end; i++) {
                    lost[i] = true;
                }
            }
        }
        return number -> lost[number];
    }

    @Test
    void packetsThatOthersOvertakeAreNotLost() {
        for (int i = 0; i < 200; i++) {
            int newest = next + PACKETS;
            message(Math.max(0, next - AGAIN), newest, number -> number % 3 == 0 && number > newest - 46);
            next = newest;
        }
        assertEquals(0, estimate.fraction());
        assertEquals(0, symbols());
    }

    @Test
    void whatIsMissingInTheEndIsLost() {
        frames(300, number -> number % 20 == 0);
        assertEquals(0.05, estimate.fraction(), 0.015);
        assertEquals(2, symbols());
    }

    @ParameterizedTest
    @CsvSource({"0.02, 1", "0.05, 1", "0.1, 1", "0.02, 4", "0.05, 8", "0.1, 8"})
    void parityByTheRecordRebuildsAllButASmallShareOfFrames(double loss, int burst) {
        frames(300, random(loss, burst, 1));
        int symbols = symbols();
        IntPredicate others = random(loss, burst, 2);
        int frames = 3000;
        int damaged = 0;
        for (int frame = 0; frame < frames; frame++) {
            int lost = 0;
            for (int i = 0; i < PACKETS + symbols; i++) {
                lost += others.test(frame * (PACKETS + symbols) + i) ? 1 : 0;
            }
            damaged += lost > symbols ? 1 : 0;
        }
        assertTrue(damaged < 2 * FAILURES * frames, damaged + " with " + symbols + " symbols");
    }

    @Test
    void whatFullQueuesLostDrawsNoParityNotEvenLater() {
        frames(100, random(0.3, 8, 1));
        assertTrue(symbols() > 8);
        ofFullQueues = 0.9;
        frames(10, random(0.3, 8, 2));
        assertEquals(0, symbols());
        frames(3, number -> false);
        ofFullQueues = 0;
        frames(100, number -> false);
        assertEquals(0, symbols());
        frames(300, random(0.05, 8, 3));
        assertTrue(symbols() >= 8, "by losses that came later");
    }

    @Test
    void lossesInBurstsNeedMoreParityThanSingleOnes() {
        frames(300, random(0.05, 1, 1));
        int single = symbols();
        frames(300, random(0.05, 8, 1));
        assertTrue(symbols() >= 8 && single < 8, symbols() + " for bursts, " + single + " for single ones");
    }

    @Test
    void aFewFramesAreNoRecord() {
        frames(4, number -> number % 10 == 0);
        assertEquals(0, symbols());
    }

    @Test
    void thereIsNeverMoreParityThanPackets() {
        frames(300, number -> number % 2 == 0);
        assertEquals(PACKETS, symbols());
    }

    @Test
    void lossesOfLongAgoCountNoMore() {
        frames(300, number -> number % 10 == 0);
        assertTrue(symbols() > 0);
        frames(8192 / PACKETS + 10, number -> false);
        assertEquals(0, symbols());
    }

    @Test
    void numbersWrap() {
        next = 65_530;
        frames(3 * 65_536 / PACKETS, number -> number % 20 == 0);
        assertEquals(0.05, estimate.fraction(), 0.015);
        assertEquals(2, symbols());
    }

    @Test
    void aMessageThatComesTwiceOrTooLateChangesNothing() {
        frames(300, number -> number % 20 == 0);
        double before = estimate.fraction();
        message(next - 1000, next - 900, number -> true);
        message(next - PACKETS - AGAIN, next, number -> number % 20 == 0);
        assertEquals(before, estimate.fraction());
        assertEquals(2, symbols());
    }

    @Test
    void aLostMessageMakesNoLoss() {
        for (int i = 0; i < 300; i++) {
            if (i % 5 != 0) {
                message(Math.max(0, next - AGAIN), next + PACKETS, number -> false);
            }
            next += PACKETS;
        }
        assertEquals(0, estimate.fraction());
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 40_000})
    void aStreamThatBeginsAnewHasARecordOfItsOwn(int jump) {
        frames(300, number -> number % 10 == 0);
        assertTrue(symbols() > 0);
        next += jump;
        frames(300, number -> false);
        assertEquals(0, symbols());
    }
}
