package udpcam.impair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.impair.LossModel.Fate;

class LossModelTest {
    private static final int DATAGRAMS = 100_000;

    private static LossModel losing(double loss) {
        return new LossModel(loss, 0, 0, 0, 7);
    }

    /** The lengths of the runs of lost datagrams. */
    private static List<Integer> bursts(LossModel model) {
        LossModel.Dice dice = model.dice();
        List<Integer> bursts = new ArrayList<>();
        int run = 0;
        for (int i = 0; i < DATAGRAMS; i++) {
            boolean lost = dice.next() == Fate.IS_LOST;
            if (!lost && run > 0) {
                bursts.add(run);
            }
            run = lost ? run + 1 : 0;
        }
        return bursts;
    }

    private static int sum(List<Integer> bursts) {
        return bursts.stream().mapToInt(Integer::intValue).sum();
    }

    private static double mean(List<Integer> bursts) {
        return sum(bursts) / (double) bursts.size();
    }

    @ParameterizedTest
    @CsvSource({"0.01, 4", "0.05, 4", "0.05, 1", "0.1, 1.5", "0.3, 10", "0.3, 2", "0.8, 5"})
    void asManyAreLostAsWasAskedAndInARow(double loss, double burst) {
        List<Integer> bursts = bursts(losing(loss).withBurst(burst));
        assertEquals(loss, sum(bursts) / (double) DATAGRAMS, 0.1 * loss);
        assertEquals(burst, mean(bursts), 0.1 * burst);
    }

    @Test
    void burstsOfFourAreGeometric() {
        List<Integer> bursts = bursts(losing(0.05).withBurst(4));
        long single = bursts.stream().filter(length -> length == 1).count();
        long long12 = bursts.stream().filter(length -> length > 12).count();
        assertEquals(0.25, single / (double) bursts.size(), 0.04);
        assertEquals(Math.pow(0.75, 12), long12 / (double) bursts.size(), 0.015);
    }

    @Test
    void withoutBurstsOneLossSaysNothingAboutTheNext() {
        assertEquals(1 / 0.95, mean(bursts(losing(0.05))), 0.02);
        assertEquals(1 / 0.5, mean(bursts(losing(0.5))), 0.03);
    }

    @Test
    void allAndNothingCanBeLost() {
        assertEquals(List.of(), bursts(losing(0)));
        LossModel.Dice dice = losing(1).dice();
        for (int i = 0; i < 1000; i++) {
            assertEquals(Fate.IS_LOST, dice.next());
        }
    }

    @Test
    void whatElseHappensDoesNotChangeWhatIsLost() {
        LossModel model = new LossModel(0.1, 0.1, 0, 0, 3);
        LossModel.Dice plain = model.dice();
        LossModel.Dice jittery = model.withJitter(5_000_000).withDistance(20).dice();
        for (int i = 0; i < 10_000; i++) {
            assertEquals(plain.next(), jittery.next());
            assertTrue(jittery.overtakenBy() <= 20);
            assertTrue(jittery.delayNanos() <= 5_000_000);
        }
    }

    @Test
    void aDistanceIsDrawnFromOneOn() {
        LossModel.Dice dice = losing(0).withDistance(20).dice();
        int[] seen = new int[21];
        for (int i = 0; i < DATAGRAMS; i++) {
            seen[dice.overtakenBy()]++;
        }
        assertEquals(0, seen[0]);
        for (int distance = 1; distance <= 20; distance++) {
            assertEquals(DATAGRAMS / 20, seen[distance], 300);
        }
        assertEquals(LossModel.OVERTAKEN_BY, losing(0).dice().overtakenBy());
    }

    @Test
    void itSaysWhatItDoes() {
        LossModel model = new LossModel(0.05, 0.01, 0.005, 20_000_000, 7);
        assertEquals(
                "5.000% lost, 1.05 in a row, 1.000% reordered by 3, 0.5000% doubled, 20.00 to 20.00 ms later, seed 7",
                model.toString());
        assertEquals(
                "5.000% lost, 4.00 in a row, 1.000% reordered by 1-20, 0.5000% doubled, 20.00 to 25.00 ms later, seed 9",
                model.withBurst(4)
                        .withDistance(20)
                        .withJitter(5_000_000)
                        .reseeded(2)
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.9, 8.9", "1, 1000", "0.1, NaN"})
    void aBurstTooShortForItsLossIsRefused(double loss, double burst) {
        assertThrows(IllegalArgumentException.class, () -> losing(loss).withBurst(burst));
    }

    @Test
    void negativeDistancesAndDelaysAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LossModel.NONE.withDistance(-1));
        assertThrows(IllegalArgumentException.class, () -> LossModel.NONE.withJitter(-1));
    }
}
