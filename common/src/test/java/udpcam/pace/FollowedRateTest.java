package udpcam.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FollowedRateTest {
    private static final long SECOND = 1_000_000_000;

    private final FollowedRate rate = new FollowedRate(0);

    /** Sends {@code megabits} in a second, in ten parts; returns the rate at its end. */
    private long second(int number, int megabits) {
        long last = 0;
        for (int tenth = 0; tenth < 10; tenth++) {
            last = rate.bitsPerSecond(megabits * 1_000_000 / 80, number * SECOND + tenth * SECOND / 10);
        }
        return last;
    }

    @Test
    void itIsEightTimesTheMeanOfTheBetterOfTwoSeconds() {
        assertEquals(FollowedRate.FIRST, second(0, 40));
        assertEquals(FollowedRate.FIRST, second(1, 40));
        assertEquals(320_000_000, second(2, 40));
        assertEquals(320_000_000, second(3, 60));
        assertEquals(480_000_000, second(4, 20));
        assertEquals(480_000_000, second(5, 20));
        assertEquals(160_000_000, second(6, 20));
    }

    @Test
    void aSlowStreamHasAtLeastAHundredMegabits() {
        for (int number = 0; number < 3; number++) {
            second(number, 1);
        }
        assertEquals(FollowedRate.LEAST, second(3, 1));
    }

    @Test
    void afterAPauseTheStreamIsWhatItWas() {
        for (int number = 0; number < 4; number++) {
            second(number, 400);
        }
        assertEquals(3_200_000_000L, second(60, 400));
        assertEquals(3_200_000_000L, second(61, 400));
    }

    @Test
    void aCameraThatTakesItsTimeDoesNotMakeTheStreamSlow() {
        assertEquals(FollowedRate.FIRST, second(5, 400));
        assertEquals(3_200_000_000L, second(6, 400));
    }
}
