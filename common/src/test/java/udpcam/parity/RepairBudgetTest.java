package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairBudgetTest {
    private static final int FRAMES = 10;

    private final RepairBudget budget = new RepairBudget();

    private void frame(int bytes) {
        budget.earn(bytes);
        budget.endFrame();
    }

    @Test
    void nothingIsSpentThatWasNotSent() {
        assertFalse(budget.spend(1));
        budget.earn(1000);
        assertTrue(budget.spend(600));
        assertFalse(budget.spend(401));
        assertTrue(budget.spend(400));
        assertFalse(budget.spend(1));
    }

    @Test
    void aLongTimeWithoutLossesDoesNotAddUp() {
        for (int i = 0; i < 1000; i++) {
            frame(30_000);
        }
        assertTrue(budget.spend((FRAMES - 1) * 30_000));
        assertFalse(budget.spend(1));
        frame(30_000);
        assertFalse(budget.spend(1), "it was taken from the frames before");
    }

    @Test
    void aFrameCanBeRepairedAsAWholeButNotWhenItIsLongGone() {
        frame(1_000_000);
        assertTrue(budget.spend(1_000_000));
        frame(1_000_000);
        for (int i = 0; i < FRAMES; i++) {
            frame(1000);
        }
        assertFalse(budget.spend(FRAMES * 1000 + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoeverAsksForWhateverGetsNoMoreThanTheStreamOverAnyStretchAndWhatWasKept(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int largestFrame = 200_000;
        long most = (FRAMES + 1L) * largestFrame;
        long sent = 0;
        long repaired = 0;
        long furthestBack = 0; // the least that the stream was ahead of its repair
        for (int frame = 0; frame < 5000; frame++) {
            int frameBytes = random.nextInt(1, largestFrame);
            for (int left = frameBytes; left > 0; ) {
                int bytes = Math.min(left, random.nextInt(100, 1500));
                left -= bytes;
                budget.earn(bytes);
                sent += bytes;
                int asked = random.nextInt(0, 3000);
                repaired += random.nextInt(3) == 0 && budget.spend(asked) ? asked : 0;
                assertTrue(repaired <= sent);
                furthestBack = Math.min(furthestBack, repaired - sent);
                assertTrue(repaired - sent - furthestBack <= most);
            }
            budget.endFrame();
        }
    }
}
