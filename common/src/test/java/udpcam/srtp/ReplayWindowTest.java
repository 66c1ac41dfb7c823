package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    @Test
    void theWindowKnowsWhichOfTheLast1024WereThere() {
        Random random = new Random(5);
        ReplayWindow window = new ReplayWindow();
        TreeSet<Long> model = new TreeSet<>();
        long highest = -1;
        for (int i = 0; i < 50_000; i++) {
            int far = random.nextInt(50) == 0 ? 3000 : 40;
            long index = Math.max(0, highest + random.nextInt(far) - far * 9 / 10);
            boolean fresh = index > highest || (highest - index < 1024 && !model.contains(index));
            assertEquals(fresh, window.isNew(index), index + " of " + highest);
            if (fresh) {
                window.add(index);
                model.add(index);
                highest = Math.max(highest, index);
            }
            assertEquals(highest, window.highest());
        }
    }

    @Test
    void aWindowThatGoesOnFromElsewhereForgetsNothingOfWhatItReaches() {
        ReplayWindow window = new ReplayWindow();
        window.add(100);
        window.advance(1123);
        assertFalse(window.isNew(100));
        assertTrue(window.isNew(101));
        assertTrue(window.isNew(1123));
        window.advance(1124);
        assertFalse(window.isNew(100));
        window.advance(5);
        assertEquals(1124, window.highest());
    }
}
