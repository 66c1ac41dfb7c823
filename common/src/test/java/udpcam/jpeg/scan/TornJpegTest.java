package udpcam.jpeg.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.BentJpegs;
import udpcam.jpeg.EncodedJpegs;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/** JPEGs that are torn, or glued of two, and other kinds: of none of them there is a clean one. */
class TornJpegTest {
    private static final PictureSize SIZE = new PictureSize(161, 119);
    private static final byte[] PLAIN = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 0, 1);
    private static final byte[] ROWS = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 11, 1);

    private final ForeignJpeg foreign = new ForeignJpeg();

    private String refusal(byte[] jpeg) {
        return foreign.clean(jpeg, jpeg.length) ? "" : foreign.fault().words();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100, 300, 1000})
    void manyStrayBytesInTheScanAreThoseOfAnotherPicture(int count) {
        String stray = "2A".repeat(count);
        assertEquals("data left over in its scan", refusal(BentJpegs.beforeMarkers(PLAIN, stray, 1)));
        assertEquals("data left over in its scan", refusal(BentJpegs.insert(ROWS, BentJpegs.marker(ROWS, 3), stray)));
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
