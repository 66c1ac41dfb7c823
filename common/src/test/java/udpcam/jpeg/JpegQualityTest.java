package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegQualityTest {
    private static final PictureSize SIZE = new PictureSize(32, 16);
    private static final int HEADERS = 1000; // they are shorter, and so no truncation is of the scan's data

    private static byte[] ofTheJdk(int quality) {
        return EncodedJpegs.jpeg(
                SIZE,
                BufferedImage.TYPE_INT_RGB,
                1,
                param -> {
                    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    param.setCompressionQuality(quality / 100f);
                },
                tree -> {});
    }

    private static int of(byte[] jpeg) {
        return JpegQuality.of(jpeg, jpeg.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 25, 50, 75, 90, 100})
    void theQualityThatAnEncoderWasToldIsFoundAgain(int quality) {
        assertEquals(quality, of(ofTheJdk(quality)), 1);
    }

    /** A JPEG as far as it is looked at, with this luma table. */
    private static byte[] withTable(byte[] table) {
        byte[] jpeg = new byte[4 + 3 + 64];
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDB, 0, 67, 0}, 0, jpeg, 0, 7);
        System.arraycopy(table, 0, jpeg, 7, 64);
        return jpeg;
    }

    @Test
    void eachQOfRtpIsTold() {
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        for (int q = 1; q <= 99; q++) {
            StandardTables.quantization(q, tables);
            int told = of(withTable(tables));
            assertEquals(sum(tables), sumOf(told), "Q " + q + " as " + told); // the lowest have the same table, of 255s
        }
    }

    private static int sumOf(int q) {
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        StandardTables.quantization(q, tables);
        return sum(tables);
    }

    private static int sum(byte[] tables) {
        int sum = 0;
        for (int i = 0; i < 64; i++) {
            sum += tables[i] & 0xFF;
        }
        return sum;
    }

    @Test
    void aFlatTableHasTheQualityThatQuantisesAsCoarsely() {
        byte[] table = new byte[64];
        Arrays.fill(table, (byte) 58); // the mean of the standard's
        assertEquals(50, of(withTable(table)));
    }

    @Test
    void whatHasNoTableOfBytesHasNoQuality() {
        byte[] wide = withTable(new byte[64]);
        wide[6] = 0x10;
        for (byte[] jpeg : List.of(new byte[0], new byte[] {1, 2, 3}, wide)) {
            assertEquals(JpegQuality.UNKNOWN, of(jpeg));
        }
    }

    @Test
    void noTruncationIsReadBeyondItsEnd() {
        byte[] jpeg = ofTheJdk(75);
        for (int length = 0; length < Math.min(HEADERS, jpeg.length); length++) {
            int quality = JpegQuality.of(Arrays.copyOf(jpeg, length), length);
            assertEquals(quality == JpegQuality.UNKNOWN ? quality : of(jpeg), quality);
        }
    }
}
