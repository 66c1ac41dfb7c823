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

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
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

/** By each library that does it. */
@ParameterizedClass
@EnumSource
class SlicedJpegEncoderTest {
    private static final int QUALITY = 50;

    @Parameter
    Library library = Library.OPENCV;

    private final Picture.Supply supply = new Picture.Supply();
    private final JpegFrame frame = new JpegFrame();

    @BeforeEach
    void needTheLibrary() {
        library.need();
    }

    private FrameEncoder encoder(Sampling sampling, int crew) {
        return library.encoder(sampling, QUALITY, crew);
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
}
