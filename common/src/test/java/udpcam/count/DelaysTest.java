package udpcam.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DelaysTest {
    private static final double MS = 1e6;

    private final Delays delays = new Delays();

    private void record(int fromMillis, int toMillis) {
        for (int millis = fromMillis; millis <= toMillis; millis++) {
            delays.record(millis * 1_000_000L);
        }
    }

    private static void assertSummary(long count, int median, int p99, Delays.Summary summary) {
        assertEquals(count, summary.count());
        assertEquals(median * MS, (double) summary.medianNanos(), 0.01 * median * MS);
        assertEquals(p99 * MS, (double) summary.p99Nanos(), 0.01 * p99 * MS);
    }

    @Test
    void recentIsWhatCameSinceTheLastQuestionAndTheWholeRunIsAll() {
        record(1, 100);
        assertSummary(100, 50, 99, delays.takeRecent());
        record(101, 200);
        assertSummary(100, 150, 199, delays.takeRecent());
        assertSummary(200, 100, 198, delays.wholeRun());
        assertSummary(0, 0, 0, delays.takeRecent());
        assertSummary(200, 100, 198, delays.wholeRun());
    }

    @Test
    void theWholeRunIsWholeAlsoForWhoAsksOnlyForIt() {
        record(1, 100);
        delays.takeRecent();
        record(1, 100);
        assertSummary(200, 50, 99, delays.wholeRun());
    }

    @Test
    void whatIsOutOfRangeCountsAsTheNearest() {
        delays.record(Long.MIN_VALUE);
        delays.record(Long.MAX_VALUE);
        assertSummary(2, 0, 60_000, delays.takeRecent());
    }
}
