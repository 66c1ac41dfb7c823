package udpcam.pixels;

import java.util.Set;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;

/**
 * The only caller of FFmpeg's swscale: converts pixels of any layout to blue, green, red. Called by one thread at a time.
 *
 * <p>swscale writes up to 24 bytes behind the last row, so it writes into pictures alone: their memory has padding.
 */
final class BgrConverter implements AutoCloseable {
    private static final int BYTES_PER_PIXEL = 3;
    private static final int FIXED_POINT_ONE = 1 << 16;

    /** The pixels in a step of swscale's fast path, which does not convert the rest of a row. */
    private static final int FAST_STEP = 8;

    /** Grey and alpha as numbers of 32 bits, from OpenEXR files: swscale says it takes them, and ends the process (abort). */
    private static final Set<Integer> FATAL_FORMATS = Set.of(avutil.AV_PIX_FMT_YAF32BE, avutil.AV_PIX_FMT_YAF32LE);

    private final PointerPointer<Pointer> toPlane = new PointerPointer<>(1);
    private final IntPointer toStride = new IntPointer(1);
    private @Nullable SwsContext context;
    private @Nullable PixelLayout contextFrom;
    private @Nullable PictureSize contextTo;

    /**
     * Fills a picture of blue, green, red with the pixels, scaled to its size.
     *
     * @param planes where each plane starts
     * @param strides the bytes from each row of a plane to the next
     */
    void convert(PointerPointer<?> planes, IntPointer strides, PixelLayout layout, Picture to)
            throws UnconvertibleException {
        SwsContext prepared = context(layout, to.size());
        int rows = layout.size().height();
        try (BytePointer pixels = new BytePointer(to.pixels())) {
            toPlane.put(0, pixels);
            toStride.put(0, BYTES_PER_PIXEL * to.size().width());
            if (swscale.sws_scale(prepared, planes, strides, 0, rows, toPlane, toStride) < 0) {
                throw new UnconvertibleException(layout);
            }
        }
    }

    private SwsContext context(PixelLayout from, PictureSize to) throws UnconvertibleException {
        if (context == null || !from.equals(contextFrom) || !to.equals(contextTo)) {
            free();
            context = create(from, to);
            contextFrom = from;
            contextTo = to;
        }
        return context;
    }

    private static SwsContext create(PixelLayout from, PictureSize to) throws UnconvertibleException {
        if (FATAL_FORMATS.contains(from.format())) {
            throw new UnconvertibleException(from);
        }
        SwsContext created = swscale.sws_getContext(
                from.size().width(),
                from.size().height(),
                from.format(),
                to.width(),
                to.height(),
                avutil.AV_PIX_FMT_BGR24,
                swscale.SWS_BICUBIC | (to.width() % FAST_STEP == 0 ? 0 : swscale.SWS_ACCURATE_RND),
                null,
                null,
                (DoublePointer) null);
        if (created == null) {
            throw new UnconvertibleException(from);
        }
        // swscale does not take matrix and range from the frame. Its guess would shift all colours.
        IntPointer matrix = swscale.sws_getCoefficients(from.colours().matrix()); // takes code points of H.273
        int full = from.colours().fullRange() ? 1 : 0;
        swscale.sws_setColorspaceDetails(created, matrix, full, matrix, 1, 0, FIXED_POINT_ONE, FIXED_POINT_ONE);
        return created;
    }

    private void free() {
        swscale.sws_freeContext(context);
        context = null;
    }

    @Override
    public void close() {
        free();
        toPlane.close();
        toStride.close();
    }
}
