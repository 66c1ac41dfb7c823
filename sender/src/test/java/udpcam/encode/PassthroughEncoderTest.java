package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
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
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private final FrameEncoder encoder = new PassthroughEncoder(
            new SizedEncoder(new SlicedJpegEncoder(Sampling.YUV_420, Encoded.alone()), 50), told::add);

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
        assertEquals(0, encoded(Arrays.copyOf(whole, whole.length - 4)).length);
        assertEquals(0, encoded(Arrays.copyOf(progressive, progressive.length - 2)).length);
        assertEquals(0, encoded(new byte[100]).length);
        assertEquals(
                List.of("A JPEG of the camera is damaged and not sent: data missing from its scan; --passthrough off"
                        + " decodes what there is"),
                told);
        assertArrayEquals(whole, encoded(whole), "and the next one is");
    }

    /** What the camera's JPEG becomes by inserting bytes. */
    private static byte[] insert(byte[] jpeg, int at, String hex) {
        byte[] inserted = HexFormat.ofDelimiter(" ").parseHex(hex);
        return ByteBuffer.allocate(jpeg.length + inserted.length)
                .put(jpeg, 0, at)
                .put(inserted)
                .put(jpeg, at, jpeg.length - at)
                .array();
    }

    @ParameterizedTest
    @CsvSource({
        "a stray byte before EOI, -2, 2A",
        "padding before EOI, -2, FF 00",
        "a line feed behind EOI, 0, 0A",
        "EOI twice, 0, FF D9",
        "EOI twice and zeros, 0, FF D9 00 00 00",
        "SOI twice, 2, FF D8",
        "a zero byte before the second segment, 20, 00",
        "a stuffed byte there, 20, FF 00",
        "a restart marker there, 20, FF D3",
        "ten bytes there, 20, 01 02 03 04 05 06 07 08 09 0A",
        "a number of lines in DNL, -2, FF DC 00 04 00 30",
        "a restart interval without markers, 20, FF DD 00 04 00 02",
        "a restart marker behind all, -2, FF D0",
    })
    void aBentJpegOfACameraIsMadeCleanAndSent(String what, int from, String hex) {
        byte[] jpeg = jpeg();
        byte[] bent = insert(jpeg, from > 0 ? from : jpeg.length + from, hex);
        for (int i = 0; i < 20; i++) {
            assertArrayEquals(jpeg, encoded(bent), what);
        }
        assertArrayEquals(jpeg, encoded(jpeg), "and so is one that is not bent");
        assertEquals(List.of("The camera's own JPEG is sent as it is"), told);
    }

    @Test
    void aCameraThatPadsOnlySomeOfItsJpegsIsFoundOut() {
        byte[] jpeg = jpeg();
        byte[] bent = insert(jpeg, jpeg.length - 2, "2A");
        for (int i = 0; i < CameraJpeg.LOOKED_INTO; i++) {
            assertArrayEquals(jpeg, encoded(jpeg));
        }
        for (int i = 0; i < 2 * CameraJpeg.LOOKED_INTO; i++) {
            assertArrayEquals(jpeg, encoded(bent), "JPEG " + i);
            assertArrayEquals(jpeg, encoded(jpeg), "JPEG " + i);
        }
    }

    @Test
    void aSecondPictureBehindTheFirstIsNotSent() {
        byte[] jpeg = jpeg();
        byte[] two = Arrays.copyOf(jpeg, 2 * jpeg.length);
        System.arraycopy(jpeg, 0, two, jpeg.length, jpeg.length);
        assertArrayEquals(jpeg, encoded(two));
    }

    @Test
    void restartMarkersWithoutDriGetTheirInterval() {
        byte[] jpeg = jpeg(IMWRITE_JPEG_RST_INTERVAL, 4);
        int interval = 0;
        while ((jpeg[interval] & 0xFF) != 0xFF || (jpeg[interval + 1] & 0xFF) != 0xDD) {
            interval++;
        }
        byte[] without = ByteBuffer.allocate(jpeg.length - 6)
                .put(jpeg, 0, interval)
                .put(jpeg, interval + 6, jpeg.length - interval - 6)
                .array();
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(encoded(without))), frame.refusal());
        assertEquals(4, frame.restartInterval());
    }

    @Test
    void aKindThatIsCompressedAnewMayBeBentToo() {
        byte[] jpeg = jpeg(IMWRITE_JPEG_SAMPLING_FACTOR, IMWRITE_JPEG_SAMPLING_FACTOR_444);
        assertTrue(encoded(insert(jpeg, jpeg.length - 2, "2A")).length > 0);
        assertTrue(encoded(insert(jpeg, 2, "FF D8")).length > 0);
        assertEquals(List.of("The camera's JPEG is compressed anew: 4:4:4 sampling"), told);
    }

    /** As when a cable loses data: an interval is missing. */
    private static byte[] torn() {
        byte[] jpeg = jpeg(IMWRITE_JPEG_RST_INTERVAL, 1);
        byte[] torn = Arrays.copyOf(jpeg, jpeg.length - 40);
        torn[torn.length - 2] = (byte) 0xFF;
        torn[torn.length - 1] = (byte) 0xD9;
        return torn;
    }

    @Test
    void ofACameraThatGivesOnlyDamagedJpegsWhatThereIsIsSentAfterAWhile() {
        for (int i = 0; i < PassthroughEncoder.MOST_REFUSED; i++) {
            assertEquals(0, encoded(torn()).length, "JPEG " + i);
        }
        assertTrue(encoded(torn()).length > 0);
        assertTrue(encoded(torn()).length > 0);
        byte[] whole = jpeg();
        assertArrayEquals(whole, encoded(whole), "as soon as one is whole");
        assertEquals(0, encoded(torn()).length, "and then the damaged ones are left out again");
        assertEquals(
                List.of(
                        "A JPEG of the camera is damaged and not sent: restart markers missing; --passthrough off"
                                + " decodes what there is",
                        "10 JPEGs of the camera in a row were damaged: what there is of them is compressed anew",
                        "The camera's own JPEG is sent as it is"),
                told);
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
