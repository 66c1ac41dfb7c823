package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageWriteParam;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers made by hand, odd ones that are read and others that RFC 2435 cannot say the same with. */
class JpegRefusalTest {
    private static final PictureSize SIZE = new PictureSize(32, 32);

    private static final String SOI = "FF D8 ";
    private static final String DQT = "FF DB 00 43 00 " + "02 ".repeat(64) // 8 bits, table 0
            + "FF DB 00 43 01 " + "03 ".repeat(64); // 8 bits, table 1
    private static final String SOF0 =
            "FF C0 00 11 08 00 10 00 20 03 01 22 00 02 11 01 03 11 01 "; // 8 bits, 16 lines of 32: two MCUs of 4:2:0
    private static final String SOS =
            "FF DA 00 0C 03 01 00 02 11 03 11 00 3F 00 "; // three components, all coefficients
    private static final String SCAN = "28 A0 0F FF 00 7F ";
    private static final String EOI = "FF D9";
    private static final String PLAIN = SOI + DQT + SOF0 + SOS + SCAN + EOI;

    private static final Set<String> DAMAGE = Set.of(
            "not a JPEG",
            "broken headers",
            "no end (EOI)",
            "no quantisation tables",
            "a marker amid its data",
            "restart markers missing",
            "restart markers out of turn");

    private final JpegFrame frame = new JpegFrame();

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.ofDelimiter(" ").parseHex(hex.strip()));
    }

    private String refusal(byte[] jpeg) {
        return frame.read(ByteBuffer.wrap(jpeg)) ? "" : frame.refusal();
    }

    @Test
    void aPictureOfMillionsOfRestartIntervalsTakesNoMemoryForThem() {
        String huge = SOF0.replace("00 10 00 20 03", "20 00 20 00 03"); // 8192x8192: 262,144 MCUs
        String each = "FF DD 00 04 00 01 ";
        assertEquals(
                "too many restart intervals",
                refusal(bytes(SOI + DQT + huge + each + SOS + SCAN + EOI).array()));
        assertFalse(frame.isDamaged(), "it is a picture, which others may show");
    }

    @Test
    void aCamerasJpegWithoutHuffmanTablesIsRead() {
        assertTrue(frame.read(bytes(PLAIN)), frame.refusal());
        assertEquals(new PictureSize(32, 16), frame.size());
        assertEquals(Sampling.YUV_420, frame.sampling());
        assertEquals(2 + 2 * 69 + 19 + 14, frame.scanStart());
        assertEquals(frame.scanStart() + 8, frame.scanEnd());
        byte[] quantization = HexFormat.of().parseHex("02".repeat(64) + "03".repeat(64));
        assertArrayEquals(quantization, frame.quantization());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segments of others        | FF D8      | FF D8 FF E0 00 04 4A 46 FF E5 00 02 FF FE 00 03 2A",
                "fill bytes                | FF DB      | FF FF FF DB",
                "fill bytes before EOI     | FF D9      | FF FF FF D9",
                "extended, of 8 bits       | FF C0      | FF C1",
                "4:2:2                     | 01 22 00   | 01 21 00",
                "tables under other names  | 00 43 01   | 00 43 03; 11 01 03 11 01 > 11 03 03 11 03",
                "components of other names | 01 22 00 02 11 01 03 | 00 22 00 01 11 01 02; 03 01 00 02 11 03 11 > 03 00 00 01 11 02 11",
                "zero bytes behind         | FF D9      | FF D9 00 00 00",
                "an interval of zero       | FF DA      | FF DD 00 04 00 00 FF DA",
                "one interval for all      | FF DA      | FF DD 00 04 00 02 FF DA",
                "the longest interval      | FF DA      | FF DD 00 04 FF FF FF DA",
                "a restart                 | FF DA      | FF DD 00 04 00 01 FF DA; 28 A0 > 28 FF D0 A0",
                "fill before a restart     | FF DA      | FF DD 00 04 00 01 FF DA; 28 A0 > 28 FF FF D0 A0",
                "an Adobe segment of YCbCr | FF DB 00 43 00 | FF EE 00 0E 41 64 6F 62 65 00 64 00 00 00 00 01 FF DB 00 43 00",
            })
    void whatIsOddButMeansTheSameIsRead(String what, String found, String changes) {
        assertTrue(frame.read(bytes(changed(found, changes))), () -> what + ": " + frame.refusal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not a JPEG                  | FF D8 FF DB | FF D7 FF DB",
                "progressive JPEG            | FF C0 | FF C2",
                "lossless JPEG               | FF C0 | FF C3",
                "hierarchical JPEG           | FF C0 | FF C5",
                "arithmetic coding           | FF C0 | FF C9",
                "12-bit samples              | FF C0 00 11 08 | FF C1 00 11 0C",
                "4:4:4 sampling              | 01 22 00 | 01 11 00",
                "sampling factors 22 12 12   | 02 11 01 03 11 01 | 02 12 01 03 12 01",
                "sampling factors 41 11 11   | 01 22 00 | 01 41 00",
                "RGB                         | 01 22 00 02 11 01 03 | 52 22 00 47 11 01 42",
                "RGB                         | FF DB 00 43 00 | FF EE 00 0E 41 64 6F 62 65 00 64 00 00 00 00 00 FF DB 00 43 00",
                "16-bit quantisation tables  | FF DB 00 43 01 | FF DB 00 83 11 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "no quantisation tables      | 00 43 01 | 00 43 02",
                "three quantisation tables   | 03 11 01 FF | 03 11 00 FF",
                "Huffman tables of its own   | 03 01 00 02 | 03 01 01 02",
                "Huffman tables of its own   | 03 01 00 02 | 03 01 02 02",
                "Huffman tables of its own   | FF DA | FF C4 00 14 11 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF DA",
                "more than one scan          | 00 0C 03 01 00 02 11 03 11 | 00 08 01 01 00",
                "a marker amid its data      | 28 A0 | 28 FF DA A0",
                "not a sequential scan       | 00 3F 00 28 | 00 05 00 28",
                "no end (EOI)                | FF D9 | FF",
                "no end (EOI)                | FF C0 | FF C2; FF D9 > FF D8",
                "more than one picture       | FF D9 | FF D9 FF D8",
                "restart markers out of turn | 28 A0 | 28 FF D0 A0",
                "restart markers out of turn | FF DA | FF DD 00 04 00 01 FF DA; 28 A0 > 28 FF D1 A0",
                "restart markers out of turn | FF DA | FF DD 00 04 00 01 FF DA; 28 A0 > 28 FF D0 FF D1 A0",
                "restart markers missing     | FF DA | FF DD 00 04 00 01 FF DA",
                "broken headers              | FF DA | FF C0 00 11 08 00 10 00 20 03 01 22 00 02 11 01 03 11 01 FF DA",
                "broken headers              | 00 10 00 20 | 00 00 00 20",
                "broken headers              | 03 01 00 02 | 03 04 00 02",
                "broken headers              | FF DA | FF C4 00 13 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF DA",
                "broken headers              | FF DA | FF C4 00 13 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 FF DA",
                "broken headers              | FF DA | FF DD 00 03 00 FF DA",
                "broken headers              | FF C0 00 11 08 00 10 00 20 03 01 22 00 02 11 01 03 11 01 | FF FE 00 02",
            })
    void whatCannotBeSaidIsRefused(String refusal, String found, String changes) {
        assertFalse(frame.read(bytes(changed(found, changes))));
        assertEquals(refusal, frame.refusal());
        assertEquals(DAMAGE.contains(refusal), frame.isDamaged());
    }

    /** The plain JPEG with {@code found} replaced; {@code changes} may name another pair behind the replacement. */
    private static String changed(String found, String changes) {
        String[] parts = changes.split("[;>]", -1);
        String changed = replaced(PLAIN, found, parts[0]);
        return parts.length == 1 ? changed : replaced(changed, parts[1], parts[2]);
    }

    private static String replaced(String hex, String found, String by) {
        int at = hex.indexOf(found.strip());
        assertTrue(at >= 0, found);
        return hex.substring(0, at)
                + by.strip()
                + hex.substring(at + found.strip().length());
    }

    @Test
    void otherKindsOfTheJdksEncoderAreRefused() {
        assertEquals("grey", refusal(EncodedJpegs.jpeg(SIZE, BufferedImage.TYPE_BYTE_GRAY, 1, p -> {}, t -> {})));
        assertEquals(
                "progressive JPEG",
                refusal(EncodedJpegs.jpeg(
                        SIZE,
                        BufferedImage.TYPE_INT_RGB,
                        1,
                        p -> p.setProgressiveMode(ImageWriteParam.MODE_DEFAULT),
                        t -> {})));
        assertEquals(
                "Huffman tables of its own",
                refusal(EncodedJpegs.jpeg(
                        SIZE,
                        BufferedImage.TYPE_INT_RGB,
                        1,
                        p -> ((JPEGImageWriteParam) p).setOptimizeHuffmanTables(true),
                        t -> {})));
        assertEquals(
                "4:4:4 sampling",
                refusal(EncodedJpegs.jpeg(
                        SIZE, BufferedImage.TYPE_INT_RGB, 1, p -> {}, t -> EncodedJpegs.factors(t, 1, 1))));
    }

    @Test
    void allFourStandardTablesInOneSegmentAreRead() {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        tables.writeBytes(HexFormat.of().parseHex("FFC401A2"));
        tables.write(0x02); // luma's tables at destination 2, chroma's at 0
        tables.writeBytes(StandardTables.DC_LUMA);
        tables.write(0x12);
        tables.writeBytes(StandardTables.AC_LUMA);
        tables.write(0x00);
        tables.writeBytes(StandardTables.DC_CHROMA);
        tables.write(0x10);
        tables.writeBytes(StandardTables.AC_CHROMA);
        String dht = HexFormat.ofDelimiter(" ").formatHex(tables.toByteArray()).toUpperCase(Locale.ROOT);
        String jpeg = PLAIN.replace(SOS, dht + " FF DA 00 0C 03 01 22 02 00 03 00 00 3F 00 ");
        assertTrue(frame.read(bytes(jpeg)), frame.refusal());
    }
}
