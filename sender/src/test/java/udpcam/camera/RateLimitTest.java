package udpcam.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final long SECOND_NANOS = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(longs = {0, -5 * SECOND_NANOS, Long.MAX_VALUE - 5 * SECOND_NANOS})
    void aLiveStreamOf60PicturesASecondIsSentAtTheRateAskedForEvenIfTheClockWraps(long startNanos) {
        assertEquals(100, admitted(10, startNanos));
        assertEquals(600, admitted(60, startNanos));
        assertEquals(600, admitted(100, startNanos));
        assertEquals(600, admitted(0, startNanos));
    }

    /** How many of the pictures of 10 s are sent. */
    private static int admitted(double fps, long startNanos) {
        RateLimit limit = new RateLimit(fps, startNanos);
        int admitted = 0;
        for (int i = 0; i < 600; i++) {
            admitted += limit.admits(startNanos + i * SECOND_NANOS / 60) ? 1 : 0;
        }
        return admitted;
    }
}
