package udpcam.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;

/** With frames whose bytes are those of real footage at 1280x720, 30 a second. */
class FrameSizerTest {
    private static final long INTERVAL_NANOS = 33_333_333;
    private static final int SECOND = 30; // frames
    private static final double BYTES = 31_352; // in full size at quality 50
    private static final double[] OF_SIZE = {0, 0, 0.3635, 0.6647, 1}; // by its quarters
    private static final double[][] OF_QUALITY = {
        {1, 0.4},
        {20, 0.717},
        {30, 0.816},
        {40, 0.905},
        {50, 1},
        {60, 1.101},
        {70, 1.269},
        {80, 1.566},
        {90, 2.32},
        {100, 6}
    };

    private FrameSizer sizer = new FrameSizer(50);
    private long nowNanos = 1_000_000_000;
    private double detail = 1;

    private int bytes(Rung rung) {
        int i = 1;
        while (rung.quality() > OF_QUALITY[i][0]) {
            i++;
        }
        double part = (rung.quality() - OF_QUALITY[i - 1][0]) / (OF_QUALITY[i][0] - OF_QUALITY[i - 1][0]);
        double factor = OF_QUALITY[i - 1][1] + part * (OF_QUALITY[i][1] - OF_QUALITY[i - 1][1]);
        return (int) (detail * BYTES * OF_SIZE[rung.quarters()] * factor);
    }

    /** The rung on which the next frame is sent; null if it is left out. */
    private @Nullable Rung next(int budget) {
        nowNanos += INTERVAL_NANOS;
        sizer.begin(budget, nowNanos);
        Rung rung = sizer.choose();
        if (rung != null && isTooLarge(rung)) {
            rung = sizer.choose();
        }
        if (rung == null || isTooLarge(rung)) {
            sizer.leaveOut();
            return null;
        }
        sizer.send(bytes(rung));
        return rung;
    }

    private boolean isTooLarge(Rung rung) {
        sizer.learn(rung, bytes(rung));
        return sizer.isTooLarge(bytes(rung));
    }

    /** The rungs of as many frames, none of which is left out. */
    private List<Rung> sent(int frames, int budget) {
        List<Rung> rungs = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            rungs.add(Objects.requireNonNull(next(budget), "left out"));
        }
        return rungs;
    }

    private Rung last(int frames, int budget) {
        return sent(frames, budget).get(frames - 1);
    }

    @Test
    void whereThereIsRoomPicturesHaveTheQualityThatWasAskedFor() {
        assertEquals(0, sizer.wantedBytes());
        assertEquals(Set.of(new Rung(50, Rung.FULL)), Set.copyOf(sent(SECOND, Integer.MAX_VALUE)));
        assertEquals(Set.of(new Rung(50, Rung.FULL)), Set.copyOf(sent(SECOND, 40_000)));
        assertEquals(BYTES, sizer.wantedBytes(), 100);
    }

    @Test
    void theQualityFallsFirstThenTheSizeThenFramesAreLeftOut() {
        List<Rung> rungs = new ArrayList<>();
        for (int budget = 32_000; budget > 9_000; budget -= 100) {
            Rung rung = Objects.requireNonNull(next(budget), "left out at " + budget);
            assertTrue(bytes(rung) <= 1.1 * budget, rung + " of " + budget);
            assertTrue(bytes(rung) >= 0.85 * budget, rung + " of " + budget);
            rungs.add(rung);
        }
        assertEquals(new Rung(50, Rung.FULL), rungs.get(0));
        assertEquals(
                List.of(4, 3, 2), rungs.stream().map(Rung::quarters).distinct().toList());
        assertTrue(Collections.min(qualities(rungs, Rung.FULL)) >= FrameSizer.FLOOR);
        assertTrue(Collections.min(qualities(rungs, 3)) >= FrameSizer.FLOOR);
        assertEquals(FrameSizer.SCALED_CEILING, Collections.max(qualities(rungs, Rung.SMALLEST)), 4);
        assertEquals(null, next(2_000));
    }

    private static Set<Integer> qualities(List<Rung> rungs, int quarters) {
        Set<Integer> qualities = new TreeSet<>();
        rungs.stream().filter(rung -> rung.quarters() == quarters).forEach(rung -> qualities.add(rung.quality()));
        return qualities;
    }

    @Test
    void aSizeComesBackOnlyAfterItWouldHaveFittedForAWhile() {
        assertEquals(Rung.SMALLEST, last(SECOND, 12_000).quarters());
        List<Integer> sizes =
                sent(5 * SECOND, 40_000).stream().map(Rung::quarters).toList();
        int hold = (int) (FrameSizer.ROOM_NANOS / INTERVAL_NANOS);
        assertEquals(hold, Collections.frequency(sizes, 2), 1);
        assertEquals(hold, Collections.frequency(sizes, 3), 2);
        assertEquals(sizes.stream().sorted().toList(), sizes);
    }

    @Test
    void aLimitThatComesAndGoesDoesNotChangeTheSizeBackAndForth() {
        assertEquals(3, last(SECOND, 20_000).quarters());
        for (int i = 0; i < 10 * SECOND; i++) {
            assertEquals(
                    3,
                    Objects.requireNonNull(next(i % SECOND == 0 ? 20_000 : 40_000))
                            .quarters());
        }
        assertEquals(3, last(5 * SECOND, 29_000).quarters(), "the larger size would just fit, and could not stay");
    }

    @Test
    void theQualityFollowsEachFrame() {
        sent(SECOND, 29_000);
        int quality = last(1, 21_000).quality();
        assertTrue(last(1, 26_000).quality() > quality);
        assertEquals(quality, last(1, 21_000).quality(), 2);
    }

    @Test
    void aFrameOfAnotherSceneIsMadeSmallerAtOnce() {
        sent(SECOND, 31_400);
        detail = 2.5;
        Rung rung = Objects.requireNonNull(next(31_400));
        assertTrue(bytes(rung) <= FrameSizer.TOLERANCE * 31_400, rung.toString());
        detail = 1;
        assertEquals(new Rung(50, Rung.FULL), last(5 * SECOND, 32_000));
    }

    @Test
    void aNetworkThatTakesLittleGetsFewerFramesRatherThanNone() {
        sent(SECOND, 12_000);
        int needed = bytes(new Rung(FrameSizer.LOWEST + 1, Rung.SMALLEST));
        for (int percent : new int[] {20, 45, 70, 95}) {
            int frames = 0;
            for (int i = 0; i < 10 * SECOND; i++) {
                frames += next(needed * percent / 100) == null ? 0 : 1;
            }
            assertEquals(percent, 10.0 * frames / SECOND, 5, "percent of the frames");
        }
    }

    @ParameterizedTest(name = "{0} of a frame in an interval")
    @ValueSource(doubles = {0.7, 0.4, 0.25})
    void theQueueThatASavedFrameLeavesIsNotPaidForTwice(double passed) {
        sent(SECOND, 12_000);
        int needed = bytes(new Rung(FrameSizer.LOWEST + 1, Rung.SMALLEST));
        double share = 0.85 * passed;
        int frames = 0;
        double queue = 0;
        for (int i = 0; i < 20 * SECOND; i++) {
            boolean isSent = next((int) Math.max(0, share * needed - queue)) != null;
            frames += isSent ? 1 : 0;
            queue = Math.max(0, queue + (isSent ? needed : 0) - passed * needed);
        }
        assertEquals(100 * share, 5.0 * frames / SECOND, 15 * share, "percent of the frames");
    }

    @Test
    void aFrameForWhichThereIsNothingAtAllChangesNothingElse() {
        Rung before = last(SECOND, 29_000);
        assertEquals(null, next(0));
        assertEquals(before, next(29_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 50, 79, 85, 100})
    void receiversNeedNotRememberMoreThanThirtyQualities(int ceiling) {
        sizer = new FrameSizer(ceiling);
        Set<Integer> qualities = new TreeSet<>();
        for (int budget = 400_000; budget > 5_000; budget -= 150) {
            Rung rung = next(budget);
            if (rung != null) {
                qualities.add(rung.quality());
                assertTrue(!rung.isFullSize() || rung.quality() <= ceiling, rung + " above " + ceiling);
            }
        }
        assertTrue(qualities.size() <= FrameSizer.MOST_QUALITIES, qualities.toString());
        assertTrue(qualities.contains(ceiling), qualities.toString());
    }

    @Test
    void aFrameIsSentWhileItIsEncodedIfItIsFarFromTheLimit() {
        Rung full = new Rung(50, Rung.FULL);
        sizer.begin(1_000_000, 0);
        assertFalse(sizer.isSure(full), "nothing is known of it yet");
        sizer.begin(Integer.MAX_VALUE, 0);
        assertTrue(sizer.isSure(full));
        sizer.learn(full, 30_000);
        sizer.begin(61_000, 0);
        assertTrue(sizer.isSure(full));
        sizer.begin(59_000, 0);
        assertFalse(sizer.isSure(full));
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 3, 960, 540",
        "1920, 1080, 3, 1440, 810",
        "641, 479, 3, 480, 360",
        "641, 479, 2, 320, 240",
        "1366, 768, 2, 684, 384",
        "1, 1, 2, 2, 2",
        "641, 479, 4, 641, 479",
    })
    void scaledSidesAreEven(int width, int height, int quarters, int scaledWidth, int scaledHeight) {
        assertEquals(
                new PictureSize(scaledWidth, scaledHeight),
                new Rung(50, quarters).sizeOf(new PictureSize(width, height)));
    }
}
