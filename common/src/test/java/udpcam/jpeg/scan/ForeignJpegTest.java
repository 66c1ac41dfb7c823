package udpcam.jpeg.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
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

    @Test
    void strayBytesBeforeAllMarkersMayBeMoreThanBeforeOneOfThem() {
        String stray = "2A 51 00 07 2A 51 00 07 2A";
        assertClean(ROWS, BentJpegs.beforeMarkers(ROWS, stray, 1));
        assertClean(ROWS, BentJpegs.insert(ROWS, BentJpegs.marker(ROWS, 3), "2A 51 00 07"));
        assertEquals("data left over in its scan", refusal(BentJpegs.insert(ROWS, BentJpegs.marker(ROWS, 3), stray)));
        byte[] two = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 44, 1);
        assertClean(two, BentJpegs.beforeMarkers(two, stray, 1));
    }
}
