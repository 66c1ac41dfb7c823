package udpcam.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receivers that tell untruths: the stream neither exceeds its ceiling nor stops. */
class FalseFeedbackTest {
    private static final int FRAMES = 3_000;
    private static final int PACKETS = 25;
    private static final int PACKET_BYTES = 1_240;
    private static final long INTERVAL_NANOS = 33_333_333;
    private static final long MOST_NANOS = 3_000_000_000L;
    private static final long CEILING = 6_000_000;

    private final SplittableRandom chance = new SplittableRandom(5);
    private final CongestionController controller = new CongestionController(CEILING);
    private long nowNanos = Long.MAX_VALUE - 1_000 * INTERVAL_NANOS; // the clock wraps amid the test
    private int number = 65_000;
    private long sentBytes;
    private long sentNanos = nowNanos;
    private long longestNanos;

    private enum Lie {
        ANY_TIMES,
        THE_SAME_TIME,
        BACKWARDS,
        EVER_LATER,
        THE_END_OF_TIME,
        NOTHING_ARRIVES,
        OLD_PACKETS_AGAIN,
        PACKETS_NEVER_SENT,
        OTHER_STREAMS,
        A_SLOW_PATH
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void theStreamGoesOnBelowItsCeiling(Lie lie) {
        long beginNanos = nowNanos;
        for (int frame = 0; frame < FRAMES; frame++) {
            frame();
            for (int packet = 1; packet <= PACKETS; packet++) {
                tell(lie, number - packet);
            }
            controller.endFeedback(nowNanos + 5_000_000);
            nowNanos += INTERVAL_NANOS;
        }
        double bits = 8e9 * sentBytes / (nowNanos - beginNanos);
        assertTrue(bits <= CEILING, lie + ": " + bits + " bit/s");
        assertTrue(longestNanos <= MOST_NANOS, lie + ": nothing for " + longestNanos / 1_000_000 + " ms");
        assertTrue(controller.bitsPerSecond() <= CEILING, lie + ": " + controller.bitsPerSecond());
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void behindTheLieTheTruthCounts(Lie lie) {
        theStreamGoesOnBelowItsCeiling(lie);
        int budget = 0;
        for (int frame = 0; frame < 1_000; frame++) {
            budget = frame();
            for (int packet = 1; packet <= PACKETS; packet++) {
                controller.arrived(0, (number - packet) & 0xFFFF, nowNanos + 3_000_000);
            }
            controller.endFeedback(nowNanos + 5_000_000);
            nowNanos += INTERVAL_NANOS;
        }
        assertEquals(CEILING / 8e9 * INTERVAL_NANOS, budget, 300, lie + ": what the ceiling allows");
    }

    /** Their numbers are taken when the true ones come, of which no feedback tells. */
    @Test
    void whoForgesPacketsAheadDoesNotSlowTheStream() {
        behindTheLieTheTruthCounts(Lie.PACKETS_NEVER_SENT);
        long before = sentBytes;
        long beginNanos = nowNanos;
        for (int frame = 0; frame < FRAMES; frame++) {
            frame();
            for (int packet = 0; packet < PACKETS; packet++) {
                controller.arrived(0, (number + 500 - packet) & 0xFFFF, nowNanos);
            }
            controller.endFeedback(nowNanos + 5_000_000);
            nowNanos += INTERVAL_NANOS;
        }
        double bits = 8e9 * (sentBytes - before) / (nowNanos - beginNanos);
        assertTrue(bits >= 0.9 * CEILING, bits + " bit/s");
    }

    private int frame() {
        int budget = controller.budget(PACKETS * PACKET_BYTES, 0, nowNanos);
        int packets = Math.min(PACKETS, budget / PACKET_BYTES);
        if (packets > 0) {
            longestNanos = Math.max(longestNanos, nowNanos - sentNanos);
            sentNanos = nowNanos;
            controller.beginFrame(nowNanos);
            for (int packet = 0; packet < packets; packet++) {
                controller.sent(0, number++ & 0xFFFF, PACKET_BYTES, nowNanos + 1_000L * packet);
                sentBytes += PACKET_BYTES;
            }
            controller.endFrame();
        }
        return budget;
    }

    private void tell(Lie lie, int told) {
        int sequenceNumber = told & 0xFFFF;
        switch (lie) {
            case ANY_TIMES -> controller.arrived(0, sequenceNumber, chance.nextLong());
            case THE_SAME_TIME -> controller.arrived(0, sequenceNumber, 0);
            case BACKWARDS -> controller.arrived(0, sequenceNumber, -nowNanos - 10_000_000L * told);
            case EVER_LATER -> controller.arrived(0, sequenceNumber, nowNanos + (nowNanos / 3) + 1_000_000L * told);
            case THE_END_OF_TIME ->
                controller.arrived(0, sequenceNumber, chance.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
            case NOTHING_ARRIVES -> controller.missing(0, sequenceNumber);
            case OLD_PACKETS_AGAIN -> controller.arrived(0, (told - 20_000) & 0xFFFF, nowNanos - 20_000_000_000L);
            case PACKETS_NEVER_SENT -> controller.arrived(0, (told + 30_000) & 0xFFFF, nowNanos);
            case OTHER_STREAMS -> controller.arrived(chance.nextInt(-5, 9), sequenceNumber, nowNanos);
            case A_SLOW_PATH -> controller.arrived(0, sequenceNumber, nowNanos + 200_000_000L * (told % PACKETS));
        }
    }
}
