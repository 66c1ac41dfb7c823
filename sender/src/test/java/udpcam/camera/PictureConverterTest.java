package udpcam.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.frame.PaddedBuffer;
import udpcam.frame.Picture;
import udpcam.jpeg.PictureSize;

/** Walks the sizes of frames, with a guard zone behind the pixels. In other memory a write into it breaks the heap. */
class PictureConverterTest {
    private static final byte GUARD = (byte) 0xA5;
    private static final int GUARD_BYTES = 4096;
    private static final PictureSize LARGEST = new PictureSize(2208, 35);
    private static final PictureSize SCALED = new PictureSize(40, 20);
    private static final int[] HEIGHTS = {1, 2, 3, 8, 15, 16, 17, 32, 34};

    @BeforeAll
    static void quiet() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                avutil.AV_PIX_FMT_YUVJ422P,
                avutil.AV_PIX_FMT_YUV422P,
                avutil.AV_PIX_FMT_YUVJ444P,
                avutil.AV_PIX_FMT_YUVJ440P,
                avutil.AV_PIX_FMT_YUV411P,
                avutil.AV_PIX_FMT_YUVA420P,
                avutil.AV_PIX_FMT_YUV420P10LE,
                avutil.AV_PIX_FMT_YUV422P10LE,
                avutil.AV_PIX_FMT_NV12,
                avutil.AV_PIX_FMT_YUYV422,
                avutil.AV_PIX_FMT_UYVY422,
                avutil.AV_PIX_FMT_GRAY8,
                avutil.AV_PIX_FMT_GRAY16LE,
                avutil.AV_PIX_FMT_PAL8,
                avutil.AV_PIX_FMT_GBRP,
                avutil.AV_PIX_FMT_RGB24,
                avutil.AV_PIX_FMT_BGR24,
                avutil.AV_PIX_FMT_BGRA,
                avutil.AV_PIX_FMT_RGB565LE
            })
    void theSenderSurvivesFramesOfAnyWidth(int format) {
        try (PictureConverter converter = new PictureConverter()) {
            int walked = 0;
            for (int width = 1; width < LARGEST.width(); width += width < 400 ? 1 : 8) {
                PictureSize size = new PictureSize(width, HEIGHTS[walked++ % HEIGHTS.length]);
                assertWritesStayInThePadding(converter, format, size, size);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {avutil.AV_PIX_FMT_YUVJ422P, avutil.AV_PIX_FMT_YUV420P, avutil.AV_PIX_FMT_BGRA})
    void theSenderSurvivesFramesScaledToAnyWidth(int format) {
        try (PictureConverter converter = new PictureConverter()) {
            int walked = 0;
            for (int width = 1; width < LARGEST.width(); width += width < 400 ? 1 : 8) {
                PictureSize size = new PictureSize(width, HEIGHTS[walked++ % HEIGHTS.length]);
                assertWritesStayInThePadding(converter, format, SCALED, size);
            }
        }
    }

    private static void assertWritesStayInThePadding(
            PictureConverter converter, int format, PictureSize from, PictureSize to) {
        AVFrame frame = frame(format, from);
        // The pool gives the picture that was closed last, so its buffer is the larger one.
        try (Picture larger = converter.convert(frame, LARGEST, 0)) {
            ByteBuffer bytes = larger.pixels().duplicate().clear();
            while (bytes.hasRemaining()) {
                bytes.put(GUARD);
            }
        }
        try (Picture picture = converter.convert(frame, to, 0)) {
            ByteBuffer bytes = picture.pixels().duplicate();
            int end = bytes.limit();
            bytes.clear();
            int last = end + GUARD_BYTES;
            assertTrue(last <= bytes.capacity(), "the guarded buffer is in use");
            while (last > end && bytes.get(last - 1) == GUARD) {
                last--;
            }
            assertTrue(last - end <= PaddedBuffer.PADDING_BYTES, to + ": " + (last - end) + " bytes behind the pixels");
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
