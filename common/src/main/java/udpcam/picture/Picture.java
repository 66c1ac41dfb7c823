package udpcam.picture;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.run.Pool;

/**
 * One picture as its camera gives it, in a direct buffer that is used again or lent by the camera: pixels, blue, green, red or
 * luma and chroma, or the JPEG that a camera made of them.
 *
 * <p>Its camera fills it and hands it on; from then on it is read only. Whoever holds it closes it, once.
 */
public final class Picture implements AutoCloseable {
    private static final int BYTES_PER_PIXEL = 3;
    private static final int IDLE_MAX = 4;

    private static final ByteBuffer NO_BYTES = PaddedBuffer.allocate(0);

    private final Consumer<Picture> home;
    private ByteBuffer bytes = NO_BYTES;
    private boolean compressed;
    private @Nullable YuvColours yuv;
    private PictureSize size = new PictureSize(1, 1);
    private long capturedNanos;

    private Picture(Consumer<Picture> home) {
        this.home = home;
    }

    /** The pictures of one camera. Any thread may give them back. */
    public static final class Supply {
        private final Pool<Picture> pool = new Pool<>(IDLE_MAX, this::create);

        /** A picture to be filled with blue, green, red, of whatever content. */
        public Picture take(PictureSize size, long capturedNanos) {
            int length = Math.toIntExact(BYTES_PER_PIXEL * size.pixels());
            return pool.take().reserve(length, length).reset(size, capturedNanos, false, null);
        }

        /** A picture to be filled with luma and 4:2:0 chroma, of whatever content. */
        public Picture take(PictureSize size, YuvColours colours, long capturedNanos) {
            int length = yuvBytes(size);
            return pool.take().reserve(length, length).reset(size, capturedNanos, false, colours);
        }

        /** A picture with a copy of the JPEG from position to limit; the size is what its camera promised. */
        public Picture copyJpeg(ByteBuffer jpeg, PictureSize size, long capturedNanos) {
            int length = jpeg.remaining();
            Picture picture = pool.take().reserve(length, 2 * length); // the next JPEG may be longer
            picture.reset(size, capturedNanos, true, null);
            picture.bytes.put(0, jpeg, jpeg.position(), length);
            return picture;
        }

        private Picture create() {
            return new Picture(pool::give);
        }
    }

    /**
     * A picture of luma and 4:2:0 chroma in memory of its camera.
     *
     * @param planes direct; from index 0 as {@link #pixels} says; as it is until {@code takeBack} is run, by any thread
     * @throws IllegalArgumentException if there are fewer than {@link #yuvBytes}
     */
    public static Picture lend(
            ByteBuffer planes, PictureSize size, YuvColours colours, long capturedNanos, Runnable takeBack) {
        Picture picture = new Picture(closed -> takeBack.run());
        picture.bytes = planes.position(0).limit(yuvBytes(size));
        return picture.reset(size, capturedNanos, false, colours);
    }

    /** How many bytes luma and 4:2:0 chroma of a picture have. */
    public static int yuvBytes(PictureSize size) {
        return Math.toIntExact(size.pixels() + 2 * YuvColours.chromaSize(size).pixels());
    }

    /** In pixels; of a JPEG what its camera promised. */
    public PictureSize size() {
        return size;
    }

    /** When it was taken, on the monotonic clock of the program. */
    public long capturedNanos() {
        return capturedNanos;
    }

    /**
     * Rows of blue, green, red bytes without padding, from position 0; of no meaning if this is a JPEG. If {@link #yuv} says
     * so, the plane of luma, that of Cb and that of Cr, bytes without padding; those of chroma are half as wide and high,
     * rounded up.
     */
    public ByteBuffer pixels() {
        return bytes;
    }

    /** How luma and chroma are meant; null if there are none. */
    public @Nullable YuvColours yuv() {
        return yuv;
    }

    /** The JPEG from position 0 to limit; null if there are pixels. */
    public @Nullable ByteBuffer jpeg() {
        return compressed ? bytes : null;
    }

    @Override
    public void close() {
        home.accept(this);
    }

    private Picture reserve(int length, int room) {
        bytes = PaddedBuffer.reuse(bytes, length, room);
        return this;
    }

    private Picture reset(PictureSize newSize, long newCapturedNanos, boolean isJpeg, @Nullable YuvColours colours) {
        size = newSize;
        capturedNanos = newCapturedNanos;
        compressed = isJpeg;
        yuv = colours;
        return this;
    }
}
