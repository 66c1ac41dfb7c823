package udpcam.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fault that was over at 100 s, in a stream of 30 frames a second with 10 ms of delay; 5 s are allowed. */
class RecoveryTest {
    private static final long SECOND = 1_000_000_000;
    private static final StatusLine NORMAL = new StatusLine(30, 10, 20);

    private static Recovery recovery(boolean delayToo) {
        return new Recovery("a fault", 100 * SECOND, NORMAL, 5, delayToo);
    }

    private static void hear(Recovery recovery, double second, double framesPerSecond, double p50) {
        recovery.heard((long) (second * SECOND), new StatusLine(framesPerSecond, p50, p50));
    }

    @Test
    void videoThatIsBackInTimeIsFine() {
        Recovery recovery = recovery(false);
        hear(recovery, 101.5, 3, 900);
        hear(recovery, 104.5, 29, 300);
        assertEquals(Optional.empty(), recovery.failure(false));
        assertEquals(4.5, recovery.seconds(false));
    }

    @Test
    void theLineOfTheFaultItselfDoesNotCount() {
        Recovery recovery = recovery(false);
        hear(recovery, 100.5, 30, 10);
        assertTrue(recovery.failure(false).orElseThrow().contains("more than half a minute"));
    }

    @Test
    void videoThatComesTooLateIsNamed() {
        Recovery recovery = recovery(false);
        hear(recovery, 105.5, 30, 10);
        assertEquals(
                Optional.of("a fault: the video came back after 5.5 s, 5.0 s are allowed"), recovery.failure(false));
    }

    @Test
    void oldFramesBehindAStopAreNamed() {
        Recovery recovery = recovery(true);
        hear(recovery, 101.5, 60, 5000);
        hear(recovery, 102.5, 60, 3000);
        hear(recovery, 103.4, 30, 1000);
        hear(recovery, 104.4, 30, 10);
        assertTrue(recovery.failure(false).orElseThrow().contains("was not normal within a second"));
    }

    @Test
    void aDelayThatIsNormalASecondBehindAStopIsFine() {
        Recovery recovery = recovery(true);
        hear(recovery, 101.9, 25, 400);
        hear(recovery, 102.9, 30, 60);
        assertEquals(Optional.empty(), recovery.failure(false));
    }

    @Test
    void onABusyMachineATenthOfTheFramesIsVideoButOldFramesAreOld() {
        Recovery slow = recovery(true);
        hear(slow, 102.5, 3, 900);
        assertEquals(Optional.empty(), slow.failure(true));
        assertTrue(slow.failure(false).isPresent());
        Recovery old = recovery(true);
        hear(old, 102.5, 30, 5000);
        assertTrue(old.failure(true).orElseThrow().contains("was not normal within a second"));
        Recovery none = recovery(true);
        hear(none, 102.5, 1, 10);
        assertTrue(none.failure(true).isPresent());
    }
}
