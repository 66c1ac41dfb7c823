package udpcam.impair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.run.ManualClock;

class ImpairedSinkTest {
    private final List<Integer> passed = new ArrayList<>();
    private final Counters counters = new Counters();
    private final ManualClock clock = new ManualClock();
    private final DatagramSink end = new DatagramSink() {
        @Override
        public void send(ByteBuffer datagram) {
            passed.add(datagram.getInt());
        }

        @Override
        public void close() {
            passed.add(-1);
        }
    };

    private List<Integer> sendThrough(LossModel model, int count) throws IOException {
        passed.clear();
        ImpairedSink sink = new ImpairedSink(end, model, clock, counters);
        ByteBuffer datagram = ByteBuffer.allocate(4);
        for (int i = 0; i < count; i++) {
            sink.send(datagram.clear().putInt(i).flip());
        }
        return List.copyOf(passed);
    }

    @Test
    void theSameSeedDoesTheSame() throws IOException {
        LossModel model = new LossModel(0.1, 0.05, 0.05, 0, 7);
        List<Integer> first = sendThrough(model, 10_000);
        assertEquals(first, sendThrough(model, 10_000));
        assertTrue(!first.equals(sendThrough(new LossModel(0.1, 0.05, 0.05, 0, 8), 10_000)));
    }

    @Test
    void asMuchIsLostAsWasAsked() throws IOException {
        int arrived = sendThrough(new LossModel(0.05, 0, 0, 0, 1), 100_000).size();
        assertEquals(95_000, arrived, 300);
        assertEquals(100_000 - arrived, counters.get(Counter.SIMULATED_LOSS));
    }

    @Test
    void aReorderedDatagramIsOvertakenByThree() throws IOException {
        List<Integer> arrived = sendThrough(new LossModel(0, 0.01, 0, 0, 3), 10_000);
        int reordered = 0;
        for (int i = 1; i < arrived.size(); i++) {
            if (arrived.get(i) < arrived.get(i - 1)) {
                reordered++;
            }
        }
        assertEquals(100, reordered, 40);
        for (int i = 0; i < 9000; i++) {
            assertTrue(arrived.contains(i), "reordered is not lost");
        }
    }

    @Test
    void aDoubledDatagramComesTwice() throws IOException {
        assertEquals(List.of(0, 0, 1, 1), sendThrough(new LossModel(0, 0, 1, 0, 1), 2));
    }

    @Test
    void aDelayedDatagramComesWhenItIsDue() throws IOException {
        ImpairedSink sink = new ImpairedSink(end, new LossModel(0, 0, 0, 20_000_000, 1), clock, counters);
        sink.send(ByteBuffer.allocate(4).putInt(5).flip());
        sink.flush();
        assertEquals(List.of(), passed);
        clock.now = 19_999_999;
        sink.flush();
        assertEquals(List.of(), passed);
        clock.now = 20_000_000;
        sink.flush();
        assertEquals(List.of(5), passed);
    }

    @Test
    void reorderingAloneLosesAndDoublesNothing() throws IOException {
        List<Integer> arrived = sendThrough(new LossModel(0, 0.2, 0, 0, 5).withDistance(20), 100_100);
        List<Integer> sorted = arrived.stream().sorted().toList();
        for (int i = 0; i < 100_000; i++) { // of the last some are still held
            assertEquals(i, sorted.get(i));
        }
        int furthest = 0;
        int newest = 0;
        for (int number : arrived) {
            furthest = Math.max(furthest, newest - number);
            newest = Math.max(newest, number);
        }
        assertEquals(20, furthest);
    }

    @Test
    void whereAllAreReorderedTheyAreAllThere() throws IOException {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), sendThrough(new LossModel(0, 1, 0, 0, 5), 10));
        assertEquals(
                980,
                sendThrough(new LossModel(0, 1, 0, 0, 5).withDistance(20), 1000).size(),
                20);
    }

    @Test
    void aBurstIsLostInARow() throws IOException {
        List<Integer> arrived = sendThrough(new LossModel(0.05, 0, 0, 0, 7).withBurst(4), 100_000);
        assertEquals(95_000, arrived.size(), 500);
        int gaps = 0;
        for (int i = 1; i < arrived.size(); i++) {
            gaps += arrived.get(i) - arrived.get(i - 1) > 1 ? 1 : 0;
        }
        assertEquals(4, (100_000 - arrived.size()) / (double) gaps, 0.3);
    }

    /** When each of {@code count} datagrams comes that leave a millisecond apart, in 0.1 ms; in the order of their coming. */
    private Map<Integer, Long> comeThrough(LossModel model, int count) throws IOException {
        Map<Integer, Long> came = new LinkedHashMap<>();
        ImpairedSink sink = new ImpairedSink(end, model, clock, counters);
        for (long tenth = 0; tenth < 10L * count + 1000; tenth++) {
            clock.now = tenth * 100_000;
            if (tenth % 10 == 0 && tenth / 10 < count) {
                sink.send(ByteBuffer.allocate(4).putInt((int) tenth / 10).flip());
            }
            sink.flush();
            for (int number : passed) {
                came.put(number, tenth);
            }
            passed.clear();
        }
        return came;
    }

    @Test
    void jitterDelaysEachByItselfAndTheyOvertakeOneAnother() throws IOException {
        LossModel model = new LossModel(0, 0, 0, 20_000_000, 9).withJitter(5_000_000);
        Map<Integer, Long> came = comeThrough(model, 2000);
        assertEquals(2000, came.size());
        long sum = 0;
        for (Map.Entry<Integer, Long> each : came.entrySet()) {
            long late = each.getValue() - 10L * each.getKey();
            assertTrue(late >= 200 && late <= 250, late + " tenths of a millisecond");
            sum += late;
        }
        assertEquals(225, sum / 2000.0, 1.5);
        assertNotEquals(came.keySet().stream().sorted().toList(), List.copyOf(came.keySet()));
    }

    @Test
    void jitterBelowTheirDistanceKeepsTheOrder() throws IOException {
        LossModel model = new LossModel(0, 0, 0, 0, 9).withJitter(900_000);
        Map<Integer, Long> came = comeThrough(model, 2000);
        assertEquals(2000, came.size());
        assertEquals(came.keySet().stream().sorted().toList(), List.copyOf(came.keySet()));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0, 0, 0", "0, 1.1, 0, 0", "0, 0, NaN, 0", "0, 0, 0, -1"})
    void whatIsNoProbabilityIsRefused(double loss, double reorder, double duplicate, long delay) {
        assertThrows(IllegalArgumentException.class, () -> new LossModel(loss, reorder, duplicate, delay, 0));
    }
}
