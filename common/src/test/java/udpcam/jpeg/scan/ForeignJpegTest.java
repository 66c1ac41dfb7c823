package udpcam.jpeg.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.BentJpegs;
import udpcam.jpeg.EncodedJpegs;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/** JPEGs of the JDK's encoder, bent as other programs bend theirs. */
class ForeignJpegTest {
    private static final PictureSize SIZE = new PictureSize(161, 119);
    private static final byte[] PLAIN = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 0, 1);
    private static final byte[] ROWS = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 11, 1);

    private final ForeignJpeg foreign = new ForeignJpeg();

    /** The clean JPEG is whole by the strictest reading, and has the picture of the one that was bent. */
    private void assertClean(byte[] straight, byte[] bent) {
        assertTrue(foreign.clean(bent, bent.length), foreign.fault().words());
        assertEquals("", foreign.fault().words());
        byte[] clean = Arrays.copyOf(foreign.bytes(), foreign.length());
        assertTrue(new ScanCheck().isWhole(clean, clean.length));
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(clean)), frame.refusal());
        assertEquals(frame.size(), ForeignSize.of(bent, bent.length));
        double[] pixels = EncodedJpegs.decode(straight);
        assertNotNull(pixels);
        assertArrayEquals(pixels, EncodedJpegs.decode(clean));
    }

    private String refusal(byte[] jpeg) {
        return foreign.clean(jpeg, jpeg.length) ? "" : foreign.fault().words();
    }

    @Test
    void aJpegThatIsNotBentStaysAsItIs() {
        assertTrue(foreign.clean(PLAIN, PLAIN.length));
        assertArrayEquals(PLAIN, Arrays.copyOf(foreign.bytes(), foreign.length()));
        assertClean(ROWS, ROWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2A",
                "00",
                "FF 00",
                "2A 51",
                "FF",
                "FF FF FF",
                "FF FF 00",
                "00 00 00 00",
                "FF 00 FF 00 FF 00",
                "01 02 03",
                "55 AA 55 AA 55 AA 55 AA",
                "FF 00 12 FF"
            })
    void strayAndPaddingBytesBeforeMarkersAreLeftOut(String stray) {
        assertClean(PLAIN, BentJpegs.beforeMarkers(PLAIN, stray, 1));
        assertClean(ROWS, BentJpegs.beforeMarkers(ROWS, stray, 1));
        assertClean(ROWS, BentJpegs.beforeMarkers(ROWS, stray, 3));
    }

    @Test
    void anEncoderMayPadEveryMcuToWholeWords() {
        byte[] mcus = EncodedJpegs.jpeg(SIZE, Sampling.YUV_422, 1, 2);
        assertClean(mcus, BentJpegs.beforeMarkers(mcus, "00 00 00", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "0A",
                "0D 0A",
                "FF D9",
                "FF D9 FF D9",
                "FF D9 00 00 00",
                "2A 51",
                "FF",
                "FF FF",
                "FF D8",
                "FF D0",
                "00 FF D9",
                "41 56 49 31 FF DB 00 43"
            })
    void whateverIsBehindEoiIsLeftOut(String tail) {
        assertClean(PLAIN, BentJpegs.behind(PLAIN, tail));
        assertClean(ROWS, BentJpegs.behind(ROWS, tail));
    }

    @Test
    void ofTwoPicturesOneBehindTheOtherTheFirstIsShown() {
        byte[] second = EncodedJpegs.jpeg(new PictureSize(64, 48), 5);
        assertClean(PLAIN, BentJpegs.behind(PLAIN, second));
        assertClean(ROWS, BentJpegs.behind(ROWS, second));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "FF 00",
                "FF",
                "FF FF FF",
                "FF D8",
                "FF D0",
                "FF 01",
                "2A",
                "01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F 10",
                "0D 0A",
                "FF FF 00",
                "FF 02",
                "FF F0",
                "FF E0 00 02"
            })
    void junkBetweenSegmentsIsPassedOver(String junk) {
        assertClean(PLAIN, BentJpegs.betweenSegments(PLAIN, junk));
        assertClean(ROWS, BentJpegs.betweenSegments(ROWS, junk));
        assertClean(PLAIN, BentJpegs.insert(PLAIN, 2, junk));
        assertClean(ROWS, BentJpegs.beforeScan(ROWS, junk));
    }

    @Test
    void aSecondSoiIsDropped() {
        assertClean(PLAIN, BentJpegs.insert(PLAIN, 0, "FF D8"));
        assertClean(ROWS, BentJpegs.insert(ROWS, 0, "FF D8 FF D8"));
    }

    @Test
    void theHeightMayComeBehindTheScan() {
        assertClean(PLAIN, BentJpegs.withLinesBehind(PLAIN));
        assertClean(ROWS, BentJpegs.withLinesBehind(ROWS));
        assertClean(ROWS, BentJpegs.behind(BentJpegs.withLinesBehind(ROWS), "0A"));
        byte[] both = BentJpegs.insert(PLAIN, PLAIN.length - 2, "FF DC 00 04 00 77");
        assertClean(PLAIN, both);
        assertEquals("broken headers", refusal(BentJpegs.withLines(PLAIN, 0)));
    }

    @ParameterizedTest
    @CsvSource({"11, YUV_420", "1, YUV_420", "7, YUV_422", "44, YUV_420", "22, YUV_422", "60, YUV_420", "87, YUV_420"})
    void restartMarkersWithoutDriSayThemselvesWhereTheyStand(int interval, Sampling sampling) {
        byte[] jpeg = EncodedJpegs.jpeg(SIZE, sampling, interval, 3);
        byte[] without = BentJpegs.without(jpeg, JpegMarkers.DRI);
        assertClean(jpeg, without);
        assertClean(jpeg, BentJpegs.beforeMarkers(without, "2A", 3));
        assertClean(jpeg, BentJpegs.beforeScan(without, "FF DD 00 04 00 00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 0B", "00 01", "00 58", "FF FF"})
    void driWithoutRestartMarkersIsDropped(String interval) {
        assertClean(PLAIN, BentJpegs.beforeScan(PLAIN, "FF DD 00 04 " + interval));
    }

    @Test
    void aRestartMarkerBehindTheLastIntervalIsDropped() {
        assertClean(ROWS, BentJpegs.insert(ROWS, ROWS.length - 2, "FF D7"));
        assertClean(PLAIN, BentJpegs.insert(PLAIN, PLAIN.length - 2, "FF D0"));
    }

    @Test
    void aMissingEoiIsPutIn() {
        assertClean(PLAIN, Arrays.copyOf(PLAIN, PLAIN.length - 2));
        assertClean(ROWS, Arrays.copyOf(ROWS, ROWS.length - 1));
        assertClean(ROWS, BentJpegs.behind(Arrays.copyOf(ROWS, ROWS.length - 2), "00 00"));
    }

    @Test
    void allOfItAtOnceIsNoMatter() {
        byte[] bent = BentJpegs.beforeMarkers(BentJpegs.without(ROWS, JpegMarkers.DRI), "2A 51", 2);
        bent = BentJpegs.behind(BentJpegs.withLinesBehind(BentJpegs.betweenSegments(bent, "00 FF D8 07")), "0A FF D9");
        assertClean(ROWS, bent);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100, 300, 1000})
    void manyStrayBytesInTheScanAreThoseOfAnotherPicture(int count) {
        String stray = "2A".repeat(count);
        assertEquals("data left over in its scan", refusal(BentJpegs.beforeMarkers(PLAIN, stray, 1)));
        assertEquals("data left over in its scan", refusal(BentJpegs.insert(ROWS, BentJpegs.marker(ROWS, 3), stray)));
    }

    @Test
    void strayBytesBeforeAllMarkersMayBeMoreThanBeforeOneOfThem() {
        String stray = "2A 51 00 07 2A 51 00 07 2A";
        assertClean(ROWS, BentJpegs.beforeMarkers(ROWS, stray, 1));
        assertClean(ROWS, BentJpegs.insert(ROWS, BentJpegs.marker(ROWS, 3), "2A 51 00 07"));
        assertEquals("data left over in its scan", refusal(BentJpegs.insert(ROWS, BentJpegs.marker(ROWS, 3), stray)));
        byte[] two = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 44, 1);
        assertClean(two, BentJpegs.beforeMarkers(two, stray, 1));
    }

    @Test
    void aFewStrayBytesBeforeEachOfManyMarkersAreTooManyAtSome() {
        assertEquals("data left over in its scan", refusal(BentJpegs.beforeMarkers(ROWS, "2A".repeat(20), 1)));
    }

    @Test
    void blocksThatAreMissingOrLeftOverAreRefused() {
        for (int lines : new int[] {129, 135, 200, 8000, 65_500}) {
            assertFalse(refusal(BentJpegs.withLines(PLAIN, lines)).isEmpty(), lines + " lines");
            assertFalse(refusal(BentJpegs.withLines(ROWS, lines)).isEmpty(), lines + " lines");
        }
        for (int lines : new int[] {1, 16, 64, 100, 112}) {
            assertFalse(refusal(BentJpegs.withLines(PLAIN, lines)).isEmpty(), lines + " lines");
            assertFalse(refusal(BentJpegs.withLines(ROWS, lines)).isEmpty(), lines + " lines");
        }
    }

    @Test
    void aFewBlocksLeftOverAreNotTakenForStrayBytes() {
        byte[] flat = EncodedJpegs.flat(new PictureSize(160, 16));
        assertTrue(foreign.clean(flat, flat.length));
        byte[] narrower = flat.clone();
        int width = 7; // behind the frame header's marker, as the lines are
        for (int columns = 9; columns > 4; columns--) {
            ByteBuffer.wrap(narrower).putShort(BentJpegs.frameHeader(flat) + width, (short) (16 * columns));
            assertEquals("blocks left over in its scan", refusal(narrower), columns + " of 10 MCUs");
        }
    }

    @Test
    void restartMarkersOutOfTurnAreRefused() {
        byte[] swapped = ROWS.clone();
        swapped[BentJpegs.marker(ROWS, 2) + 1] = (byte) 0xD3;
        assertEquals("restart markers out of turn", refusal(swapped));
        int third = BentJpegs.marker(ROWS, 2);
        int fourth = BentJpegs.marker(ROWS, 3);
        byte[] missing = BentJpegs.behind(Arrays.copyOf(ROWS, third), Arrays.copyOfRange(ROWS, fourth, ROWS.length));
        assertEquals("restart markers missing", refusal(missing));
        byte[] twice = BentJpegs.behind(Arrays.copyOf(ROWS, fourth), Arrays.copyOfRange(ROWS, third, ROWS.length));
        assertEquals("restart markers out of turn", refusal(twice));
        assertFalse(refusal(BentJpegs.without(missing, JpegMarkers.DRI)).isEmpty());
        assertFalse(refusal(BentJpegs.without(twice, JpegMarkers.DRI)).isEmpty());
    }

    @Test
    void everyTruncationIsRefusedUnlessOnlyEoiIsMissing() {
        for (byte[] jpeg : new byte[][] {PLAIN, ROWS}) {
            for (int length = 0; length < jpeg.length - 2; length++) {
                assertFalse(foreign.clean(jpeg, length), "cut to " + length);
                assertFalse(foreign.fault() == JpegFault.NONE);
            }
        }
    }

    /** As ScanCheckTest has it, of the strict reading. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 1})
    void gluedPicturesAreHardlyLessOftenRefusedThanByTheStrictReading(int interval) {
        PictureSize size = new PictureSize(160, 120);
        ScanCheck strict = new ScanCheck();
        int glued = 0;
        int strictly = 0;
        int passed = 0;
        byte[] one = EncodedJpegs.jpeg(size, Sampling.YUV_420, interval, 4);
        for (int seed = 5; seed < 45; seed++) {
            byte[] other = EncodedJpegs.jpeg(size, Sampling.YUV_420, interval, seed);
            for (int at = 700; at < Math.min(one.length, other.length) - 100; at += 97) {
                byte[] mixed = Arrays.copyOf(one, other.length);
                System.arraycopy(other, at, mixed, at, other.length - at);
                glued++;
                strictly += strict.isWhole(mixed, mixed.length) ? 1 : 0;
                passed += foreign.clean(mixed, mixed.length) ? 1 : 0;
            }
        }
        assertTrue(passed - strictly <= glued / 100, strictly + " and " + passed + " of " + glued);
    }

    @Test
    void anyBytesAtAllGiveAnAnswer() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = (i % 2 == 0 ? PLAIN : ROWS).clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            if (foreign.clean(damaged, damaged.length)) {
                byte[] clean = Arrays.copyOf(foreign.bytes(), foreign.length());
                assertTrue(new ScanCheck().isWhole(clean, clean.length));
            }
            ForeignSize.of(damaged, random.nextInt(damaged.length));
        }
    }

    @Test
    void otherKindsAreNotLookedInto() {
        byte[] progressive = PLAIN.clone();
        progressive[BentJpegs.frameHeader(PLAIN) + 1] = (byte) JpegMarkers.SOF2;
        assertEquals("progressive JPEG", refusal(progressive));
        assertTrue(foreign.fault().isOtherKind());
        byte[] twelve = PLAIN.clone();
        twelve[BentJpegs.frameHeader(PLAIN) + 4] = 12;
        assertEquals("samples of other than 8 bits", refusal(twelve));
        assertTrue(foreign.fault().isOtherKind());
        assertEquals(JpegFault.PROGRESSIVE, ForeignSize.fault(progressive, progressive.length));
        assertEquals(JpegFault.OTHER_PRECISION, ForeignSize.fault(twelve, twelve.length));
        assertEquals(JpegFault.NOT_A_JPEG, ForeignSize.fault(new byte[100], 100));
        assertEquals(JpegFault.BROKEN_HEADERS, ForeignSize.fault(PLAIN, 10));
        for (JpegFault fault : JpegFault.values()) {
            assertEquals(fault, JpegFault.of(fault.number()));
        }
        assertEquals("not a JPEG", refusal(new byte[100]));
        assertFalse(foreign.fault().isOtherKind());
    }
}
