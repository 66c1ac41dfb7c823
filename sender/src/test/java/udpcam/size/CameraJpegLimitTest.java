package udpcam.size;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import udpcam.size.CameraJpegLimit.Verdict;

/** JPEGs of 100 kB, 30 a second. */
class CameraJpegLimitTest {
    private static final int BYTES = 100_000;
    private static final int SECOND = 30;

    private final CameraJpegLimit limit = new CameraJpegLimit();
    private long nowNanos;

    /** What becomes of so many frames, and how often. */
    private Map<Verdict, Integer> judged(int frames, int budget) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            nowNanos += 1_000_000_000 / SECOND;
            verdicts.add(limit.judge(BYTES, budget, nowNanos));
        }
        return verdicts.stream()
                .collect(Collectors.groupingBy(verdict -> verdict, Collectors.summingInt(verdict -> 1)));
    }

    @Test
    void whatFitsIsSentAsItIs() {
        assertEquals(Map.of(Verdict.AS_IT_IS, 10 * SECOND), judged(10 * SECOND, Integer.MAX_VALUE));
        assertEquals(Map.of(Verdict.AS_IT_IS, 10 * SECOND), judged(10 * SECOND, BYTES));
    }

    @Test
    void asManyFramesAreLeftOutAsMustBe() {
        assertEquals(Map.of(Verdict.AS_IT_IS, 240, Verdict.LEFT_OUT, 60), judged(10 * SECOND, 80_000));
        assertEquals(Map.of(Verdict.AS_IT_IS, 180, Verdict.LEFT_OUT, 120), judged(10 * SECOND, 60_000));
    }

    @Test
    void roomThatWasNotUsedIsNoRoomForABurst() {
        judged(10 * SECOND, 1_000_000);
        Map<Verdict, Integer> verdicts = judged(SECOND, 60_000);
        assertEquals(18 + 2, verdicts.getOrDefault(Verdict.AS_IT_IS, 0), 2);
    }

    @Test
    void beyondHalfOfTheFramesTheyAreCompressedAnewAndBackAfterTheLimit() {
        Map<Verdict, Integer> first = judged(2 * SECOND, 30_000);
        assertEquals(13, first.getOrDefault(Verdict.ANEW, 0), 3);
        assertEquals(Map.of(Verdict.ANEW, 5 * SECOND), judged(5 * SECOND, 30_000));
        assertEquals(Map.of(Verdict.ANEW, 2 * SECOND), judged(2 * SECOND, 200_000));
        assertEquals(Map.of(Verdict.ANEW, SECOND), judged(SECOND, 90_000), "the limit was there once more");
        Map<Verdict, Integer> after = judged(6 * SECOND, 200_000);
        assertEquals(3 * SECOND, after.getOrDefault(Verdict.ANEW, 0), 1);
        assertEquals(3 * SECOND, after.getOrDefault(Verdict.AS_IT_IS, 0), 1);
    }

    @Test
    void aShortLimitDoesNotChangeThePicture() {
        for (int i = 0; i < 5; i++) {
            assertEquals(0, judged(SECOND / 3, 10_000).getOrDefault(Verdict.ANEW, 0));
            assertEquals(0, judged(2 * SECOND, 200_000).getOrDefault(Verdict.ANEW, 0));
        }
    }
}
