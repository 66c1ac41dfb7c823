package udpcam.jpeg.scan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.jpeg.JpegMarkers;

/** On JPEGs of the JDK's own encoder, which knows nothing of ours. */
class ScanCheckTest {
    private final ScanCheck check = new ScanCheck();

    private static byte[] jpeg(int width, int height, int type, int seed) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        SplittableRandom random = new SplittableRandom(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x * 3 + seed * 40) << 16 | (y * 2) << 8 | ((x + y + random.nextInt(60)) & 0xFF));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "jpg", out));
        return out.toByteArray();
    }

    private static byte[] colour(int seed) throws IOException {
        return jpeg(160, 120, BufferedImage.TYPE_INT_RGB, seed);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "16, 16", "17, 13", "160, 120", "641, 479", "8, 800"})
    void aWholePictureIsWhole(int width, int height) throws IOException {
        byte[] colour = jpeg(width, height, BufferedImage.TYPE_INT_RGB, 1);
        assertTrue(check.isWhole(colour, colour.length));
        byte[] grey = jpeg(width, height, BufferedImage.TYPE_BYTE_GRAY, 1);
        assertTrue(check.isWhole(grey, grey.length));
    }

    @Test
    void aPictureWithBytesCutOutOfItsMiddleIsHardlyEverWhole() throws IOException {
        byte[] whole = colour(2);
        SplittableRandom random = new SplittableRandom(3);
        int passed = 0;
        for (int i = 0; i < 2000; i++) {
            int cut = random.nextInt(8, 2000);
            int from = random.nextInt(700, whole.length - 2 - cut);
            byte[] damaged = Arrays.copyOf(whole, whole.length - cut);
            System.arraycopy(whole, from + cut, damaged, from, whole.length - from - cut);
            passed += check.isWhole(damaged, damaged.length) ? 1 : 0;
        }
        assertTrue(passed < 20, passed + " of 2000"); // Huffman codes fall into step again, at times at the right block
    }

    @Test
    void twoPicturesOfTheSameSceneGluedAtTheSamePlaceAreMostlyNotWhole() throws IOException {
        byte[] one = colour(4);
        int passed = 0;
        int glued = 0;
        for (int seed = 5; seed < 25; seed++) {
            byte[] other = colour(seed);
            for (int at = 700; at < Math.min(one.length, other.length) - 100; at += 97) {
                byte[] mixed = Arrays.copyOf(one, other.length);
                System.arraycopy(other, at, mixed, at, other.length - at);
                passed += check.isWhole(mixed, mixed.length) ? 1 : 0;
                glued++;
            }
        }
        assertTrue(passed < glued / 3, passed + " of " + glued);
    }

    @Test
    void everyTruncationIsNotWhole() throws IOException {
        byte[] whole = jpeg(64, 48, BufferedImage.TYPE_INT_RGB, 6);
        for (int length = 0; length < whole.length; length++) {
            assertFalse(check.isWhole(Arrays.copyOf(whole, length), length), "cut to " + length);
        }
    }

    @Test
    void anyBytesAtAllGiveAnAnswer() throws IOException {
        byte[] whole = jpeg(64, 48, BufferedImage.TYPE_INT_RGB, 7);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            check.isWhole(damaged, damaged.length);
        }
    }

    @Test
    void tablesThatAreLeftOutAreTheStandardOnes() throws IOException {
        byte[] without = withoutHuffmanTables(colour(10));
        assertTrue(check.isWhole(without, without.length));
        byte[] cut = Arrays.copyOf(without, without.length - 100);
        assertFalse(check.isWhole(cut, cut.length));
    }

    private static byte[] withoutHuffmanTables(byte[] jpeg) {
        byte[] rest = jpeg;
        for (int at = 2; (rest[at + 1] & 0xFF) != JpegMarkers.SOS; ) {
            int length = 2 + ((rest[at + 2] & 0xFF) << 8 | (rest[at + 3] & 0xFF));
            if ((rest[at + 1] & 0xFF) == JpegMarkers.DHT) {
                byte[] shorter = Arrays.copyOf(rest, rest.length - length);
                System.arraycopy(rest, at + length, shorter, at, rest.length - at - length);
                rest = shorter;
            } else {
                at += length;
            }
        }
        return rest;
    }

    @Test
    void aHugePictureOfNoDataIsRefusedAtOnce() throws IOException {
        byte[] huge = jpeg(16, 16, BufferedImage.TYPE_INT_RGB, 9);
        for (int i = 0; i + 8 < huge.length; i++) {
            if (huge[i] == (byte) 0xFF && (huge[i + 1] & 0xFF) == JpegMarkers.SOF0) {
                Arrays.fill(huge, i + 5, i + 9, (byte) 0x7F);
            }
        }
        assertFalse(check.isWhole(huge, huge.length));
    }
}
