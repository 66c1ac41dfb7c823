package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;
import udpcam.run.SliceWorkers;
import udpcam.turbojpeg.TurboJpeg;

/** By each library that does it. */
@ParameterizedClass
@EnumSource
class SlicedJpegEncoderTest {
    enum Library {
        TURBOJPEG,
        OPENCV
    }

    private static final int QUALITY = 50;
    private static final double MEAN_DIFFERENCE = 2;

    @Parameter
    Library library = Library.OPENCV;

    private final Picture.Supply supply = new Picture.Supply();
    private final JpegFrame frame = new JpegFrame();

    @BeforeEach
    void needTheLibrary() {
        boolean canRun = library == Library.OPENCV || TurboJpeg.isUsable();
        assertTrue(canRun || !Boolean.parseBoolean(System.getenv("CI")), "CI needs libturbojpeg");
        assumeTrue(canRun, "libturbojpeg is not installed");
    }

    private FrameEncoder encoder(Sampling sampling, int crew) {
        return encoder(library, sampling, crew);
    }

    private static FrameEncoder encoder(Library library, Sampling sampling, int crew) {
        Supplier<SliceEncoder> maker = switch (library) {
            case TURBOJPEG -> () -> new TurboSliceEncoder(sampling);
            case OPENCV -> () -> new OpenCvSliceEncoder(sampling);
        };
        return new SizedEncoder(
                new SlicedJpegEncoder(maker, sampling, new SliceWorkers("encode", crew, failure -> {})), QUALITY);
    }

    private Picture waves(PictureSize size) {
        Picture picture = supply.take(size, 0);
        for (int i = 0; i < picture.pixels().limit(); i++) {
            picture.pixels().put(i, (byte) (i * 31 / size.width() + (i % 7) * (i / 1000 % 5)));
        }
        return picture;
    }

    private Encoded encode(FrameEncoder encoder, PictureSize size) {
        try (Picture picture = waves(size)) {
            Encoded encoded = Encoded.by(encoder, picture);
            assertTrue(frame.read(ByteBuffer.wrap(encoded.bytes())), frame.refusal());
            return encoded;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "YUV_420, 640, 480",
        "YUV_422, 640, 480",
        "YUV_420, 1366, 768",
        "YUV_422, 641, 479",
        "YUV_420, 641, 479",
        "YUV_420, 3840, 2160",
        "YUV_422, 1, 1",
        "YUV_420, 17, 1",
    })
    void aRestartMarkerStandsAtEveryRowOfMcus(Sampling sampling, int width, int height) {
        PictureSize size = new PictureSize(width, height);
        try (FrameEncoder encoder = encoder(sampling, 2)) {
            encode(encoder, size);
        }
        assertEquals(size, frame.size());
        assertEquals(sampling, frame.sampling());
        assertEquals(sampling.mcusPerRow(size), frame.restartInterval());
        assertEquals(sampling.mcuRows(size), frame.intervals());
    }

    @ParameterizedTest
    @CsvSource({
        "YUV_420, 640, 480, 1",
        "YUV_420, 640, 480, 2",
        "YUV_422, 641, 479, 3",
        "YUV_420, 1280, 720, 4",
        "YUV_420, 321, 257, 8",
        "YUV_420, 320, 128, 2",
    })
    void slicesMakeTheVeryScanOfAPictureEncodedInOnePiece(Sampling sampling, int width, int height, int crew) {
        PictureSize size = new PictureSize(width, height);
        byte[] sliced;
        try (FrameEncoder encoder = encoder(sampling, crew)) {
            sliced = scan(encode(encoder, size).bytes());
        }
        assertArrayEquals(scan(encodedInOnePiece(sampling, size)), sliced);
    }

    private byte[] encodedInOnePiece(Sampling sampling, PictureSize size) {
        int factors =
                sampling == Sampling.YUV_420 ? IMWRITE_JPEG_SAMPLING_FACTOR_420 : IMWRITE_JPEG_SAMPLING_FACTOR_422;
        try (Picture picture = waves(size);
                BytePointer pixels = new BytePointer(picture.pixels());
                Mat mat = new Mat(size.height(), size.width(), CV_8UC3, pixels);
                BytePointer out = new BytePointer();
                IntPointer parameters = new IntPointer(
                        IMWRITE_JPEG_QUALITY,
                        QUALITY,
                        IMWRITE_JPEG_SAMPLING_FACTOR,
                        factors,
                        IMWRITE_JPEG_RST_INTERVAL,
                        sampling.mcusPerRow(size))) {
            assertTrue(imencode(".jpg", mat, out, parameters));
            byte[] bytes = new byte[Math.toIntExact(out.limit())];
            out.get(bytes);
            return bytes;
        }
    }

    private byte[] scan(byte[] jpeg) {
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        return Arrays.copyOfRange(jpeg, frame.scanStart(), frame.scanEnd());
    }

    @Test
    void aFrameGrowsByItsSlices() {
        try (FrameEncoder encoder = encoder(Sampling.YUV_420, 4)) {
            Encoded encoded = encode(encoder, new PictureSize(1280, 720));
            assertEquals(List.of(8, 24, 32, 45), encoded.growth());
        }
    }

    @Test
    void picturesMayChangeTheirSize() {
        try (FrameEncoder encoder = encoder(Sampling.YUV_420, 2)) {
            encode(encoder, new PictureSize(320, 240));
            assertEquals(20, frame.restartInterval());
            encode(encoder, new PictureSize(64, 48));
            assertEquals(4, frame.restartInterval());
            assertEquals(new PictureSize(64, 48), frame.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 48", "64, 300", "63, 301"})
    void lumaAndChromaBecomeTheColoursThatTheyMean(int width, int height) throws IOException {
        PictureSize size = new PictureSize(width, height);
        assertColour(0xFFFFFF, encoded(size, new YuvColours(2, false), 235, 128, 128));
        assertColour(0x000000, encoded(size, new YuvColours(2, false), 16, 128, 128));
        assertColour(0x101010, encoded(size, new YuvColours(2, true), 16, 128, 128));
        assertColour(0xFE0000, encoded(size, new YuvColours(5, true), 76, 85, 255)); // red, BT.601
        assertColour(0xFF0000, encoded(size, new YuvColours(1, false), 63, 102, 240)); // red, BT.709
    }

    private BufferedImage encoded(PictureSize size, YuvColours colours, int y, int cb, int cr) throws IOException {
        try (Picture picture = supply.take(size, colours, 0)) {
            int luma = Math.toIntExact(size.pixels());
            int chroma = Math.toIntExact(YuvColours.chromaSize(size).pixels());
            for (int i = 0; i < picture.pixels().limit(); i++) {
                picture.pixels().put(i, (byte) (i < luma ? y : i < luma + chroma ? cb : cr));
            }
            return encoded(library, picture, Sampling.YUV_420);
        }
    }

    private static BufferedImage encoded(Library library, Picture picture, Sampling sampling) throws IOException {
        try (FrameEncoder encoder = encoder(library, sampling, 2)) {
            return ImageIO.read(
                    new ByteArrayInputStream(Encoded.by(encoder, picture).bytes()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "YUV_420, 640, 480, 2, false",
        "YUV_420, 640, 480, 5, true",
        "YUV_420, 322, 270, 6, false",
        "YUV_420, 322, 270, 2, true",
        "YUV_420, 321, 269, 2, true",
        "YUV_420, 640, 480, 1, false",
        "YUV_422, 640, 480, 2, true",
    })
    void lumaAndChromaMakeThePictureThatTheyMakeThroughBlueGreenRed(
            Sampling sampling, int width, int height, int matrix, boolean fullRange) throws IOException {
        PictureSize size = new PictureSize(width, height);
        try (Picture picture = supply.take(size, new YuvColours(matrix, fullRange), 0)) {
            ByteBuffer planes = picture.pixels().duplicate();
            putWaves(planes, size, 60);
            putWaves(planes, YuvColours.chromaSize(size), 30);
            putWaves(planes, YuvColours.chromaSize(size), 20);
            BufferedImage expected = encoded(Library.OPENCV, picture, sampling);
            BufferedImage actual = encoded(library, picture, sampling);
            long difference = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    difference += Math.abs((expected.getRGB(x, y) >> 8 & 0xFF) - (actual.getRGB(x, y) >> 8 & 0xFF));
                }
            }
            assertEquals(0, (double) difference / width / height, MEAN_DIFFERENCE, "levels of green");
        }
    }

    private static void putWaves(ByteBuffer plane, PictureSize size, int height) {
        for (int i = 0; i < size.pixels(); i++) {
            plane.put((byte) (128 + height * Math.sin((i % size.width() + i / size.width()) / 20.0)));
        }
    }

    private static void assertColour(int expected, BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    assertEquals(expected >> shift & 0xFF, pixel >> shift & 0xFF, 4, x + ", " + y);
                }
            }
        }
    }
}
