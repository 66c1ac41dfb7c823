package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.rtpjpeg.ForeignSender;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Streams of other programs whose offsets, timestamps and markers are wrong. */
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
