package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptiveRedundancyTest {
    private static final double FAILURES = 0.002;
    private static final int BLOCKS = 20_000;

    private final LossEstimate loss = new LossEstimate(() -> 0);
    private final Redundancy redundancy = new AdaptiveRedundancy(loss, FAILURES);

    @Test
    void withoutLossThereIsNoParity() {
        for (int packets = 1; packets <= 128; packets++) {
            assertEquals(0, redundancy.symbols(packets));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.005, 25",
        "0.01, 1",
        "0.01, 25",
        "0.01, 128",
        "0.05, 10",
        "0.05, 25",
        "0.1, 60",
        "0.2, 25",
        "0.3, 128"
    })
    void hardlyAnyBlockStaysDamaged(double lost, int packets) {
        loss.reported(lost);
        int symbols = redundancy.symbols(packets);
        SplittableRandom random = new SplittableRandom(1);
        int failures = 0;
        for (int block = 0; block < BLOCKS; block++) {
            int missing = 0;
            for (int i = 0; i < packets + symbols; i++) {
                missing += random.nextDouble() < lost ? 1 : 0;
            }
            failures += missing > symbols ? 1 : 0;
        }
        assertTrue(failures <= FAILURES * BLOCKS, failures + " with " + symbols + " for " + packets);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 25, 3", "0.05, 25, 7", "0.05, 128, 20", "0.1, 60, 20", "0.2, 25, 21"})
    void thereIsNoMoreThanThatTakes(double lost, int packets, int most) {
        loss.reported(lost);
        assertTrue(redundancy.symbols(packets) <= most, "" + redundancy.symbols(packets));
    }

    @Test
    void thereIsNeverMoreParityThanPackets() {
        for (double lost = 0.01; lost <= 1; lost += 0.01) {
            LossEstimate high = new LossEstimate(() -> 0);
            high.reported(lost);
            Redundancy much = new AdaptiveRedundancy(high, 0);
            for (int packets = 1; packets <= 128; packets++) {
                assertTrue(much.symbols(packets) <= packets);
            }
        }
    }

    @Test
    void moreLossNeverMeansLessParity() {
        int before = 0;
        for (int percent = 1; percent <= 100; percent++) {
            LossEstimate more = new LossEstimate(() -> 0);
            more.reported(percent / 100.0);
            int symbols = new AdaptiveRedundancy(more, FAILURES).symbols(25);
            assertTrue(symbols >= before);
            before = symbols;
        }
        assertEquals(25, before);
    }

    @Test
    void aFixedShareIsRoundedUp() {
        assertEquals(0, Redundancy.of(0).symbols(25));
        assertEquals(3, Redundancy.of(0.1).symbols(25));
        assertEquals(1, Redundancy.of(0.1).symbols(1));
        assertEquals(25, Redundancy.of(1).symbols(25));
    }
}
