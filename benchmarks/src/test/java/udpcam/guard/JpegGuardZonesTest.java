package udpcam.guard;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.decode.RowDecoders;
import udpcam.display.Halving;
import udpcam.encode.Backends;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.PaddedBuffer;
import udpcam.picture.Picture;
import udpcam.picture.Raster;
import udpcam.pixels.PictureConverter;

/** Nothing is written outside the memory of JPEGs and their pictures, and all are right: at all widths, with both libraries. */
class JpegGuardZonesTest {
    private static final int[] AT_BORDERS = {1, 8, 16, 17, 63, 64, 65, 127, 128, 129, 257}; // of MCUs and slices
    private static final int[] OF_MCUS = {1, 2, 7, 8, 9, 15, 16, 17};
    private static final PictureSize LARGEST = new PictureSize(Sizes.WIDTHS, 258);
    private static final int UNSPECIFIED = 2;
    private static final int BT709 = 1;
    private static final int JPEG_TOLERANCE = 24;

    /** Pictures as a source gives them. */
    private record Source(int format, int matrix) {
        private static final List<Source> ALL = List.of(
                new Source(avutil.AV_PIX_FMT_BGR24, UNSPECIFIED),
                new Source(avutil.AV_PIX_FMT_YUVJ420P, UNSPECIFIED),
                new Source(avutil.AV_PIX_FMT_YUV420P, UNSPECIFIED),
                new Source(avutil.AV_PIX_FMT_YUV420P, BT709));
    }

    @BeforeAll
    static void beQuiet() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    @ParameterizedTest
    @CsvSource({"true, YUV_420", "true, YUV_422", "false, YUV_420", "false, YUV_422"})
    void everyJpegIsEncodedAndDecodedRight(boolean turbo, Sampling sampling) throws Exception {
        ByteBuffer memory = PaddedBuffer.allocate(Math.toIntExact(4 * LARGEST.pixels()));
        GuardZone guard = new GuardZone();
        guard.watch(memory);
        try (PictureConverter converter = new PictureConverter();
                Backends encoder = new Backends(turbo, sampling);
                RowDecoders withTurbo = new RowDecoders(true);
                RowDecoders withOpenCv = new RowDecoders(false)) {
            int visited = Sizes.walk(Sizes.isFull() ? AT_BORDERS : OF_MCUS, size -> {
                Source source = Source.ALL.get((size.width() + size.height()) % Source.ALL.size());
                ByteBuffer jpeg = encode(converter, encoder, source, size);
                decode(withTurbo, jpeg, size, memory, guard);
                decode(withOpenCv, jpeg, size, memory, guard);
            });
            GuardZone.report((turbo ? "TurboJPEG " : "OpenCV ") + sampling, visited, encoder.mostBehind());
            GuardZone.report("  decoders", visited, guard.mostBehind());
        }
    }

    private static ByteBuffer encode(PictureConverter converter, Backends encoder, Source source, PictureSize size)
            throws Exception {
        AVFrame frame = RampFrames.of(source.format(), size, source.matrix());
        try (Picture picture = converter.convert(frame, size, 0)) {
            return encoder.encode(picture);
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    private static void decode(
            RowDecoders decoder, ByteBuffer jpeg, PictureSize size, ByteBuffer memory, GuardZone guard) {
        Ramp ramp = new Ramp(false);
        int bytes = Math.toIntExact(4 * size.pixels());
        Raster direct = new Raster(size, ints(memory, bytes));
        guard.mark(bytes);
        decoder.decode(jpeg.duplicate().rewind(), size.height(), direct, 0);
        guard.check(memory, bytes, size);
        ramp.check(direct.pixels(), size, JPEG_TOLERANCE, size);
        if (size.width() % 8 == 1) {
            Raster onHeap = new Raster(size);
            decoder.decode(jpeg.duplicate().rewind(), size.height(), onHeap, 0);
            ramp.check(onHeap.pixels(), size, JPEG_TOLERANCE, size);
        }
    }

    private static IntBuffer ints(ByteBuffer memory, int bytes) {
        return memory.duplicate().order(memory.order()).limit(bytes).asIntBuffer();
    }

    @Test
    void everyPictureIsHalvedWithinItsMemory() throws Exception {
        ByteBuffer from = PaddedBuffer.allocate(Math.toIntExact(4 * LARGEST.pixels()));
        ByteBuffer to = PaddedBuffer.allocate(from.capacity());
        GuardZone guard = new GuardZone();
        guard.watch(to);
        Halving halving = new Halving();
        int visited = Sizes.walk(new int[] {2, 3, 17, 32, 129}, size -> {
            if (size.width() > 1) {
                PictureSize half = Halving.halves(size);
                int bytes = Math.toIntExact(4 * half.pixels());
                guard.mark(bytes);
                halving.halve(
                        new Raster(size, ints(from, Math.toIntExact(4 * size.pixels()))),
                        new Raster(half, ints(to, bytes)));
                guard.check(to, bytes, size);
            }
        });
        GuardZone.report("halved", visited, guard.mostBehind());
    }
}
