package udpcam.encode;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import udpcam.frame.Picture;
import udpcam.frame.YuvColours;

/** From lines of luma and 4:2:0 chroma to the encoder's blue, green, red, through FFmpeg. Called by one thread at a time. */
final class YuvConverter implements AutoCloseable {
    private static final int PLANES = 3;
    private static final int FIXED_POINT_ONE = 1 << 16;

    /** swscale's fast way takes so many pixels at once, and leaves out the last of a row where fewer are left. */
    private static final int FAST_STEP = 8;

    private final PointerPointer<Pointer> from = new PointerPointer<>(PLANES);
    private final IntPointer fromStrides = new IntPointer(PLANES);
    private final PointerPointer<Pointer> to = new PointerPointer<>(1);
    private final IntPointer toStride = new IntPointer(1);
    private @Nullable SwsContext context;
    private @Nullable YuvColours colours;

    /** Converts the lines of a picture from an even one on, as many as {@code bgr} has. */
    void convert(Picture picture, YuvColours pictureColours, int top, Picture bgr) {
        int lineCount = bgr.size().height();
        int width = picture.size().width();
        int chromaWidth = YuvColours.chromaSize(picture.size()).width();
        SwsContext cached = context(width, lineCount, pictureColours);
        try (PlaneLines lines = new PlaneLines(picture, top);
                BytePointer pixels = new BytePointer(bgr.pixels())) {
            from.put(0, lines.y()).put(1, lines.cb()).put(2, lines.cr());
            fromStrides.put(0, width).put(1, chromaWidth).put(2, chromaWidth);
            to.put(0, pixels);
            toStride.put(0, 3 * width);
            swscale.sws_scale(cached, from, fromStrides, 0, lineCount, to, toStride);
        }
    }

    private SwsContext context(int width, int lines, YuvColours wanted) {
        SwsContext cached = swscale.sws_getCachedContext(
                context,
                width,
                lines,
                avutil.AV_PIX_FMT_YUV420P,
                width,
                lines,
                avutil.AV_PIX_FMT_BGR24,
                swscale.SWS_BICUBIC | (width % FAST_STEP == 0 ? 0 : swscale.SWS_ACCURATE_RND),
                null,
                null,
                (DoublePointer) null);
        if (cached == null) {
            throw new IllegalStateException("no conversion of " + width + "x" + lines);
        }
        if (!cached.equals(context) || !wanted.equals(colours)) {
            context = cached;
            colours = wanted;
            IntPointer matrix = swscale.sws_getCoefficients(wanted.matrix()); // it means H.273's numbers, too
            int full = wanted.fullRange() ? 1 : 0;
            swscale.sws_setColorspaceDetails(cached, matrix, full, matrix, 1, 0, FIXED_POINT_ONE, FIXED_POINT_ONE);
        }
        return cached;
    }

    @Override
    public void close() {
        swscale.sws_freeContext(context);
        context = null;
        from.close();
        fromStrides.close();
        to.close();
        toStride.close();
    }
}
