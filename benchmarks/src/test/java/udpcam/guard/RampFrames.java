package udpcam.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import udpcam.jpeg.PictureSize;

/** Frames as FFmpeg's decoders give them, in any pixel format, with a {@link Ramp} in them. */
final class RampFrames {
    private static final int ONE = 1 << 16;
    private static final int MIDDLE = 0x80;
    private static final int BGR_MARGIN = 4096;

    private RampFrames() {}

    /** All formats of which the sender can make pictures. */
    static List<Integer> formats() {
        List<Integer> formats = new ArrayList<>();
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_next(null);
        while (format != null) {
            int id = avutil.av_pix_fmt_desc_get_id(format);
            if (swscale.sws_isSupportedInput(id) != 0 && (format.flags() & avutil.AV_PIX_FMT_FLAG_HWACCEL) == 0) {
                formats.add(id);
            }
            format = avutil.av_pix_fmt_desc_next(format);
        }
        return formats;
    }

    static String name(int format) {
        return avutil.av_get_pix_fmt_name(format).getString();
    }

    static boolean isGrey(int format) {
        return avutil.av_pix_fmt_desc_get(format).nb_components() < 3;
    }

    /** What a frame of a format holds that cannot be made of colours: one grey. */
    static boolean isPlain(int format) {
        return swscale.sws_isSupportedOutput(format) == 0 && format != avutil.AV_PIX_FMT_PAL8;
    }

    /** How far off a pixel may be: coarse formats, and chroma of many pixels, are. */
    static int tolerance(int format) {
        AVPixFmtDescriptor description = avutil.av_pix_fmt_desc_get(format);
        int depth = 8;
        for (int i = 0; i < Math.min(3, description.nb_components()); i++) {
            depth = Math.min(depth, description.comp(i).depth());
        }
        int chroma = (1 << description.log2_chroma_w()) + (1 << description.log2_chroma_h());
        return 8 + 3 * chroma + (depth < 8 ? 255 / ((1 << depth) - 1) : 0);
    }

    /** A frame, its taker's to free. */
    static AVFrame of(int format, PictureSize size, int matrix) {
        AVFrame frame = avutil.av_frame_alloc()
                .format(format)
                .width(size.width())
                .height(size.height())
                .colorspace(matrix);
        assertEquals(0, avutil.av_frame_get_buffer(frame, 0));
        if (format == avutil.AV_PIX_FMT_PAL8) {
            fillIndices(frame, size);
        } else if (isPlain(format)) {
            for (int plane = 0; plane < AVFrame.AV_NUM_DATA_POINTERS && frame.buf(plane) != null; plane++) {
                Pointer.memset(frame.buf(plane).data(), MIDDLE, frame.buf(plane).size());
            }
        } else {
            convert(new Ramp(isGrey(format)), frame, size);
        }
        return frame;
    }

    /** A palette of greys. */
    private static void fillIndices(AVFrame frame, PictureSize size) {
        Ramp ramp = new Ramp(true);
        int stride = frame.linesize(0);
        ByteBuffer indices =
                frame.data(0).capacity((long) stride * size.height()).asByteBuffer();
        for (int i = 0; i < size.pixels(); i++) {
            int x = i % size.width();
            int y = i / size.width();
            indices.put(y * stride + x, (byte) ramp.at(x, y, 0));
        }
        IntPointer palette = new IntPointer(frame.data(1));
        for (int i = 0; i < 256; i++) {
            palette.put(i, 0xFF000000 | i * 0x010101);
        }
    }

    private static void convert(Ramp ramp, AVFrame frame, PictureSize size) {
        int stride = (3 * size.width() + 63) / 64 * 64;
        try (BytePointer bgr = new BytePointer((long) stride * size.height() + BGR_MARGIN);
                PointerPointer<Pointer> plane = new PointerPointer<>(1);
                IntPointer strides = new IntPointer(1)) {
            ramp.fill(bgr.asByteBuffer(), size, stride);
            plane.put(0, bgr);
            strides.put(0, stride);
            SwsContext context = swscale.sws_getContext(
                    size.width(),
                    size.height(),
                    avutil.AV_PIX_FMT_BGR24,
                    size.width(),
                    size.height(),
                    frame.format(),
                    swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INP,
                    null,
                    null,
                    (DoublePointer) null);
            assertTrue(context != null, name(frame.format()));
            IntPointer matrix = swscale.sws_getCoefficients(frame.colorspace());
            int full = name(frame.format()).startsWith("yuvj") ? 1 : 0;
            swscale.sws_setColorspaceDetails(context, matrix, 1, matrix, full, 0, ONE, ONE);
            swscale.sws_scale(context, plane, strides, 0, size.height(), frame.data(), frame.linesize());
            swscale.sws_freeContext(context);
        }
    }
}
