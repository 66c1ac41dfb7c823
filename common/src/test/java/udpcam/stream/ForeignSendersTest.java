package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.rtpjpeg.ForeignSender;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Streams of other programs whose offsets, timestamps and markers are wrong, whole and with losses. */
class ForeignSendersTest {
    private static final int SENDER = 40_000;
    private static final long FRAME_NANOS = 33_333_333;

    private final Received received = new Received();
    private final ForeignSender sender = new ForeignSender();

    private static byte[] jpeg(int frame) {
        return Jpegs.ofRows(12, 90, frame);
    }

    private byte @Nullable [] show(int frame) {
        received.now += FRAME_NANOS;
        return received.offerAll(SENDER, sender.frame(jpeg(frame)));
    }

    private void assertEachIsShown() {
        for (int i = 0; i < 100; i++) {
            assertArrayEquals(jpeg(i), show(i), "frame " + i);
        }
        assertEquals(0, received.count(Counter.SEGMENTS_MISSING));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 8, 1000, -7})
    void offsetsThatCountTheHeadersTooAreShown(int tooHighBy) {
        sender.offsetsTooHighBy = tooHighBy;
        assertEachIsShown();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -3000, -1})
    void timestampsThatStandStillOrGoBackAreShown(int step) {
        sender.timestampStep = step;
        assertEachIsShown();
    }

    @Test
    void timestampsThatChangeWithEachPacketAreShown() {
        sender.timestampStepOfPackets = 90;
        assertEachIsShown();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fieldsOfInterlacedVideoAreShown(int typeSpecific) {
        sender.typeSpecific = typeSpecific;
        assertEachIsShown();
    }

    @Test
    void aTypeSpecificThatMeansNothingIsShownOnceItsPacketsCameInSequence() {
        sender.typeSpecific = 200;
        show(0);
        for (int i = 1; i < 10; i++) {
            assertArrayEquals(jpeg(i), show(i), "frame " + i);
        }
    }

    @Test
    void allTheseFaultsTogetherAreShown() {
        sender.timestampStep = 0;
        sender.offsetsTooHighBy = 20;
        assertEachIsShown();
    }

    @ParameterizedTest
    @ValueSource(ints = {3000, 0})
    void withoutAMarkerAFrameIsShownWhereTheNextOneBegins(int step) {
        sender.marks = false;
        sender.endsFrames = false;
        sender.timestampStep = step;
        List<byte[]> before = sender.frame(jpeg(0));
        assertNull(received.offerAll(SENDER, before));
        for (int i = 1; i < 50; i++) {
            received.now += FRAME_NANOS;
            List<byte[]> packets = sender.frame(jpeg(i));
            assertArrayEquals(jpeg(i - 1), received.offer(SENDER, packets.get(0)), "frame " + (i - 1));
            assertNull(received.offerAll(SENDER, packets.subList(1, packets.size())));
        }
    }

    @Test
    void withoutAMarkerAFrameThatEndsInEoiIsShownAtOnceOnceThatIsKnown() {
        sender.marks = false;
        assertNull(show(0));
        show(1); // with its first packet the frame before
        for (int i = 2; i < 50; i++) {
            assertArrayEquals(jpeg(i), show(i), "frame " + i);
        }
        sender.marks = true;
        for (int i = 50; i < 60; i++) {
            assertArrayEquals(jpeg(i), show(i), "frame " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false, 3000", "false, true, 3000", "true, false, 0", "false, true, 0"})
    void markersAmidFramesAreIgnored(boolean marksEach, boolean marksFirst, int step) {
        sender.marksEach = marksEach;
        sender.marksFirst = marksFirst;
        sender.marks = false;
        sender.timestampStep = step;
        show(0); // its beginning alone is taken for a frame
        show(1);
        show(2); // with its first packet the frame before
        for (int i = 3; i < 50; i++) {
            assertArrayEquals(jpeg(i), show(i), "frame " + i);
        }
        sender.marksEach = false;
        sender.marksFirst = false;
        sender.marks = true;
        for (int i = 50; i < 60; i++) {
            assertArrayEquals(jpeg(i), show(i), "frame " + i);
        }
    }

    @Test
    void aStreamMayTurnFromFaultyToGoodAndBack() {
        List<Consumer<Boolean>> faults = List.of(
                on -> sender.offsetsTooHighBy = on ? 12 : 0,
                on -> sender.timestampStep = on ? 0 : 3000,
                on -> sender.timestampStepOfPackets = on ? 1 : 0);
        for (int i = 0; i < 60; i++) {
            faults.get(i / 5 % faults.size()).accept(i % 2 == 0);
            assertArrayEquals(jpeg(i), show(i), "frame " + i);
        }
    }

    @Test
    void twoSuchSendersAtOnceDoNotDisturbEachOther() {
        ForeignSender other = new ForeignSender();
        sender.timestampStep = 0;
        other.offsetsTooHighBy = 12;
        for (int i = 0; i < 50; i++) {
            received.now += FRAME_NANOS;
            List<byte[]> one = sender.frame(jpeg(i));
            List<byte[]> two = other.frame(jpeg(i));
            byte @Nullable [] shown = null;
            for (int k = 0; k < one.size(); k++) {
                byte @Nullable [] out = received.offer(SENDER, one.get(k));
                received.offer(SENDER + 1, two.get(k));
                shown = out == null ? shown : out;
            }
            assertArrayEquals(jpeg(i), shown, "frame " + i);
        }
        assertEquals(50, received.count(Counter.FRAMES_OF_OTHERS));
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

    @Test
    void aFrameThatNeverEndsTakesNoMoreMemoryThanTheLargestFrame() {
        byte[] packet = sender.frame(jpeg(1)).get(0);
        byte[] endless = Arrays.copyOf(packet, 60_000);
        for (int i = 0; i < 2_000; i++) {
            int number = i + 1;
            endless[2] = (byte) (number >> 8);
            endless[3] = (byte) number;
            endless[15] = (byte) (i == 0 ? 0 : 1); // the offset
            assertNull(received.offer(SENDER, endless));
        }
        assertEquals(0, received.count(Counter.MEMORY_REFUSED));
        assertTrue(received.count(Counter.SEGMENTS_STRAY) > 1_500, "not taken");
    }

    @Test
    void ourOwnFramesAreJoinedByTheirOffsetsAlone() {
        RtpPacketizer own = new RtpPacketizer(256, Streams.of(1));
        List<byte[]> packets = Sent.by(own, Jpegs.ofRows(20, 300, 1), FRAME_NANOS).datagrams;
        byte[] second = packets.get(1);
        second[15]++; // its offset
        assertNull(received.offerAll(SENDER, packets));
        assertFalse(received.count(Counter.FRAMES_COMPLETE) > 0);
    }
}
