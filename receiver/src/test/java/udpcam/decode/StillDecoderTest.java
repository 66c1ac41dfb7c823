package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

class StillDecoderTest {
    private static final int WIDTH = 70;
    private static final int HEIGHT = 50;
    private static final int NEAR = 1; // level that two libraries may differ by

    @ParameterizedTest
    @CsvSource({"colours in rows, 3, true", "colours, 3, false", "grey, 1, false"})
    void everyKindIsDecoded(String kind, int channels, boolean inRows) throws IOException {
        assertDecoded(jpeg(channels, inRows, IMWRITE_JPEG_SAMPLING_FACTOR_420));
    }

    /** As cameras send it: nothing but the names of its components tells what they are. */
    @Test
    void coloursAreRightWithoutJfifAndSubsampling() throws IOException {
        byte[] jfif = jpeg(3, false, IMWRITE_JPEG_SAMPLING_FACTOR_444);
        assertEquals(0xE0, jfif[3] & 0xFF, "APP0 comes first");
        int segment = 2 + ((jfif[4] << 8) | (jfif[5] & 0xFF));
        byte[] bare = new byte[jfif.length - segment];
        System.arraycopy(jfif, 0, bare, 0, 2);
        System.arraycopy(jfif, 2 + segment, bare, 2, bare.length - 2);
        assertDecoded(bare);
    }

    @Test
    void inksAreDecodedThoughTurboJpegRefusesThem() throws IOException {
        WritableRaster inks =
                java.awt.image.Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                inks.setPixel(x, y, new int[] {2 * x, 3 * y, 90, 220});
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } finally {
            writer.dispose();
        }
        assertDecoded(jpeg.toByteArray());
    }

    @Test
    void whatIsNoJpegIsSaid() {
        assertThrows(IOException.class, () -> StillDecoder.decode(new byte[100]));
    }

    private static void assertDecoded(byte[] jpeg) throws IOException {
        Raster raster = StillDecoder.decode(jpeg);
        assertEquals(new PictureSize(WIDTH, HEIGHT), raster.size());
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat file = new Mat(1, jpeg.length, CV_8UC1, bytes);
                Mat picture = imdecode(file, IMREAD_COLOR);
                BytePointer bgr = picture.data()) {
            for (int i = 0; i < 3 * WIDTH * HEIGHT; i++) {
                int level = raster.pixels().get(i / 3) >> (8 * (i % 3)) & 0xFF;
                assertEquals(bgr.get(i) & 0xFF, level, NEAR, "byte " + i);
            }
        }
    }

    private static byte[] jpeg(int channels, boolean inRows, int sampling) {
        byte[] pixels = new byte[channels * WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / channels % WIDTH;
            int y = i / channels / WIDTH;
            pixels[i] = (byte) (128 + 100 * Math.sin((x + (1 + i % channels) * y) / 40.0));
        }
        try (BytePointer bytes = new BytePointer(pixels);
                Mat picture = new Mat(HEIGHT, WIDTH, channels == 1 ? CV_8UC1 : CV_8UC3, bytes);
                IntPointer parameters = new IntPointer(
                        IMWRITE_JPEG_RST_INTERVAL,
                        inRows ? (WIDTH + 15) / 16 : 0,
                        IMWRITE_JPEG_SAMPLING_FACTOR,
                        sampling);
                BytePointer out = new BytePointer()) {
            assertTrue(imencode(".jpg", picture, out, parameters));
            byte[] jpeg = new byte[Math.toIntExact(out.limit())];
            out.get(jpeg);
            return jpeg;
        }
    }
}
