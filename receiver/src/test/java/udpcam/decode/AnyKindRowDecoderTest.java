package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** JPEGs that leave tables out, as webcams do, among others that have tables of their own. */
class AnyKindRowDecoderTest {
    private static final PictureSize SIZE = new PictureSize(64, 48);

    private static byte[] jpeg(int... parameters) {
        byte[] pixels = new byte[3 * 64 * 48];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (128 + 100 * Math.sin(i / 50.0));
        }
        try (BytePointer bytes = new BytePointer(pixels);
                Mat picture = new Mat(SIZE.height(), SIZE.width(), CV_8UC3, bytes);
                IntPointer options = new IntPointer(parameters);
                BytePointer out = new BytePointer()) {
            assertTrue(imencode(".jpg", picture, out, options));
            byte[] jpeg = new byte[Math.toIntExact(out.limit())];
            out.get(jpeg);
            return jpeg;
        }
    }

    private static byte[] without(byte[] jpeg, int marker) {
        byte[] rest = jpeg;
        for (int at = 2; (rest[at + 1] & 0xFF) != JpegMarkers.SOS; ) {
            int end = at + 2 + ((rest[at + 2] & 0xFF) << 8 | (rest[at + 3] & 0xFF));
            if ((rest[at + 1] & 0xFF) == marker) {
                byte[] shorter = Arrays.copyOf(rest, rest.length - (end - at));
                System.arraycopy(rest, end, shorter, at, rest.length - end);
                rest = shorter;
            } else {
                at = end;
            }
        }
        return rest;
    }

    private static boolean decode(RowDecoder decoder, byte[] jpeg, Raster raster) {
        ByteBuffer direct = ByteBuffer.allocateDirect(jpeg.length).put(jpeg).flip();
        return decoder.decode(direct, SIZE.height(), raster, 0);
    }

    @Test
    void aJpegWithoutHuffmanTablesIsNotDecodedWithThoseOfTheOneBefore() {
        byte[] standard = jpeg();
        Raster expected = new Raster(SIZE);
        Raster actual = new Raster(SIZE);
        try (RowDecoder decoder = new AnyKindRowDecoder()) {
            assertTrue(decode(decoder, standard, expected));
            assertTrue(decode(decoder, jpeg(IMWRITE_JPEG_OPTIMIZE, 1), actual));
            assertTrue(decode(decoder, without(standard, JpegMarkers.DHT), actual));
        }
        assertArrayEquals(expected.pixels().array(), actual.pixels().array());
    }

    @Test
    void aJpegWithoutQuantisationTablesIsNotDecodedWithThoseOfTheOneBefore() {
        try (RowDecoder decoder = new AnyKindRowDecoder()) {
            Raster raster = new Raster(SIZE);
            assertTrue(decode(decoder, jpeg(), raster));
            assertFalse(decode(decoder, without(jpeg(), JpegMarkers.DQT), raster));
        }
    }
}
