package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.BentJpegs;
import udpcam.jpeg.EncodedJpegs;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.scan.JpegFault;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpJpegWire;

/** Frames of other programs whose JPEGs are bent, on both wires. */
@ParameterizedClass
@EnumSource
class ForeignFramesTest {
    enum Wire {
        RTP,
        CLASSIC
    }

    private static final PictureSize SIZE = new PictureSize(320, 240);
    private static final int INTERVAL = 20;
    private static final byte[] PLAIN = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 0, 1);
    private static final byte[] ROWS = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, INTERVAL, 1);
    private static final int DATA_BYTES = 1200;

    @Parameter
    Wire wire = Wire.RTP;

    private final Received received = new Received();
    private int number = 100;
    private int timestamp = 9000;

    private List<byte[]> datagrams(byte[] jpeg, int toldInterval) {
        timestamp += 3000;
        List<byte[]> datagrams = new ArrayList<>();
        int start = wire == Wire.RTP ? BentJpegs.scanStart(jpeg) : 0;
        int left = (jpeg.length - start + DATA_BYTES - 1) / DATA_BYTES;
        for (int at = start; at < jpeg.length; at += DATA_BYTES) {
            int end = Math.min(at + DATA_BYTES, jpeg.length);
            ByteBuffer out = ByteBuffer.allocate(200 + DATA_BYTES);
            if (wire == Wire.RTP) {
                RtpHeader.write(out, false, end == jpeg.length, RtpJpegWire.PAYLOAD_TYPE, number++, timestamp, 7);
                RtpJpegWire.writeMain(out, at - start, Sampling.YUV_420.type(), 255, toldInterval, SIZE);
                if (toldInterval > 0) {
                    RtpJpegWire.writeRestart(out, toldInterval, true, true, 0x3FFF); // not aligned
                }
                if (at == start) {
                    RtpJpegWire.writeTables(out, tables());
                }
            } else {
                out.put((byte) left--);
            }
            out.put(jpeg, at, end - at);
            datagrams.add(Arrays.copyOf(out.array(), out.position()));
        }
        return datagrams;
    }

    private static byte[] tables() {
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(PLAIN)));
        return frame.quantization();
    }

    /** The clean JPEG that outlets get; null if the frame is refused. */
    private byte @Nullable [] shown(byte[] jpeg, int toldInterval) {
        DecodableFrame frame = null;
        for (byte[] datagram : datagrams(jpeg, toldInterval)) {
            frame = received.offerEarly(40_000, datagram);
        }
        received.now += 33 * Received.MILLI;
        try (DecodableFrame last = Objects.requireNonNull(frame)) {
            WholeFrame whole = Objects.requireNonNull(last.whole());
            assertEquals(SIZE, whole.size());
            boolean fit = whole.isOnePicture();
            assertEquals(fit, whole.fault() == JpegFault.NONE);
            last.record().shown(received.now);
            return fit ? Arrays.copyOf(whole.bytes(), whole.length()) : null;
        }
    }

    private void assertShown(byte[] straight, byte[] bent, int toldInterval) {
        double[] pixels = EncodedJpegs.decode(straight);
        assertNotNull(pixels);
        for (int i = 0; i < 3; i++) { // the memory of a frame is used again
            byte[] clean = shown(bent, toldInterval);
            assertNotNull(clean);
            assertArrayEquals(pixels, EncodedJpegs.decode(clean));
        }
    }

    private void assertShown(byte[] straight, byte[] bent) {
        assertShown(straight, bent, straight == ROWS ? INTERVAL : 0);
    }

    private void assertRefused(byte[] bent, int toldInterval) {
        assertFalse(shown(bent, toldInterval) != null);
    }

    @Test
    void straightFramesAreShownAsTheyCome() {
        assertShown(PLAIN, PLAIN);
        assertShown(ROWS, ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2A", "2A 51", "FF 00", "FF FF", "00 00 00"})
    void framesWithStrayOrPaddingBytesBeforeMarkersAreShown(String stray) {
        assertShown(PLAIN, BentJpegs.beforeMarkers(PLAIN, stray, 1));
        assertShown(ROWS, BentJpegs.beforeMarkers(ROWS, stray, 1));
        assertShown(ROWS, BentJpegs.beforeMarkers(ROWS, stray, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A", "00", "FF D9", "FF D9 00 00 00", "FF D9 FF D9", "2A 51", "00 FF D9"})
    void framesWithBytesBehindEoiAreShown(String tail) {
        assertShown(PLAIN, BentJpegs.behind(PLAIN, tail));
        assertShown(ROWS, BentJpegs.behind(ROWS, tail));
    }

    @Test
    void ofTwoPicturesInAFrameTheFirstIsShown() {
        assertShown(PLAIN, BentJpegs.behind(PLAIN, EncodedJpegs.jpeg(new PictureSize(160, 120), 7)));
        assertShown(ROWS, BentJpegs.behind(ROWS, ROWS));
    }

    @Test
    void framesWithRestartMarkersThatNobodyToldAreShown() {
        assertShown(ROWS, BentJpegs.without(ROWS, JpegMarkers.DRI), 0);
    }

    @Test
    void framesWithoutTheRestartMarkersThatWereToldAreShown() {
        assertShown(PLAIN, BentJpegs.beforeScan(PLAIN, "FF DD 00 04 00 14"), INTERVAL);
    }

    @Test
    void framesWithoutEoiAreShown() {
        assertShown(PLAIN, Arrays.copyOf(PLAIN, PLAIN.length - 2));
        assertShown(ROWS, Arrays.copyOf(ROWS, ROWS.length - 2));
    }

    @Test
    void framesWithBentHeadersAreShown() {
        wire = Wire.CLASSIC; // RTP does not carry headers
        for (String junk : List.of("00", "FF 00", "FF D8", "2A 51 07", "FF FF")) {
            assertShown(PLAIN, BentJpegs.betweenSegments(PLAIN, junk));
            assertShown(ROWS, BentJpegs.betweenSegments(ROWS, junk));
        }
        assertShown(ROWS, BentJpegs.insert(ROWS, 0, "FF D8"));
        assertShown(PLAIN, BentJpegs.withLinesBehind(PLAIN));
        assertShown(ROWS, BentJpegs.withLinesBehind(ROWS));
    }

    @Test
    void aFrameOfAnotherKindIsRefusedByItsName() {
        wire = Wire.CLASSIC; // RTP does not carry headers
        byte[] progressive = PLAIN.clone();
        progressive[BentJpegs.frameHeader(PLAIN) + 1] = (byte) JpegMarkers.SOF2;
        for (byte[] datagram : datagrams(progressive, 0)) {
            assertNull(received.offerEarly(40_000, datagram));
        }
        assertEquals(1, received.count(Counter.FRAMES_NOT_JPEG));
        assertEquals(JpegFault.PROGRESSIVE.number(), received.detail(Counter.FRAMES_NOT_JPEG));
    }

    @Test
    void framesThatAreGluedOrTornAreRefused() {
        byte[] other = EncodedJpegs.jpeg(SIZE, Sampling.YUV_420, 0, 9);
        int half = PLAIN.length / 2;
        byte[] glued = BentJpegs.behind(Arrays.copyOf(PLAIN, half), Arrays.copyOfRange(other, half + 7, other.length));
        assertRefused(glued, 0);
        assertRefused(BentJpegs.behind(Arrays.copyOf(PLAIN, half), "FF D9"), 0);
        assertRefused(BentJpegs.behind(Arrays.copyOf(PLAIN, half), PLAIN), 0);
        int third = BentJpegs.marker(ROWS, 2);
        int fourth = BentJpegs.marker(ROWS, 3);
        byte[] missing = BentJpegs.behind(Arrays.copyOf(ROWS, third), Arrays.copyOfRange(ROWS, fourth, ROWS.length));
        assertRefused(missing, INTERVAL);
        assertRefused(BentJpegs.insert(ROWS, third, "2A".repeat(300)), INTERVAL);
        assertRefused(BentJpegs.insert(PLAIN, PLAIN.length - 2, "2A".repeat(300)), 0);
    }
}
