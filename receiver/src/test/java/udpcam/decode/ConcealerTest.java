package udpcam.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Frame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.scan.ScanCheck;
import udpcam.picture.Raster;
import udpcam.rtpjpeg.DamagedFrames;
import udpcam.run.SliceWorkers;
import udpcam.stream.Concealer;

class ConcealerTest {
    private static final PictureSize SIZE = new PictureSize(318, 250);
    private static final int ROW = 16; // lines
    private static final int ROWS = 16;
    private static final int MCUS_PER_ROW = 20;
    private static final long FRAME_NANOS = 33_333_333;
    private static final long SECOND = 1_000_000_000;

    private final Counters counters = new Counters();
    private final Concealer concealer = new Concealer(counters);
    private final DamagedFrames network = new DamagedFrames();
    private final ScanCheck scanCheck = new ScanCheck();
    private long now;

    private static byte[] jpeg(int seed) {
        return WavyJpeg.of(SIZE, seed);
    }

    private @Nullable DecodableFrame offer(Frame frame) {
        now += FRAME_NANOS;
        return concealer.offer(frame, now);
    }

    /** What passes of a frame, which is whole. */
    private WholeFrame completed(Frame frame) {
        return assertInstanceOf(WholeFrame.class, offer(frame));
    }

    private void show(Frame frame) {
        WholeFrame shown = completed(frame);
        assertTrue(scanCheck.isWhole(shown.bytes(), shown.length()));
        shown.close();
    }

    private static Raster decode(WholeFrame frame) throws InterruptedException {
        Raster raster = new Raster(SIZE);
        try (FrameDecoder decoder = new SlicedJpegDecoder(new SliceWorkers("decode", 1, failure -> {}))) {
            assertTrue(decoder.decode(frame, raster));
        }
        return raster;
    }

    private Raster decode(byte[] jpeg) throws InterruptedException {
        try (WholeFrame frame = network.whole(jpeg)) {
            return decode(frame);
        }
    }

    private static int line(Raster raster, int line) {
        return raster.pixels().slice(line * SIZE.width(), SIZE.width()).hashCode();
    }

    @Test
    void theRowsThatCameAreOfThisPictureAndTheOthersOfTheOneBefore() throws InterruptedException {
        show(network.whole(jpeg(1)));
        try (WholeFrame frame = completed(network.damaged(jpeg(2), packet -> packet % 6 == 1))) {
            assertFalse(frame.isProven());
            int missing = ROWS - frame.found().found();
            assertTrue(missing > 1 && missing <= ROWS / 2, missing + " rows missing");
            Raster shown = decode(frame);
            Raster before = decode(jpeg(1));
            Raster sent = decode(jpeg(2));
            for (int y = 0; y < SIZE.height(); y++) {
                boolean atBorder = y % ROW == 0 || y % ROW == ROW - 1; // colours of neighbours run into these
                Raster expected = frame.found().has(y / ROW) ? sent : before;
                assertTrue(atBorder || line(expected, y) == line(shown, y), "line " + y);
            }
        }
        assertEquals(1, counters.get(Counter.FRAMES_CONCEALED));
    }

    @Test
    void aFrameOfWhichFewerThanHalfOfTheRowsCameLeavesTheLastOneOnScreen() {
        show(network.whole(jpeg(1)));
        assertNull(offer(network.damaged(jpeg(2), packet -> packet > 3)));
        assertEquals(1, counters.get(Counter.FRAMES_TOO_DAMAGED));
        show(network.damaged(jpeg(3), packet -> packet == 2));
    }

    @Test
    void withoutALikeFrameBeforeADamagedOneIsNotShown() {
        assertNull(offer(network.damaged(jpeg(1), packet -> packet == 2)));
        show(network.whole(WavyJpeg.of(new PictureSize(320, 256), 1)));
        assertNull(offer(network.damaged(jpeg(1), packet -> packet == 2)));
        assertEquals(2, counters.get(Counter.FRAMES_TOO_DAMAGED));
    }

    @Test
    void aStreamWithoutAnyWholeFrameIsShownOnceEachOfItsRowsCame() {
        assertNull(offer(network.damaged(jpeg(1), packet -> packet >= 2 && packet <= 3)));
        assertNull(offer(network.damaged(jpeg(2), packet -> packet >= 3 && packet <= 4)));
        show(network.damaged(jpeg(3), packet -> packet == 7));
        show(network.damaged(jpeg(4), packet -> packet == 3));
        assertEquals(2, counters.get(Counter.FRAMES_TOO_DAMAGED));
        concealer.close();
        assertTrue(network.made() <= 3, network.made() + " frames made");
    }

    @Test
    void aConcealedFrameIsTheNextOnesFrameBefore() {
        IntPredicate third = packet -> packet == 3;
        show(network.whole(jpeg(1)));
        for (int seed = 2; seed < 30; seed++) {
            show(network.damaged(jpeg(seed), third));
        }
        assertEquals(28, counters.get(Counter.FRAMES_CONCEALED));
    }

    @Test
    void aFrameThatPassedWhileItGrewIsTheFrameBeforeOnceItIsWhole() {
        show(network.whole(jpeg(1)));
        GrowingFrame growing = network.growing(jpeg(2));
        assertSame(growing, offer(growing));
        network.finish();
        WholeFrame frame = completed(network.damaged(jpeg(3), packet -> packet == 2));
        assertMadeOf(frame, Objects.requireNonNull(growing.whole()));
        frame.close();
        growing.close();
    }

    @Test
    void aFrameThatPassedWhileItGrewAndGotLostIsNotTheFrameBefore() {
        WholeFrame before = network.whole(jpeg(1));
        assertSame(before, offer(before));
        GrowingFrame growing = network.growing(jpeg(2));
        assertSame(growing, offer(growing));
        assertNull(offer(network.salvage()), "two packets are not half of it");
        growing.close();
        WholeFrame frame = completed(network.damaged(jpeg(3), packet -> packet == 2));
        assertMadeOf(frame, before);
        frame.close();
        before.close();
    }

    private static void assertMadeOf(WholeFrame frame, WholeFrame before) {
        int missing = 0;
        for (int row = 0; row < ROWS - 1; row++) {
            if (!frame.found().has(row)) {
                assertEquals(before.data(row, row + 1), frame.data(row, row + 1));
                missing++;
            }
        }
        assertTrue(missing > 0);
    }

    @Test
    void rowsThatDidNotComeForOverASecondAreDimmed() throws InterruptedException {
        IntPredicate lost = packet -> packet >= 2 && packet <= 4;
        show(network.whole(jpeg(1)));
        long start = now;
        while (now + FRAME_NANOS <= start + SECOND) {
            WholeFrame frame = completed(network.damaged(jpeg(2), lost));
            assertTrue(frame.found().stale().isEmpty());
            frame.close();
        }
        try (WholeFrame frame = completed(network.damaged(jpeg(2), lost))) {
            assertEquals(ROWS - frame.found().found(), frame.found().stale().cardinality());
            Raster bright = decode(frame);
            Raster shown = decode(frame);
            StaleLines.dim(frame, shown);
            for (int i = 0; i < bright.pixels().capacity(); i++) {
                int pixel = bright.pixels().get(i);
                int half = (pixel >> 17 & 0x7F) << 16 | (pixel >> 9 & 0x7F) << 8 | (pixel >> 1 & 0x7F);
                boolean isStale = !frame.found().has(i / SIZE.width() / ROW);
                assertEquals(isStale ? half : pixel, shown.pixels().get(i));
            }
        }
        show(network.whole(jpeg(3)));
        WholeFrame fresh = completed(network.damaged(jpeg(4), lost));
        assertTrue(fresh.found().stale().isEmpty());
        fresh.close();
    }

    @Test
    void anIntervalThatIsNoRowDimsAllRowsThatItTouches() throws InterruptedException {
        show(network.whole(jpeg(1)));
        try (WholeFrame frame = completed(network.damaged(jpeg(2), packet -> packet == 2))) {
            frame.found().stale().set(0);
            Raster shown = decode(frame);
            Raster bright = decode(frame);
            StaleLines.dim(frame, shown);
            assertFalse(line(bright, 0) == line(shown, 0));
            assertEquals(line(bright, ROW), line(shown, ROW));
            assertEquals(MCUS_PER_ROW, frame.restartInterval());
        }
    }

    @Test
    void everyFrameIsGivenBack() {
        for (int i = 0; i < 50; i++) {
            show(network.whole(jpeg(1)));
            show(network.damaged(jpeg(2), packet -> packet == 2));
            assertNull(offer(network.damaged(jpeg(3), packet -> packet > 2)));
            GrowingFrame growing = network.growing(jpeg(4));
            assertNotNull(offer(growing));
            growing.close();
            assertNull(offer(network.salvage()));
            assertNull(concealer.offer(null, now));
        }
        concealer.close();
        assertTrue(network.made() <= 4, network.made() + " frames made");
    }
}
