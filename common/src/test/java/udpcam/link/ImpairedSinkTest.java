package udpcam.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.run.Counter;
import udpcam.run.Counters;
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

    @ParameterizedTest
    @CsvSource({"-0.1, 0, 0, 0", "0, 1.1, 0, 0", "0, 0, NaN, 0", "0, 0, 0, -1"})
    void whatIsNoProbabilityIsRefused(double loss, double reorder, double duplicate, long delay) {
        assertThrows(IllegalArgumentException.class, () -> new LossModel(loss, reorder, duplicate, delay, 0));
    }
}
