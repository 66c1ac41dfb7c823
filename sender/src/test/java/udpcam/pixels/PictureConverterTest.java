package udpcam.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;

class PictureConverterTest {
    private static final PictureSize SMALL = new PictureSize(40, 20);

    private final PictureConverter converter = new PictureConverter();
    private final GuardZone guard = new GuardZone();

    @BeforeAll
    static void beQuiet() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    @ParameterizedTest
    @CsvSource({
        "yuvj422p, 1",
        "yuv422p, 1",
        "yuvj444p, 8",
        "yuvj440p, 8",
        "yuv411p, 8",
        "yuva420p, 1",
        "yuv420p10le, 8",
        "yuv422p10le, 8",
        "nv12, 8",
        "yuyv422, 8",
        "uyvy422, 8",
        "gray8, 8",
        "gray16le, 8",
        "pal8, 8",
        "gbrp, 8",
        "rgb24, 8",
        "bgr24, 8",
        "bgra, 8",
        "rgb565le, 8",
    })
    void theSenderSurvivesFramesOfAnyWidth(String formatName, int step) throws Exception {
        int format = avutil.av_get_pix_fmt(formatName);
        try (converter) {
            makeGuard();
            GuardZone.walk(step, size -> convertGuarded(format, size, size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {avutil.AV_PIX_FMT_YUVJ422P, avutil.AV_PIX_FMT_YUV420P, avutil.AV_PIX_FMT_BGRA})
    void theSenderSurvivesFramesScaledToAnyWidth(int format) throws Exception {
        try (converter) {
            makeGuard();
            GuardZone.walk(8, size -> convertGuarded(format, SMALL, size));
        }
    }

    @Test
    void aFrameThatCannotBeConvertedIsRefusedAndTheNextOnesAreShown() throws Exception {
        try (converter) {
            for (int i = 0; i < 100; i++) {
                convert(avutil.AV_PIX_FMT_YUVJ422P);
                UnconvertibleException refusal =
                        assertThrows(UnconvertibleException.class, () -> convert(avutil.AV_PIX_FMT_RGB4));
                assertEquals("the pixel format rgb4 of 40x20 cannot be converted", refusal.getMessage());
            }
        }
    }

    /** As FFmpeg decodes lossless JPEG. */
    @ParameterizedTest
    @CsvSource({"gray16le, 214, 256", "gray16le, 31, 256", "gray12le, 214, 16", "gray10le, 31, 4"})
    void greyOfManyBitsKeepsItsContrast(String formatName, int level, int perLevel) throws Exception {
        AVFrame frame = frame(avutil.av_get_pix_fmt(formatName), SMALL);
        try (converter;
                ShortPointer samples = new ShortPointer(frame.data(0))) {
            for (int i = 0; i < frame.linesize(0) / Short.BYTES * SMALL.height(); i++) {
                samples.put(i, (short) (level * perLevel));
            }
            try (Picture picture = converter.convert(frame, SMALL, 0)) {
                assertEquals(level, picture.pixels().get(3 * 100) & 0xFF, 1);
            }
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    private void convert(int format) throws UnconvertibleException {
        AVFrame frame = frame(format, SMALL);
        try (Picture picture = converter.convert(frame, SMALL, 0)) {
            assertEquals(SMALL, picture.size());
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    private void makeGuard() throws UnconvertibleException {
        AVFrame frame = frame(avutil.AV_PIX_FMT_BGR24, SMALL);
        try (Picture picture = converter.convert(frame, GuardZone.LARGEST, 0);
                BytePointer pixels = new BytePointer(picture.pixels())) {
            guard.watch(pixels);
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    private void convertGuarded(int format, PictureSize from, PictureSize to) throws UnconvertibleException {
        AVFrame frame = frame(format, from);
        guard.fill();
        try (Picture picture = converter.convert(frame, to, 0);
                BytePointer pixels = new BytePointer(picture.pixels())) {
            guard.assertWritesStayInThePadding(pixels, to);
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    private static AVFrame frame(int format, PictureSize size) {
        AVFrame frame =
                avutil.av_frame_alloc().format(format).width(size.width()).height(size.height());
        assertEquals(0, avutil.av_frame_get_buffer(frame, 0));
        return frame;
    }
}
