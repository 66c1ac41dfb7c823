package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEGs of the JDK's encoder taken apart, put together again, and decoded. */
class JpegFrameTest {
    private static final PictureSize SMALL = new PictureSize(49, 35);

    private final JpegFrame frame = new JpegFrame();

    /** What a receiver makes of what is sent. */
    private static byte[] putTogether(JpegFrame frame) {
        byte[] jpeg = new byte[JpegHeader.BYTES + frame.scanEnd() - frame.scanStart()];
        JpegHeader.write(jpeg, 0, frame.sampling(), frame.size(), frame.quantization(), 0, frame.restartInterval());
        frame.bytes().get(frame.scanStart(), jpeg, JpegHeader.BYTES, jpeg.length - JpegHeader.BYTES);
        return jpeg;
    }

    private void assertSamePicture(byte[] jpeg) {
        byte[] again = putTogether(frame);
        double[] pixels = EncodedJpegs.decode(jpeg);
        assertNotNull(pixels);
        assertArrayEquals(pixels, EncodedJpegs.decode(again));
    }

    @ParameterizedTest
    @CsvSource({
        "YUV_420, 16, 16, 0", "YUV_420, 641, 479, 0", "YUV_422, 641, 479, 0", "YUV_420, 1, 1, 1",
        "YUV_420, 320, 240, 20", "YUV_422, 320, 240, 20", "YUV_420, 321, 241, 1", "YUV_422, 49, 35, 7",
    })
    void whatIsPutTogetherAgainIsTheSamePicture(Sampling sampling, int width, int height, int restartInterval) {
        PictureSize size = new PictureSize(width, height);
        byte[] jpeg = EncodedJpegs.jpeg(size, sampling, restartInterval, 1);
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        assertEquals(size, frame.size());
        assertEquals(sampling, frame.sampling());
        assertEquals(restartInterval, frame.restartInterval());
        assertEquals(jpeg.length, frame.scanEnd());
        assertEquals(jpeg.length, frame.bytes().limit());
        assertSamePicture(jpeg);
    }

    @ParameterizedTest
    @CsvSource({"YUV_420, 20, 15", "YUV_422, 20, 30", "YUV_420, 1, 300", "YUV_420, 7, 43", "YUV_420, 400, 1"})
    void theIntervalsStandBehindTheirMarkers(Sampling sampling, int restartInterval, int intervals) {
        byte[] jpeg = EncodedJpegs.jpeg(new PictureSize(320, 240), sampling, restartInterval, 2);
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        assertEquals(intervals, frame.intervals());
        assertEquals(frame.scanStart(), frame.intervalStart(0));
        for (int i = 1; i < intervals; i++) {
            int start = frame.intervalStart(i);
            assertEquals((byte) 0xFF, jpeg[start - 2]);
            assertEquals(JpegMarkers.RST0 + (i - 1) % 8, jpeg[start - 1] & 0xFF);
        }
        assertEquals(frame.scanEnd(), frame.intervalStart(intervals));
    }

    @Test
    void aCopyStaysAsItWasWhileTheOriginalGrowsOn() {
        byte[] jpeg = EncodedJpegs.jpeg(new PictureSize(320, 240), Sampling.YUV_422, 20, 2);
        assertTrue(frame.begin(ByteBuffer.wrap(jpeg)), frame.refusal());
        frame.readOn(ByteBuffer.wrap(jpeg, 0, jpeg.length / 2));
        JpegFrame copy = new JpegFrame();
        copy.copy(frame);
        int half = copy.intervals();
        assertTrue(half > 0 && half < 30);
        frame.readOn(ByteBuffer.wrap(jpeg));
        assertEquals(half, copy.intervals());
        assertEquals(copy.intervalStart(half), copy.scanEnd());
        assertFalse(copy.isWhole());
        copy.copy(frame);
        assertTrue(frame.read(ByteBuffer.wrap(EncodedJpegs.jpeg(SMALL, 3))));
        assertEquals(new PictureSize(320, 240), copy.size());
        assertEquals(20, copy.restartInterval());
        assertEquals(30, copy.intervals());
        assertEquals(jpeg.length, copy.scanEnd());
        assertTrue(copy.isWhole());
    }

    @Test
    void aJpegInsideADirectBufferIsReadWithoutItsPadding() {
        byte[] jpeg = EncodedJpegs.jpeg(SMALL, 3);
        ByteBuffer buffer = ByteBuffer.allocateDirect(jpeg.length + 300);
        buffer.position(100).put(jpeg).put((byte) 0xFF).position(100).limit(jpeg.length + 200);
        assertTrue(frame.read(buffer), frame.refusal());
        assertEquals(100, buffer.position(), "the buffer is as it was");
        assertEquals(jpeg.length, frame.scanEnd());
        byte[] bytes = new byte[jpeg.length];
        frame.bytes().get(0, bytes);
        assertArrayEquals(jpeg, bytes);
        assertSamePicture(jpeg);
    }

    @Test
    void aFrameThatGrowsHasTheIntervalsWhoseEndIsThere() {
        byte[] jpeg = EncodedJpegs.jpeg(new PictureSize(320, 240), Sampling.YUV_420, 20, 2);
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)));
        int[] starts = IntStream.rangeClosed(0, 15).map(frame::intervalStart).toArray();
        JpegFrame growing = new JpegFrame();
        assertTrue(growing.begin(ByteBuffer.wrap(jpeg, 0, starts[0])));
        int there = 0;
        for (int length = starts[0]; length <= jpeg.length; length++) {
            assertTrue(growing.readOn(ByteBuffer.wrap(jpeg, 0, length)), growing.refusal());
            while (there < 15 && starts[there + 1] <= length) {
                there++;
            }
            assertEquals(there, growing.intervals());
            assertEquals(starts[there], growing.scanEnd());
            assertEquals(length == jpeg.length, growing.isWhole());
        }
        jpeg[starts[3] - 1]++;
        assertTrue(growing.begin(ByteBuffer.wrap(jpeg)));
        assertFalse(growing.readOn(ByteBuffer.wrap(jpeg)));
        assertEquals("restart markers out of turn", growing.refusal());
    }

    @Test
    void aFrameLeavesNothingBehindForTheNext() {
        assertTrue(frame.read(ByteBuffer.wrap(EncodedJpegs.jpeg(SMALL, Sampling.YUV_422, 1, 4))));
        byte[] jpeg = EncodedJpegs.jpeg(new PictureSize(20, 20), 5);
        assertFalse(frame.read(ByteBuffer.wrap(jpeg, 0, jpeg.length - 1)));
        assertEquals("no end (EOI)", frame.refusal());
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)), frame.refusal());
        assertEquals("", frame.refusal());
        assertEquals(0, frame.restartInterval());
        assertEquals(1, frame.intervals());
        assertSamePicture(jpeg);
    }

    @ParameterizedTest
    @CsvSource({"YUV_420, 0", "YUV_422, 4"})
    void everyTruncationIsRefused(Sampling sampling, int restartInterval) {
        byte[] jpeg = EncodedJpegs.jpeg(SMALL, sampling, restartInterval, 6);
        for (int length = 0; length < jpeg.length; length++) {
            assertFalse(frame.read(ByteBuffer.wrap(jpeg, 0, length)), "cut to " + length);
            assertTrue(frame.isDamaged(), frame.refusal());
        }
    }

    @ParameterizedTest
    @CsvSource({"YUV_420, 0", "YUV_422, 4"})
    void everyFlippedBitIsRefusedOrGivesWhatDecodesToTheSame(Sampling sampling, int restartInterval) {
        byte[] jpeg = EncodedJpegs.jpeg(new PictureSize(33, 17), sampling, restartInterval, 7);
        int read = 0;
        for (int bit = 0; bit < 8 * jpeg.length; bit++) {
            byte[] damaged = jpeg.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            if (frame.read(ByteBuffer.wrap(damaged)) && frame.size().pixels() < 100_000) {
                double[] pixels = EncodedJpegs.decode(damaged);
                if (pixels != null) { // the JDK's decoder minds markers that do not matter
                    assertArrayEquals(pixels, EncodedJpegs.decode(putTogether(frame)), "bit " + bit);
                    read++;
                }
            }
        }
        assertTrue(read > 1000, "most of the data are not looked into, but only " + read + " were read");
    }
}
