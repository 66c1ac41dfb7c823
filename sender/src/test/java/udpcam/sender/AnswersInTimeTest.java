package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.rtp.LinkQuality;

class AnswersInTimeTest {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    private static boolean areExpected(@Nullable LinkQuality quality, long intervalNanos) {
        AnswersInTime answers = new AnswersInTime(() -> quality);
        answers.begin(5);
        answers.begin(5 + intervalNanos);
        return answers.areExpected();
    }

    @ParameterizedTest
    @CsvSource({
        "33, 2000, 100, true",
        "33, 9000, 0, true",
        "33, 11000, 0, false",
        "33, 2000, 1100, false",
        "16, 2000, 100, true",
        "16, 5000, 0, false",
        "8, 2000, 0, true",
        "8, 2000, 100, false",
        "1000, 11000, 0, false"
    })
    void theyAreIfTheRoundTripAndItsJitterLeaveTime(
            long intervalMillis, long roundTripMicros, long jitterMicros, boolean expected) {
        LinkQuality quality = new LinkQuality(roundTripMicros * MICRO, 0.05, jitterMicros * MICRO, 0);
        assertEquals(expected, areExpected(quality, intervalMillis * MILLI));
    }

    @Test
    void theyAreNotWhileTheRoundTripIsUnknown() {
        assertEquals(false, areExpected(null, 33 * MILLI));
        assertEquals(false, areExpected(new LinkQuality(-1, 0, 0, 0), 33 * MILLI));
    }
}
