package udpcam.camera;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import udpcam.frame.Picture;
import udpcam.frame.YuvColours;
import udpcam.jpeg.PictureSize;

/** From FFmpeg's decoded frames to pictures, in the colours that the frame says it has. Called by one thread. */
final class PictureConverter implements AutoCloseable {
    private static final int FIXED_POINT_ONE = 1 << 16;

    /** swscale's fast way takes so many pixels at once, and leaves out the last of a row where fewer are left. */
    private static final int FAST_STEP = 8;

    private final Picture.Supply supply = new Picture.Supply();
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(1);
    private final IntPointer stride = new IntPointer(1);
    private @Nullable SwsContext context;
    private int colours = -1;

    /** The picture of a frame, scaled to a size where its own is another. */
    Picture convert(AVFrame frame, PictureSize size, long capturedNanos) {
        boolean isScaled = frame.width() != size.width() || frame.height() != size.height();
        if (isScaled || !isYuv420(frame.format())) {
            Picture picture = supply.take(size, capturedNanos);
            scale(frame, picture);
            return picture;
        }
        YuvColours yuv = new YuvColours(frame.colorspace(), isFullRange(frame));
        Picture lent = lend(frame, size, yuv, capturedNanos);
        return lent == null ? copy(frame, size, yuv, capturedNanos) : lent;
    }

    /** The frame's own memory as a picture, without a copy; null if its planes do not lie side by side without padding. */
    private static @Nullable Picture lend(AVFrame frame, PictureSize size, YuvColours yuv, long capturedNanos) {
        PictureSize chroma = YuvColours.chromaSize(size);
        long first = frame.data(0).address();
        boolean fits = frame.buf(0) != null // counted: others may keep it
                && frame.linesize(0) == size.width()
                && frame.linesize(1) == chroma.width()
                && frame.linesize(2) == chroma.width()
                && frame.data(1).address() == first + size.pixels()
                && frame.data(2).address() == first + size.pixels() + chroma.pixels();
        AVFrame reference = fits ? avutil.av_frame_clone(frame) : null;
        if (reference == null) {
            return null;
        }
        BytePointer planes = reference.data(0).capacity(Picture.yuvBytes(size));
        return Picture.lend(planes.asByteBuffer(), size, yuv, capturedNanos, () -> avutil.av_frame_free(reference));
    }

    private Picture copy(AVFrame frame, PictureSize size, YuvColours yuv, long capturedNanos) {
        Picture picture = supply.take(size, yuv, capturedNanos);
        try (BytePointer bytes = new BytePointer(picture.pixels())) {
            avutil.av_image_copy_to_buffer(
                    bytes,
                    picture.pixels().limit(),
                    frame.data(),
                    frame.linesize(),
                    frame.format(),
                    frame.width(),
                    frame.height(),
                    1);
        }
        return picture;
    }

    private void scale(AVFrame frame, Picture picture) {
        PictureSize size = picture.size();
        SwsContext cached = swscale.sws_getCachedContext(
                context,
                frame.width(),
                frame.height(),
                frame.format(),
                size.width(),
                size.height(),
                avutil.AV_PIX_FMT_BGR24,
                swscale.SWS_BICUBIC | (size.width() % FAST_STEP == 0 ? 0 : swscale.SWS_ACCURATE_RND),
                null,
                null,
                (DoublePointer) null);
        if (cached == null) {
            throw new IllegalStateException("no conversion from pixel format " + frame.format());
        }
        if (!cached.equals(context)) {
            colours = -1;
        }
        context = cached;
        setColours(cached, frame);
        try (BytePointer pixels = new BytePointer(picture.pixels())) {
            planes.put(0, pixels);
            stride.put(0, 3 * size.width());
            swscale.sws_scale(cached, frame.data(), frame.linesize(), 0, frame.height(), planes, stride);
        }
    }

    /** Tells swscale matrix and range, which it does not take from the frame: guessing them shifts all colours. */
    private void setColours(SwsContext cached, AVFrame frame) {
        int space = frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED ? swscale.SWS_CS_DEFAULT : frame.colorspace();
        int full = isFullRange(frame) ? 1 : 0;
        if (colours == 2 * space + full) {
            return;
        }
        colours = 2 * space + full;
        IntPointer matrix = swscale.sws_getCoefficients(space);
        swscale.sws_setColorspaceDetails(cached, matrix, full, matrix, 1, 0, FIXED_POINT_ONE, FIXED_POINT_ONE);
    }

    private static boolean isYuv420(int format) {
        return format == avutil.AV_PIX_FMT_YUV420P || format == avutil.AV_PIX_FMT_YUVJ420P;
    }

    private static boolean isFullRange(AVFrame frame) {
        return frame.color_range() == avutil.AVCOL_RANGE_JPEG || isJpegFormat(frame.format());
    }

    private static boolean isJpegFormat(int format) {
        return format == avutil.AV_PIX_FMT_YUVJ420P
                || format == avutil.AV_PIX_FMT_YUVJ422P
                || format == avutil.AV_PIX_FMT_YUVJ444P
                || format == avutil.AV_PIX_FMT_YUVJ440P;
    }

    @Override
    public void close() {
        swscale.sws_freeContext(context);
        context = null;
        planes.close();
        stride.close();
    }
}
