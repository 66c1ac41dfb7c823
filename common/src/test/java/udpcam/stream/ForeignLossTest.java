package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.rtpjpeg.ForeignSender;
import udpcam.rtpjpeg.Jpegs;

/** Streams of other programs that lose packets, whose offsets, timestamps and markers are wrong besides. */
class ForeignLossTest {
    private static final int SENDER = 40_000;
    private static final long FRAME_NANOS = 33_333_333;

    private final Received received = new Received();
    private final ForeignSender sender = new ForeignSender();

    private static byte[] jpeg(int frame) {
        return Jpegs.ofRows(12, 90, frame);
    }

    /** Drops, doubles and shuffles packets, and holds what comes out against what was sent. */
    private int survivorsOf(long seed, int frames) {
        Random random = new Random(seed);
        List<byte[]> sent = new ArrayList<>();
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            sent.add(jpeg(i));
            packets.addAll(sender.frame(jpeg(i)));
        }
        int shown = 0;
        for (int i = 0; i < packets.size(); i++) {
            if (i + 1 < packets.size() && random.nextInt(20) == 0) {
                Collections.swap(packets, i, i + 1);
            }
            received.now += FRAME_NANOS / 10;
            int times = random.nextInt(25) == 0 ? random.nextInt(2) * 2 : 1;
            for (int k = 0; k < times; k++) {
                byte @Nullable [] out = received.offer(SENDER, packets.get(i));
                shown += out == null ? 0 : 1;
                assertTrue(out == null || sent.stream().anyMatch(jpeg -> Arrays.equals(jpeg, out)), "glued");
            }
        }
        return shown;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void underLossWhatIsShownIsAlwaysOnePictureWhateverTheFaults(int faults) {
        sender.offsetsTooHighBy = (faults & 1) * 12;
        sender.timestampStep = (faults & 2) == 0 ? 3000 : 0;
        sender.marks = (faults & 4) == 0;
        sender.endsFrames = (faults & 8) == 0;
        received.asks = false;
        int shown = survivorsOf(faults, 300);
        assertTrue(shown > 60, shown + " of 300");
        assertTrue(received.count(Counter.SEGMENTS_MISSING) > 0);
    }

    @Test
    void rowsThatCameAreConcealedOnlyWhereOffsetsAreRight() {
        assertEquals(1, concealed(0));
        assertEquals(0, concealed(12));
    }

    private int concealed(int tooHighBy) {
        Received fresh = new Received();
        sender.offsetsTooHighBy = tooHighBy;
        assertNotNull(fresh.offerAll(SENDER, sender.frame(jpeg(1))));
        fresh.now += FRAME_NANOS;
        List<byte[]> packets = sender.frame(jpeg(2));
        packets.remove(packets.size() - 2);
        assertNull(fresh.offerAll(SENDER, packets));
        fresh.now += FRAME_NANOS;
        try (DecodableFrame frame = fresh.poll()) {
            return frame == null ? 0 : 1;
        }
    }
}
