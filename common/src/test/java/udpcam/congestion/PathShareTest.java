package udpcam.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The share of a path, by the queue that others make there. */
class PathShareTest {
    private static final long INTERVAL_NANOS = 33_000_000;

    private final PathShare share = new PathShare();
    private long now;

    private void trains(double seconds, double foreignMillis, boolean lost) {
        for (long end = now + (long) (seconds * 1e9); now < end; now += INTERVAL_NANOS) {
            share.train(foreignMillis, 1, lost, now);
        }
    }

    @Test
    void aStreamThatTakesAnotherOneForADownloadLeavesRoomUntilItFindsOut() {
        trains(5, 0, false);
        assertEquals(PathShare.MOST_SHARE, share.share());
        trains(1, 150, false);
        assertTrue(share.isCrowded());
        assertTrue(share.share() < 1 / 3.0, "three of them leave room: the queue goes");
        trains(1, 0, false);
        assertFalse(share.isCrowded());
        trains(4, 0, false);
        assertEquals(PathShare.MOST_SHARE, share.share());
    }
}
