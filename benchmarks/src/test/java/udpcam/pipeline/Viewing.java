package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import udpcam.decode.FrameDecoder;
import udpcam.frame.DecodableFrame;
import udpcam.frame.FoundIntervals;
import udpcam.frame.WholeFrame;
import udpcam.picture.Raster;
import udpcam.run.NanoClock;

/**
 * Looks at every JPEG that is shown: each row is that row of a frame that was sent, of the newest one or, where the picture
 * says that it misses it, what was there before; frames are in their order and none comes twice.
 */
final class Viewing implements FrameDecoder {
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150); // for the way

    private final StampedRows rows;
    private final NanoClock clock;
    private final int[] frames; // that the rows on the screen are of
    int newest = -1;
    boolean isConcealed;
    int shown;

    Viewing(StampedRows rows, NanoClock clock) {
        this.rows = rows;
        this.clock = clock;
        this.frames = new int[rows.rows()];
        Arrays.fill(frames, -1);
    }

    @Override
    public boolean decode(DecodableFrame frame, Raster raster) {
        WholeFrame whole = Objects.requireNonNull(frame.whole(), "nobody waits for the rest in this test");
        int[] numbers = rows.read(whole.bytes(), whole.length());
        assertNotNull(numbers, "made of what was not sent");
        int number = Arrays.stream(numbers).max().orElseThrow();
        assertTrue(number > newest, number + " behind " + newest);
        FoundIntervals found = whole.found();
        isConcealed = found.total() > 0;
        assertTrue(!isConcealed || 2 * found.found() >= numbers.length, "too damaged");
        for (int row = 0; row < numbers.length; row++) {
            if (!isConcealed || found.has(row)) {
                assertEquals(number, numbers[row], "a row of another frame");
            } else {
                assertTrue(numbers[row] >= frames[row] && numbers[row] < number, "older than the row before");
                look(
                        clock.nanoTime() - numbers[row] * LossyStream.FRAME_NANOS,
                        found.stale().get(row));
            }
            frames[row] = numbers[row];
        }
        newest = number;
        shown++;
        return true;
    }

    private static void look(long ageNanos, boolean stale) {
        assertTrue(stale || ageNanos < STALE_NANOS + TOLERANCE_NANOS, "older than it says");
        assertTrue(!stale || ageNanos > STALE_NANOS - TOLERANCE_NANOS, "younger than it says");
    }

    @Override
    public void close() {
        // nothing is held but memory
    }
}
