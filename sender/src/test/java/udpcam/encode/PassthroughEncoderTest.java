package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;

class PassthroughEncoderTest {
    private static final PictureSize SIZE = new PictureSize(64, 48);
    private static final int ORANGE = 0xF08020;

    private final Picture.Supply supply = new Picture.Supply();
    private final List<String> told = new ArrayList<>();
    private final FrameEncoder encoder =
            new PassthroughEncoder(new SlicedJpegEncoder(50, Sampling.YUV_420, Encoded.alone()), told::add);

    @AfterEach
    void close() {
        encoder.close();
    }

    /** A camera's JPEG, all orange. */
    private static byte[] jpeg(int... parameters) {
        try (Scalar orange = new Scalar(ORANGE & 0xFF, ORANGE >> 8 & 0xFF, ORANGE >> 16, 0);
                Mat mat = new Mat(SIZE.height(), SIZE.width(), CV_8UC3, orange);
                BytePointer out = new BytePointer();
                IntPointer options = new IntPointer(parameters)) {
            assertTrue(imencode(".jpg", mat, out, options));
            return bytes(out);
        }
    }

    private static byte[] bytes(BytePointer from) {
        byte[] bytes = new byte[Math.toIntExact(from.limit())];
        from.get(bytes);
        return bytes;
    }

    private byte[] encoded(byte[] jpeg) {
        try (Picture picture = supply.copyJpeg(ByteBuffer.wrap(jpeg), SIZE, 0)) {
            return Encoded.by(encoder, picture).bytes();
        }
    }

    @Test
    void aCamerasJpegIsSentAsItIsWithoutItsPadding() {
        byte[] jpeg = jpeg();
        assertArrayEquals(jpeg, encoded(jpeg));
        assertArrayEquals(jpeg, encoded(Arrays.copyOf(jpeg, jpeg.length + 100)));
        assertEquals(List.of("The camera's own JPEG is sent as it is"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"progressive JPEG", "Huffman tables of its own", "4:4:4 sampling"})
    void whatRfc2435CannotCarryIsCompressedAnewAndToldOnce(String kind) throws IOException {
        byte[] jpeg = switch (kind) {
            case "progressive JPEG" -> jpeg(IMWRITE_JPEG_PROGRESSIVE, 1);
            case "Huffman tables of its own" -> jpeg(IMWRITE_JPEG_OPTIMIZE, 1);
            default -> jpeg(IMWRITE_JPEG_SAMPLING_FACTOR, IMWRITE_JPEG_SAMPLING_FACTOR_444);
        };
        byte[] anew = encoded(jpeg);
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(anew)), frame.refusal());
        assertEquals(3, frame.intervals(), "as every other picture");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(anew));
        for (int shift = 0; shift < 24; shift += 8) {
            assertEquals(ORANGE >> shift & 0xFF, image.getRGB(10, 10) >> shift & 0xFF, 6);
        }
        encoded(jpeg);
        assertEquals(List.of("The camera's JPEG is compressed anew: " + kind), told);
    }

    @Test
    void aJpegThatIsCutIsNotSent() {
        byte[] whole = jpeg();
        byte[] progressive = jpeg(IMWRITE_JPEG_PROGRESSIVE, 1);
        assertEquals(0, encoded(Arrays.copyOf(whole, whole.length - 2)).length);
        assertEquals(0, encoded(Arrays.copyOf(progressive, progressive.length - 2)).length);
        assertEquals(0, encoded(new byte[100]).length);
        assertEquals(
                List.of("A JPEG of the camera is damaged and not sent: no end (EOI); --passthrough off decodes what"
                        + " there is"),
                told);
        assertArrayEquals(whole, encoded(whole), "and the next one is");
    }

    @Test
    void whatNobodyCanDecodeIsNotSent() {
        byte[] progressive = jpeg(IMWRITE_JPEG_PROGRESSIVE, 1);
        Arrays.fill(progressive, 20, progressive.length - 2, (byte) 0x11);
        byte[] headers = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC2, 0, 2, (byte) 0xFF, (byte) 0xD9};
        assertEquals(0, encoded(progressive).length);
        assertEquals(0, encoded(headers).length);
    }

    @Test
    void pixelsAreCompressedAsEver() {
        try (Picture picture = supply.take(SIZE, 0)) {
            assertTrue(Encoded.by(encoder, picture).bytes().length > 0);
        }
        assertTrue(told.isEmpty());
        assertFalse(encoded(jpeg()).length == 0, "a source may change between both");
    }
}
