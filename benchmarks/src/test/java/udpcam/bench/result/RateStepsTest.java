package udpcam.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.bench.cable.Bottleneck;

class RateStepsTest {
    private static final long M = 1_000_000;

    private final RateSteps steps = new RateSteps(List.of(20 * M, 5 * M, 20 * M, 2_500_000L, 10 * M));

    @Test
    void aLinkIsNamedByItsRatesInMegabits() {
        assertEquals("20-5-20-2.5-10", steps.toString());
        assertEquals("0.5", new RateSteps(List.of(500_000L)).toString());
    }

    @Test
    void whatCannotFollowIsSetToTheSlowestAndTheUseIsOfTheMean() {
        assertEquals(2_500_000, steps.slowest());
        assertEquals(11.5 * M, steps.mean());
    }

    @Test
    void aRateThatComesBackIsOneThatWasThereBefore() {
        assertEquals(List.of(1, 3), steps.drops());
        assertEquals(List.of(2), steps.returns());
        assertEquals(0, steps.earlier(2));
        assertEquals(List.of(), new RateSteps(List.of(5 * M, 20 * M)).returns());
    }

    @Test
    void theBucketHoldsTwoPacketsOrAMillisecond() {
        Bottleneck bottleneck = new Bottleneck(steps, Duration.ofMillis(30));
        assertEquals("root tbf rate 5000000bit burst 3028 latency 30000us", bottleneck.discipline(5 * M, 1500));
        assertEquals("root tbf rate 100000000bit burst 12500 latency 30000us", bottleneck.discipline(100 * M, 1500));
    }
}
