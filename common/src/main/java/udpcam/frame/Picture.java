package udpcam.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import udpcam.jpeg.PictureSize;
import udpcam.run.Pool;

/**
 * One picture, not compressed: rows of blue, green, red bytes without padding, in a direct buffer that is used again.
 *
 * <p>Its source fills it and hands it on; from then on it is read only. Whoever holds it closes it, once.
 */
public final class Picture implements AutoCloseable {
    private static final int BYTES_PER_PIXEL = 3;
    private static final int IDLE_MAX = 4;

    private final Pool<Picture> home;
    private ByteBuffer pixels = ByteBuffer.allocateDirect(BYTES_PER_PIXEL);
    private PictureSize size = new PictureSize(1, 1);
    private long capturedNanos;

    private Picture(Pool<Picture> home) {
        this.home = home;
    }

    /** The pictures of one source. Any thread may give them back. */
    public static final class Supply {
        private final Pool<Picture> pool = new Pool<>(IDLE_MAX, this::create);

        /** A picture to be filled, of whatever content. */
        public Picture take(PictureSize size, long capturedNanos) {
            Picture picture = pool.take();
            picture.reset(size, capturedNanos);
            return picture;
        }

        private Picture create() {
            return new Picture(pool);
        }
    }

    public PictureSize size() {
        return size;
    }

    /** When it was taken, on the monotonic clock of the program. */
    public long capturedNanos() {
        return capturedNanos;
    }

    /** 3 x width x height bytes from position 0, in native order. */
    public ByteBuffer pixels() {
        return pixels;
    }

    @Override
    public void close() {
        home.give(this);
    }

    private void reset(PictureSize newSize, long newCapturedNanos) {
        size = newSize;
        capturedNanos = newCapturedNanos;
        int bytes = Math.toIntExact(BYTES_PER_PIXEL * newSize.pixels());
        if (pixels.capacity() != bytes) {
            pixels = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        pixels.clear();
    }
}
