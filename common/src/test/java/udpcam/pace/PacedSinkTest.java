package udpcam.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import udpcam.link.Addresses;
import udpcam.link.DatagramSink;
import udpcam.run.ManualClock;
import udpcam.run.NanoClock;

class PacedSinkTest {
    private static final InetAddress ELSEWHERE = Objects.requireNonNull(Addresses.parse("203.0.113.1"));
    private static final long FRAME_INTERVAL_NANOS = 33_333_333;

    private final ManualClock clock = new ManualClock();
    private final List<Long> left = new ArrayList<>();
    private final DatagramSink end = new DatagramSink() {
        @Override
        public void send(ByteBuffer datagram) {
            left.add(clock.now);
        }

        @Override
        public void close() {
            left.add(-1L);
        }
    };

    /** When each datagram of a frame that is there now leaves, in nanoseconds. */
    private List<Long> sendFrame(DatagramSink sink, int datagrams, int bytes) throws IOException {
        left.clear();
        for (int i = 0; i < datagrams; i++) {
            sink.send(ByteBuffer.allocate(bytes));
        }
        return List.copyOf(left);
    }

    private static List<Long> times(int first, long... later) {
        List<Long> times = new ArrayList<>(Collections.nCopies(first, 0L));
        for (long time : later) {
            times.add(time);
        }
        return times;
    }

    @Test
    void atEightMegabitsAKilobyteLeavesEachMillisecondOnceTheBucketIsEmpty() throws IOException {
        DatagramSink sink = new Pace(8_000_000).around(end, ELSEWHERE, clock);
        assertEquals(times(17, 1_000_000, 2_000_000, 3_000_000), sendFrame(sink, 20, 1000));
    }

    @Test
    void datagramsThatWouldWaitForLessThanAQuarterMillisecondLeaveTogether() throws IOException {
        DatagramSink sink = new Pace(80_000_000).around(end, ELSEWHERE, clock);
        assertEquals(
                times(19, 300_000, 300_000, 300_000, 600_000, 600_000, 600_000, 900_000), sendFrame(sink, 26, 1000));
    }

    @Test
    void theBucketFillsWhileNothingIsSentButNotAboveItsSize() throws IOException {
        DatagramSink sink = new Pace(8_000_000).around(end, ELSEWHERE, clock);
        sendFrame(sink, 17, 1000);
        clock.now = 5_000_000; // four of them have come in, and what was owed
        assertEquals(List.of(5L, 5L, 5L, 5L, 5L, 6L), millis(sendFrame(sink, 6, 1000)));
        clock.now = 1_000_000_000_000L;
        assertEquals(17, Collections.frequency(sendFrame(sink, 20, 1000), clock.now - 3_000_000));
    }

    private static List<Long> millis(List<Long> nanos) {
        return nanos.stream().map(time -> time / 1_000_000).toList();
    }

    @Test
    void onItsOwnAFrameBelowTheBucketNeverWaits() throws IOException {
        DatagramSink sink = Pace.AUTO.around(end, ELSEWHERE, clock);
        for (int frame = 0; frame < 200; frame++) {
            long captured = frame * FRAME_INTERVAL_NANOS;
            clock.now = captured;
            assertEquals(Collections.nCopies(91, captured), sendFrame(sink, 91, 1400));
        }
    }

    @Test
    void onItsOwnALargeFrameTakesAnEighthOfItsIntervalAtTheMost() throws IOException {
        DatagramSink sink = Pace.AUTO.around(end, ELSEWHERE, clock);
        for (int frame = 0; frame < 200; frame++) {
            long captured = frame * FRAME_INTERVAL_NANOS;
            clock.now = captured;
            sendFrame(sink, 714, 1400); // 240 Mbit/s
            long took = clock.now - captured;
            assertTrue(took < (frame < 35 ? 7_000_000 : FRAME_INTERVAL_NANOS / 8), took + " ns");
            assertTrue(took > 3_000_000, took + " ns");
        }
    }

    @Test
    void whereNothingIsHeldBackNothingIsInTheWay() {
        assertSame(end, Pace.OFF.around(end, ELSEWHERE, clock));
        assertSame(end, Pace.AUTO.around(end, InetAddress.getLoopbackAddress(), clock));
    }

    @Test
    void aRateHoldsOnThisComputerToo() throws IOException {
        DatagramSink sink = new Pace(8_000_000).around(end, InetAddress.getLoopbackAddress(), clock);
        sendFrame(sink, 18, 1000);
        assertEquals(1_000_000, clock.now);
        sink.close();
        assertEquals(-1, left.get(18));
    }

    @Test
    void whoIsInterruptedWhileItWaitsStopsSending() throws IOException {
        NanoClock interrupted = new NanoClock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleepUntil(long deadlineNanos) throws InterruptedException {
                throw new InterruptedException();
            }
        };
        DatagramSink sink = new Pace(8_000_000).around(end, ELSEWHERE, interrupted);
        sendFrame(sink, 17, 1000);
        assertThrows(InterruptedIOException.class, () -> sink.send(ByteBuffer.allocate(1000)));
        assertTrue(Thread.interrupted());
        assertEquals(17, left.size());
    }

    @Test
    void aNegativeRateIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Pace(-1));
    }
}
