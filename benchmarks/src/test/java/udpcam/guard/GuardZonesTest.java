package udpcam.guard;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;
import udpcam.pixels.BgrLines;
import udpcam.pixels.PictureConverter;
import udpcam.pixels.PictureScaler;
import udpcam.pixels.UnconvertibleException;
import udpcam.size.Rung;

/**
 * Nothing is written outside the memory of pictures, and all are right: at all widths, in all pixel formats. {@code scripts/test
 * --guard-zones} walks more: the common formats at all widths with all heights, the others at all widths; it takes long.
 */
class GuardZonesTest {
    private static final int[] LOW = {1, 2, 3, 16, 17};
    private static final int[] AT_BORDERS = {1, 8, 16, 17, 63, 64, 65, 127, 128, 129, 257}; // of MCUs and slices
    private static final PictureSize LARGEST = new PictureSize(Sizes.WIDTHS, 258);
    private static final PictureSize LOWER = new PictureSize(Sizes.WIDTHS, 18);
    private static final PictureSize SMALL = new PictureSize(40, 20);
    private static final int UNSPECIFIED = 2;
    private static final int LOWEST_QUALITY = 25;
    private static final int PLAIN = 0x80;
    private static final String FATAL = "yaf32";
    private static final String BAYER = "bayer";

    /** Which the sender meets most. */
    private static final Set<String> COMMON = Set.of(
            "yuvj422p",
            "yuv422p",
            "yuvj444p",
            "yuv420p10le",
            "nv12",
            "yuyv422",
            "uyvy422",
            "gray8",
            "gray",
            "pal8",
            "rgb24",
            "bgr24",
            "bgra",
            "gbrp");

    @BeforeAll
    static void beQuiet() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    static Stream<String> formats() {
        return RampFrames.formats().stream().map(RampFrames::name).filter(name -> !name.startsWith(FATAL));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {FATAL + "be", FATAL + "le"})
    void aFormatThatFfmpegDiesOfIsRefused(String name) {
        AVFrame frame = RampFrames.of(avutil.av_get_pix_fmt(name), SMALL, UNSPECIFIED);
        try (PictureConverter converter = new PictureConverter()) {
            assertThrows(UnconvertibleException.class, () -> converter.convert(frame, SMALL, 0));
        }
        avutil.av_frame_free(frame);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("formats")
    void everyPixelFormatIsConvertedRightAtAnyWidth(String name) throws Exception {
        int format = avutil.av_get_pix_fmt(name);
        GuardZone guard = new GuardZone();
        try (PictureConverter converter = new PictureConverter()) {
            watch(guard, converter, LOWER);
            int[] visited = {0};
            Sizes.Visitor visitor = size -> {
                if (isWalked(name, size)) {
                    convert(converter, guard, format, size, size);
                    visited[0]++;
                }
            };
            if (COMMON.contains(name)) {
                Sizes.walk(LOW, visitor);
            } else {
                Sizes.walkShortly(LOW, format, visitor);
            }
            GuardZone.report("converted " + name, visited[0], guard.mostBehind());
        }
    }

    private static boolean isWalked(String name, PictureSize size) {
        return Sizes.isFull() || COMMON.contains(name) || size.width() < 20 || size.width() % 197 < 2;
    }

    /** swscale takes no raw sensor data of a single line. */
    private static boolean isRefused(int format, PictureSize size) {
        return size.height() < 2 && RampFrames.name(format).startsWith(BAYER);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"yuvj422p", "yuv420p", "nv12", "yuyv422", "bgra", "gray"})
    void everyPictureIsScaledWithinItsMemory(String name) throws Exception {
        GuardZone guard = new GuardZone();
        try (PictureConverter converter = new PictureConverter()) {
            watch(guard, converter, LOWER);
            int visited = Sizes.walk(LOW, size -> {
                if (Sizes.isFull() || size.width() % 3 == 0) {
                    convert(converter, guard, avutil.av_get_pix_fmt(name), SMALL, size);
                }
            });
            GuardZone.report("scaled " + name, visited, guard.mostBehind());
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"true, 3", "true, 2", "false, 3", "false, 2"})
    void everyFrameIsScaledDownWithinItsMemory(boolean isYuv, int quarters) throws Exception {
        GuardZone guard = new GuardZone();
        Picture.Supply supply = new Picture.Supply();
        PictureScaler scaler = new PictureScaler();
        Rung rung = new Rung(LOWEST_QUALITY, quarters);
        try (Picture picture = picture(supply, isYuv, LOWER);
                Picture scaled = scaler.scale(picture, LOWER)) {
            guard.watch(scaled.pixels());
        }
        int visited = Sizes.walk(LOW, size -> {
            PictureSize smaller = rung.sizeOf(size);
            int bytes = isYuv ? Picture.yuvBytes(smaller) : Math.toIntExact(3 * smaller.pixels());
            guard.mark(bytes);
            try (Picture picture = picture(supply, isYuv, size);
                    Picture scaled = scaler.scale(picture, smaller)) {
                assertTrue(guard.watches(scaled.pixels()), size.toString());
                guard.check(scaled.pixels(), bytes, size + " to " + smaller);
            }
        });
        GuardZone.report("scaled down to " + quarters + "/4", visited, guard.mostBehind());
    }

    private static Picture picture(Picture.Supply supply, boolean isYuv, PictureSize size) {
        return isYuv ? supply.take(size, new YuvColours(UNSPECIFIED, false), 0) : supply.take(size, 0);
    }

    /** Watches the memory that the converter uses for all pictures. */
    private static void watch(GuardZone guard, PictureConverter converter, PictureSize largest)
            throws UnconvertibleException {
        AVFrame frame = RampFrames.of(avutil.AV_PIX_FMT_BGR24, SMALL, UNSPECIFIED);
        try (Picture picture = converter.convert(frame, largest, 0)) {
            guard.watch(picture.pixels());
        }
        avutil.av_frame_free(frame);
    }

    private static void convert(
            PictureConverter converter, GuardZone guard, int format, PictureSize from, PictureSize to)
            throws UnconvertibleException {
        AVFrame frame = RampFrames.of(format, from, UNSPECIFIED);
        String what = RampFrames.name(format) + " " + from + " to " + to;
        guard.mark(Math.toIntExact(3 * to.pixels()));
        if (isRefused(format, from)) {
            assertThrows(UnconvertibleException.class, () -> converter.convert(frame, to, 0));
            avutil.av_frame_free(frame);
            return;
        }
        try (Picture picture = converter.convert(frame, to, 0)) {
            if (picture.yuv() == null) {
                guard.check(picture.pixels(), picture.pixels().limit(), what);
                if (from.equals(to)) {
                    checkColours(picture.pixels(), format, to, what);
                }
            }
        }
        avutil.av_frame_free(frame);
    }

    private static void checkColours(ByteBuffer bgr, int format, PictureSize size, String what) {
        if (!RampFrames.isPlain(format)) {
            new Ramp(RampFrames.isGrey(format)).check(bgr, size, RampFrames.tolerance(format), what);
        } else if (RampFrames.name(format).startsWith(BAYER)) {
            for (int i = 0; i < bgr.limit(); i++) {
                assertTrue(Math.abs((bgr.get(i) & 0xFF) - PLAIN) < 2, what);
            }
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"yuv420p, 2", "yuv420p, 1", "yuvj420p, 2"})
    void everySliceOfLumaAndChromaIsConvertedRight(String name, int matrix) throws Exception {
        int format = avutil.av_get_pix_fmt(name);
        GuardZone copies = new GuardZone();
        GuardZone guard = new GuardZone();
        try (PictureConverter converter = new PictureConverter();
                BgrLines lines = new BgrLines()) {
            watch(copies, converter, LARGEST);
            int visited = Sizes.walk(Sizes.isFull() ? AT_BORDERS : LOW, size -> {
                AVFrame frame = RampFrames.of(format, size, matrix);
                copies.mark(Picture.yuvBytes(size));
                try (Picture picture = converter.convert(frame, size, 0)) {
                    if (copies.watches(picture.pixels())) {
                        copies.check(picture.pixels(), picture.pixels().limit(), name + size);
                    }
                    checkSlices(lines, picture, guard, RampFrames.tolerance(format));
                }
                avutil.av_frame_free(frame);
            });
            GuardZone.report("slices of " + name, visited, guard.mostBehind());
        }
    }

    private static void checkSlices(BgrLines lines, Picture picture, GuardZone guard, int tolerance) {
        Ramp ramp = new Ramp(false);
        PictureSize size = picture.size();
        for (int top = 0; top < size.height(); top += 64) {
            PictureSize slice = new PictureSize(size.width(), Math.min(64, size.height() - top));
            int bytes = Math.toIntExact(3 * slice.pixels());
            try (Mat mat = lines.of(picture, top, slice.height())) { // to know the memory
                guard.watch(mat.data().capacity(bytes).asByteBuffer());
            }
            guard.mark(bytes);
            try (Mat mat = lines.of(picture, top, slice.height())) {
                ByteBuffer bgr = mat.data().capacity(bytes).asByteBuffer();
                guard.check(bgr, bytes, size + " from " + top);
                ramp.check(bgr, slice, top, tolerance, size);
            }
        }
    }
}
