package udpcam.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.run.Pool;

/**
 * One picture as its source gives it: pixels, or the JPEG that a camera made of them, in a direct buffer that is used again.
 *
 * <p>Its source fills it and hands it on; from then on it is read only. Whoever holds it closes it, once.
 */
public final class Picture implements AutoCloseable {
    private static final int BYTES_PER_PIXEL = 3;
    private static final int IDLE_MAX = 4;

    private final Pool<Picture> home;
    private ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES_PER_PIXEL);
    private boolean compressed;
    private PictureSize size = new PictureSize(1, 1);
    private long capturedNanos;

    private Picture(Pool<Picture> home) {
        this.home = home;
    }

    /** The pictures of one source. Any thread may give them back. */
    public static final class Supply {
        private final Pool<Picture> pool = new Pool<>(IDLE_MAX, this::create);

        /** A picture to be filled with pixels, of whatever content. */
        public Picture take(PictureSize size, long capturedNanos) {
            int length = Math.toIntExact(BYTES_PER_PIXEL * size.pixels());
            return pool.take().reset(size, capturedNanos, false, length, length);
        }

        /** A picture with a copy of the JPEG from position to limit; the size is what its camera promised. */
        public Picture copyJpeg(ByteBuffer jpeg, PictureSize size, long capturedNanos) {
            int length = jpeg.remaining();
            Picture picture =
                    pool.take().reset(size, capturedNanos, true, length, 2 * length); // the next may be longer
            picture.bytes.put(0, jpeg, jpeg.position(), length);
            return picture;
        }

        private Picture create() {
            return new Picture(pool);
        }
    }

    /** In pixels; of a JPEG what its camera promised. */
    public PictureSize size() {
        return size;
    }

    /** When it was taken, on the monotonic clock of the program. */
    public long capturedNanos() {
        return capturedNanos;
    }

    /** Rows of blue, green, red bytes without padding, from position 0, in native order; of no meaning if this is a JPEG. */
    public ByteBuffer pixels() {
        return bytes;
    }

    /** The JPEG from position 0 to limit; null if there are pixels. */
    public @Nullable ByteBuffer jpeg() {
        return compressed ? bytes : null;
    }

    @Override
    public void close() {
        home.give(this);
    }

    private Picture reset(PictureSize newSize, long newCapturedNanos, boolean isJpeg, int length, int room) {
        size = newSize;
        capturedNanos = newCapturedNanos;
        compressed = isJpeg;
        if (bytes.capacity() < length) {
            bytes = ByteBuffer.allocateDirect(room).order(ByteOrder.nativeOrder());
        }
        bytes.clear().limit(length);
        return this;
    }
}
