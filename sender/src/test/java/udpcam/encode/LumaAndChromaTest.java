package udpcam.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

/** Planes of luma and chroma, encoded by each library as they are, without a way through blue, green and red. */
@ParameterizedClass
@EnumSource
class LumaAndChromaTest {
    private static final int QUALITY = 50;
    private static final double MEAN_DIFFERENCE = 2;

    @Parameter
    Library library = Library.OPENCV;

    private final Picture.Supply supply = new Picture.Supply();

    @BeforeEach
    void needTheLibrary() {
        library.need();
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
        try (FrameEncoder encoder = library.encoder(sampling, QUALITY, 2)) {
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
