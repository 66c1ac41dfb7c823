package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import udpcam.guard.GuardZone;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.run.SliceWorkers;

/** The sender's encoder with one of its two libraries; the memory that TurboJPEG fills is watched. */
public final class Backends implements AutoCloseable {
    private static final int QUALITY = 95;

    private final List<Watched> watched = new ArrayList<>();
    private final SlicedJpegEncoder encoder;
    private final JpegBuffer memory = new JpegBuffer();

    /** One that cuts pictures into up to three slices. */
    public Backends(boolean turbo, Sampling sampling) {
        encoder = new SlicedJpegEncoder(
                () -> turbo ? watched(new TurboSliceEncoder(sampling)) : new OpenCvSliceEncoder(sampling),
                sampling,
                new SliceWorkers("encode", 3, Throwable::printStackTrace));
    }

    private SliceEncoder watched(SliceEncoder turbo) {
        Watched one = new Watched(turbo);
        watched.add(one);
        return one;
    }

    /** The JPEG, direct, good until the next call. */
    public ByteBuffer encode(Picture picture) throws InterruptedException {
        ByteBuffer[] jpeg = {ByteBuffer.allocate(0)};
        if (!encoder.encode(picture, QUALITY, memory, (JpegFrame frame) -> jpeg[0] = frame.bytes())) {
            throw new AssertionError("not encoded: " + picture.size());
        }
        return jpeg[0];
    }

    /** The most bytes that were written behind the end of anything. */
    public int mostBehind() {
        return watched.stream().mapToInt(each -> each.guard.mostBehind()).max().orElse(0);
    }

    @Override
    public void close() {
        encoder.close();
    }

    /** Looks at what is around the memory of each JPEG. Where that is made anew for a larger one, that is encoded once more. */
    private static final class Watched implements SliceEncoder {
        private final SliceEncoder inner;
        private final GuardZone guard = new GuardZone();
        private ByteBuffer memory = ByteBuffer.allocate(0);

        private Watched(SliceEncoder inner) {
            this.inner = inner;
        }

        @Override
        public ByteBuffer encode(Picture picture, int top, int lines, int quality) {
            return watched(() -> inner.encode(picture, top, lines, quality), picture.size() + " from " + top);
        }

        private ByteBuffer watched(Supplier<ByteBuffer> encoder, Object what) {
            if (memory.isDirect()) {
                guard.mark(memory.capacity());
            }
            ByteBuffer jpeg = encoder.get();
            if (!guard.watches(jpeg)) {
                guard.watch(jpeg);
                memory = jpeg;
                guard.mark(memory.capacity());
                jpeg = encoder.get();
            }
            guard.check(jpeg, jpeg.capacity(), what);
            return jpeg;
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
