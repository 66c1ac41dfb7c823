package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
    private static final long MS = 1_000_000;
    private static final long OTHERS = 3 * MS;

    private long now = 50 * MS;
    private final Pauses pauses = new Pauses(() -> now, OTHERS);

    @ParameterizedTest
    @CsvSource({
        "33, 3, 102", // after each third frame
        "83, 3, 169", // a camera in the dark
        "17, 3, 105",
        "500, 0, 103", // by itself
        "2, 3, 200", // no time between two frames
        "500, 500, 500", // work that is never done
    })
    void aPauseIsMadeALittleAfterAPieceOfWorkAboutEveryTenthOfASecond(long intervalMs, long leastMs, long mostMs) {
        boolean endless = leastMs == intervalMs;
        long workNanos = now + intervalMs * MS; // when the next piece comes
        long before = now;
        for (int count = 0; count < 20; ) {
            long wait = pauses.waitNanos();
            assertTrue(wait == OTHERS || wait == 100 * MS, "waits " + wait);
            boolean work = endless || workNanos - now <= wait;
            now = work ? workNanos : now + wait;
            workNanos += work ? intervalMs * MS : 0;
            if (pauses.isTime(work)) {
                long passed = now - before;
                assertTrue(passed >= leastMs * MS && passed <= mostMs * MS, "after " + passed);
                pauses.begin();
                before = now;
                count++;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "199, false", "200, true"})
    void beforeThatWorkIsNotInterrupted(long passedMs, boolean isTime) {
        now += passedMs * MS;
        assertEquals(isTime, pauses.isTime(true));
        assertTrue(pauses.isTime(false));
        pauses.begin();
        assertFalse(pauses.isTime(true));
    }
}
