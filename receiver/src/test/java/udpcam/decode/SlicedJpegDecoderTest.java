package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counters;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.run.SliceWorkers;
import udpcam.stream.Depacketizers;
import udpcam.turbojpeg.TurboJpeg;

/** By each library that does it. */
@ParameterizedClass
@EnumSource
class SlicedJpegDecoderTest {
    enum Library {
        TURBOJPEG,
        OPENCV;

        RowDecoder decoder() {
            return switch (this) {
                case TURBOJPEG -> new TurboRowDecoder();
                case OPENCV -> new OpenCvRowDecoder();
            };
        }
    }

    private static final PictureSize SIZE = new PictureSize(33, 17);
    private static final int NEAR = 4; // levels that JPEG may be off
    private static final int NEAR_SEAM = 24;
    private static final int SLICE_LINES = 128;

    @Parameter
    Library library = Library.OPENCV;

    @BeforeEach
    void needTheLibrary() {
        boolean canRun = library == Library.OPENCV || TurboJpeg.isUsable();
        assertTrue(canRun || !Boolean.parseBoolean(System.getenv("CI")), "CI needs libturbojpeg");
        assumeTrue(canRun, "libturbojpeg is not installed");
    }

    private FrameDecoder decoder(int crew) {
        return new SlicedJpegDecoder(library::decoder, new SliceWorkers("decode", crew, failure -> {}));
    }

    @ParameterizedTest
    @CsvSource({"1, 640, 480", "2, 640, 480", "4, 333, 301", "8, 1280, 720", "2, 320, 128", "2, 16, 129"})
    void slicesGiveThePictureThatTheWholeJpegGives(int crew, int width, int height) throws InterruptedException {
        PictureSize size = new PictureSize(width, height);
        WholeFrame inRows = waves(size, (width + 15) / 16);
        WholeFrame inOnePiece = waves(size, 0);
        assertEquals((height + 15) / 16, inRows.rows());
        assertEquals(0, inOnePiece.rows());
        try (FrameDecoder slices = decoder(crew)) {
            for (Raster raster : List.of(new Raster(size), direct(size))) {
                Raster expected = new Raster(size);
                assertTrue(slices.decode(inRows, raster));
                assertTrue(slices.decode(inOnePiece, expected));
                assertSame(expected, raster);
            }
        }
    }

    /** Where slices meet, colours of lines do not run into one another, by which chroma's two lines may differ a little. */
    private static void assertSame(Raster expected, Raster actual) {
        int width = expected.size().width();
        for (int i = 0; i < expected.pixels().capacity(); i++) {
            int line = i / width;
            int atSeam = (line + 1) % SLICE_LINES <= 1 ? NEAR_SEAM : 0;
            for (int shift = 0; shift < 24; shift += 8) {
                int should = expected.pixels().get(i) >> shift & 0xFF;
                assertEquals(should, actual.pixels().get(i) >> shift & 0xFF, atSeam, "line " + line);
            }
        }
    }

    @Test
    void theHeapAndAScreensOwnMemoryGetTheSamePixels() throws InterruptedException {
        Raster onHeap = new Raster(SIZE);
        Raster direct = direct(SIZE);
        try (FrameDecoder decoder = decoder(2)) {
            assertTrue(decoder.decode(orange(), onHeap));
            assertTrue(decoder.decode(orange(), direct));
        }
        assertEquals(onHeap.pixels(), direct.pixels());
        int last = onHeap.pixels().get(onHeap.pixels().capacity() - 1);
        assertEquals(255, (last >> 16) & 0xFF, NEAR, "red");
        assertEquals(128, (last >> 8) & 0xFF, NEAR, "green");
        assertEquals(0, last & 0xFF, NEAR, "blue");
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() throws InterruptedException {
        Raster raster = direct(new PictureSize(32, 17));
        try (FrameDecoder decoder = decoder(2)) {
            assertFalse(decoder.decode(orange(), raster));
            assertFalse(decoder.decode(waves(SIZE, 3), raster));
        }
        assertEquals(0, raster.pixels().get(0), "untouched");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aFrameThatTakesMoreMemoryThanThereIsIsNoBrokenOneAndTheNextIsDecoded(int crew) throws InterruptedException {
        AtomicBoolean isFull = new AtomicBoolean(true);
        Supplier<RowDecoder> decoders = () -> new Greedy(library.decoder(), isFull);
        PictureSize size = new PictureSize(320, 128);
        try (FrameDecoder decoder = new SlicedJpegDecoder(decoders, new SliceWorkers("decode", crew, failure -> {}))) {
            WholeFrame frame = waves(size, 20);
            assertThrows(OutOfMemoryError.class, () -> decoder.decode(frame, new Raster(size)));
            isFull.set(false);
            assertTrue(decoder.decode(frame, new Raster(size)));
        }
    }

    /** A decoder that sometimes needs more memory than there is. */
    private record Greedy(RowDecoder decoder, AtomicBoolean isFull) implements RowDecoder {
        @Override
        public boolean decode(ByteBuffer jpeg, int lines, Raster raster, int top) {
            if (isFull.get()) {
                throw new OutOfMemoryError("as of direct buffers");
            }
            return decoder.decode(jpeg, lines, raster, top);
        }

        @Override
        public void close() {
            decoder.close();
        }
    }

    @Test
    void ofDamagedDataIsDecodedWhatThereIs() {
        PictureSize size = new PictureSize(320, 128);
        ByteBuffer jpeg = jpeg(waves(size, 20));
        int middle = jpeg.limit() / 2; // behind the headers
        for (int i = 0; i < 20; i++) {
            jpeg.put(middle + i, (byte) 0x55);
        }
        assertEquals(decoded(Library.OPENCV, jpeg, size), decoded(library, jpeg, size));
    }

    @Test
    void whatIsNoJpegIsRefused() {
        try (RowDecoder decoder = library.decoder()) {
            assertFalse(decoder.decode(ByteBuffer.allocateDirect(100), SIZE.height(), direct(SIZE), 0));
        }
    }

    @Test
    void otherLinesOfTheRasterStayAsTheyAre() {
        Raster raster = direct(new PictureSize(SIZE.width(), 3 * SIZE.height()));
        try (RowDecoder decoder = library.decoder()) {
            decoder.decode(jpeg(orange()), SIZE.height(), raster, SIZE.height());
            decoder.decode(jpeg(waves(new PictureSize(100, 100), 0)), SIZE.height(), raster, SIZE.height());
        }
        int pixels = Math.toIntExact(SIZE.pixels());
        for (int i = 0; i < 3 * pixels; i++) {
            assertEquals(i / pixels == 1, raster.pixels().get(i) != 0, "pixel " + i);
        }
    }

    private static IntBuffer decoded(Library library, ByteBuffer jpeg, PictureSize size) {
        Raster raster = direct(size);
        try (RowDecoder decoder = library.decoder()) {
            assertTrue(decoder.decode(jpeg, size.height(), raster, 0));
        }
        return raster.pixels();
    }

    private static ByteBuffer jpeg(WholeFrame frame) {
        return ByteBuffer.allocateDirect(frame.length())
                .put(frame.bytes(), 0, frame.length())
                .flip();
    }

    private static Raster direct(PictureSize size) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(Integer.BYTES * size.pixels()));
        return new Raster(size, memory.order(ByteOrder.nativeOrder()).asIntBuffer());
    }

    /** As a sender of the classic wire would send it, in one datagram. */
    private static WholeFrame orange() {
        try (Scalar colour = new Scalar(0, 128, 255, 0);
                Mat picture = new Mat(SIZE.height(), SIZE.width(), CV_8UC3, colour);
                IntPointer parameters = new IntPointer(IMWRITE_JPEG_QUALITY, 95)) {
            return received(picture, parameters);
        }
    }

    /** A frame of waves; {@code restartInterval} is in MCUs. */
    private static WholeFrame waves(PictureSize size, int restartInterval) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(Math.toIntExact(3 * size.pixels()));
        for (int i = 0; i < pixels.limit(); i++) {
            int x = i / 3 % size.width();
            int y = i / 3 / size.width();
            pixels.put(i, (byte) (128 + 100 * Math.sin((x + (1 + i % 3) * y) / 40.0)));
        }
        try (BytePointer bytes = new BytePointer(pixels);
                Mat picture = new Mat(size.height(), size.width(), CV_8UC3, bytes);
                IntPointer parameters = new IntPointer(IMWRITE_JPEG_RST_INTERVAL, restartInterval)) {
            return received(picture, parameters);
        }
    }

    private static WholeFrame received(Mat picture, IntPointer parameters) {
        try (BytePointer jpeg = new BytePointer()) {
            assertTrue(imencode(".jpg", picture, jpeg, parameters));
            byte[] datagram = new byte[1 + Math.toIntExact(jpeg.limit())];
            datagram[0] = 1; // the last segment
            jpeg.get(datagram, 1, datagram.length - 1);
            Depacketizers depacketizers = new Depacketizers(RtpFormat.DEFAULT, () -> false);
            return assertInstanceOf(
                    WholeFrame.class, depacketizers.classic(new Counters()).offer(ByteBuffer.wrap(datagram), 0, false));
        }
    }
}
