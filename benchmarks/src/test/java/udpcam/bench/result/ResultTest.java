package udpcam.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import udpcam.bench.process.ProcessUse;

class ResultTest {
    private static final ProcessUse.Taken SENDER = new ProcessUse.Taken(0.25, 20);
    private static final ProcessUse.Taken RECEIVER = new ProcessUse.Taken(0.5, 30);

    @Test
    void aPercentileIsTheSmallestDelayThatSoManyFramesDoNotExceed() {
        double[] delays =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
        Result result = Result.of(delays, 200, SENDER, RECEIVER, 3);
        assertEquals(50, result.p50());
        assertEquals(90, result.p90());
        assertEquals(99, result.p99());
        assertEquals(100, result.max());
        assertEquals(0.5, result.shown());
        assertEquals(0.75, result.cpu());
    }

    @Test
    void ofOneFrameAllPercentilesAreItsDelay() {
        Result result = Result.of(new double[] {7}, 1, SENDER, RECEIVER, 3);
        assertEquals(7, result.p50());
        assertEquals(7, result.p99());
        assertEquals(7, result.max());
    }

    @Test
    void ofNoFramesThereIsNoDelay() {
        Result result = Result.of(new double[0], 10, SENDER, RECEIVER, 3);
        assertTrue(Double.isNaN(result.p50()));
        assertEquals(0, result.shown());
    }

    @Test
    void theMedianOfRoundsIsTakenFigureByFigure() {
        Result fast = Result.of(new double[] {1, 1, 90}, 3, SENDER, RECEIVER, 3);
        Result even = Result.of(new double[] {5, 5, 5}, 3, SENDER, RECEIVER, 3);
        Result slow = Result.of(new double[] {9, 9, 9}, 3, RECEIVER, RECEIVER, 3);
        Result median = Result.median(List.of(slow, fast, even));
        assertEquals(5, median.p50());
        assertEquals(9, median.max());
        assertEquals(0.25, median.senderCpu());
    }

    @Test
    void theMedianOfTwoRoundsIsBetweenThem() {
        Result fast = Result.of(new double[] {1}, 1, SENDER, RECEIVER, 3);
        Result slow = Result.of(new double[] {4}, 1, SENDER, RECEIVER, 3);
        assertEquals(2.5, Result.median(List.of(fast, slow)).p50());
    }
}
