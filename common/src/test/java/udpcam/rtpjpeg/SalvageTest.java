package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counter;
import udpcam.frame.DamagedFrame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.scan.ScanCheck;

/** Frames of which packets are lost: what comes of them was sent, and stands where it was sent to. */
class SalvageTest {
    private static final int MCUS_PER_ROW = JpegSender.MCUS_PER_ROW;

    private final Salvaging receiver = new Salvaging();
    private final JpegSender sender = new JpegSender(256, 1);
    private final ScanCheck scanCheck = new ScanCheck();

    /** Where each packet's data begin in the scan, and behind the last one where it ends. */
    private static List<Integer> offsets(List<byte[]> packets, JpegFrame sent) {
        List<Integer> offsets = new ArrayList<>();
        for (byte[] packet : packets) {
            int main = 12 + ((packet[0] & 0x10) != 0 ? 4 + 4 * packet[15] : 0);
            offsets.add(ByteBuffer.wrap(packet).getInt(main) & 0xFFFFFF);
        }
        offsets.add(sent.scanEnd() - sent.scanStart());
        return offsets;
    }

    /** Whether all bytes of an interval, and the marker behind it, are in packets that came. */
    private static boolean came(int interval, JpegFrame sent, List<Integer> offsets, int lost) {
        int start = sent.intervalStart(interval) - sent.scanStart();
        int end = sent.intervalStart(interval + 1) - sent.scanStart();
        for (int i = 0; i + 1 < offsets.size(); i++) {
            if ((lost >> i & 1) != 0 && offsets.get(i) < end && offsets.get(i + 1) > start) {
                return false;
            }
        }
        return true;
    }

    private static List<byte[]> without(List<byte[]> packets, int lost) {
        List<byte[]> left = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            if ((lost >> i & 1) == 0) {
                left.add(packets.get(i));
            }
        }
        return left;
    }

    private static byte[] row(JpegFrame frame, int interval) {
        byte[] row = new byte[frame.intervalStart(interval + 1) - 2 - frame.intervalStart(interval)];
        frame.bytes().get(frame.intervalStart(interval), row);
        return row;
    }

    /** Completes it and holds each of its rows against those that were sent; returns it, whole. */
    private WholeFrame assertMadeOf(DamagedFrame damaged, WholeFrame before, JpegFrame sent, JpegFrame sentBefore) {
        WholeFrame frame = Objects.requireNonNull(damaged.completeFrom(before));
        assertFalse(frame.isProven());
        assertEquals(sent.size(), frame.size());
        assertTrue(scanCheck.isWhole(frame.bytes(), frame.length()));
        JpegFrame shown = JpegSender.parts(frame.bytes(), frame.length());
        for (int i = 0; i < sent.intervals(); i++) {
            assertArrayEquals(row(frame.found().has(i) ? sent : sentBefore, i), row(shown, i), "interval " + i);
        }
        return frame;
    }

    @ParameterizedTest
    @CsvSource({
        "61, 119, 4, 256",
        "61, 119, 4, 500",
        "61, 119, 4, 900",
        "61, 119, 8, 500",
        "61, 119, 3, 500",
        "61, 119, 1, 500",
        "150, 50, 10, 256",
        "300, 50, 19, 500",
        "300, 400, 19, 1400"
    })
    void whicheverPacketsAreLostTheRowsThatCameWholeAreShownInTheirPlaces(
            int width, int height, int restartInterval, int datagramBytes) {
        PictureSize size = new PictureSize(width, height);
        JpegSender cutting = new JpegSender(datagramBytes, 2);
        byte[] jpegBefore = JpegSender.jpeg(size, restartInterval, 1);
        byte[] jpeg = JpegSender.jpeg(size, restartInterval, 2);
        JpegFrame sent = JpegSender.parts(jpeg);
        JpegFrame sentBefore = JpegSender.parts(jpegBefore);
        try (WholeFrame before = receiver.whole(cutting.packets(jpegBefore))) {
            int count = cutting.packets(jpeg).size();
            SplittableRandom random = new SplittableRandom(1);
            boolean every = count <= 11;
            for (int n = 1; n < (every ? (1 << count) - 1 : 2000); n++) {
                int lost = every ? n : random.nextInt(1, (1 << count) - 1);
                List<byte[]> packets = cutting.packets(jpeg);
                List<Integer> offsets = offsets(packets, sent);
                try (DamagedFrame frame = receiver.salvage(without(packets, lost))) {
                    for (int i = 0; frame != null && i < sent.intervals(); i++) {
                        assertTrue(!frame.found().has(i) || came(i, sent, offsets, lost), "not sent: " + i);
                        boolean isAlone = i > 0 && !came(i - 1, sent, offsets, lost);
                        assertTrue(frame.found().has(i) || isAlone || !came(i, sent, offsets, lost), "unused: " + i);
                    }
                    if (frame != null) {
                        assertMadeOf(frame, before, sent, sentBefore);
                    }
                }
            }
        }
        assertTrue(receiver.made <= 2, receiver.made + " frames were not given back");
    }

    @Test
    void aRowThatIsCutIsLostWithAnyOfItsPacketsAndThoseBehindItAreNot() {
        byte[] jpeg = JpegSender.jpeg(new PictureSize(300, 128), 19, 2);
        int count = sender.packets(jpeg).size();
        assertTrue(count > 2 * JpegSender.parts(jpeg).intervals(), "rows are larger than packets");
        for (int lost = 1; lost < count; lost++) {
            List<byte[]> packets = sender.packets(jpeg);
            packets.remove(lost);
            try (DamagedFrame frame = Objects.requireNonNull(receiver.salvage(packets))) {
                assertTrue(frame.found().found() >= 6, frame.found().found() + " rows without packet " + lost);
            }
        }
        assertEquals(0, receiver.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void theFirstPacketMayBeTheLostOneIfAnotherFrameHadItsQ() {
        List<byte[]> first = sender.packets(JpegSender.jpeg(MCUS_PER_ROW, 1));
        assertNull(receiver.salvage(first.subList(1, first.size())));
        assertEquals(1, receiver.count(Counter.FRAMES_INCOMPLETE));
        byte[] jpegBefore = JpegSender.jpeg(MCUS_PER_ROW, 2);
        byte[] jpeg = JpegSender.jpeg(MCUS_PER_ROW, 3);
        try (WholeFrame before = receiver.whole(sender.packets(jpegBefore))) {
            List<byte[]> packets = sender.packets(jpeg);
            try (DamagedFrame frame = Objects.requireNonNull(receiver.salvage(packets.subList(1, packets.size())))) {
                WholeFrame completed =
                        assertMadeOf(frame, before, JpegSender.parts(jpeg), JpegSender.parts(jpegBefore));
                assertArrayEquals(
                        Arrays.copyOf(before.bytes(), JpegHeader.BYTES),
                        Arrays.copyOf(completed.bytes(), JpegHeader.BYTES));
            }
        }
    }

    @Test
    void aFrameThatWasGivenOutEarlyIsLostAndItsRowsAreSalvaged() throws InterruptedException {
        byte[] jpegBefore = JpegSender.jpeg(MCUS_PER_ROW, 1);
        byte[] jpeg = JpegSender.jpeg(MCUS_PER_ROW, 2);
        try (WholeFrame before = receiver.whole(sender.packets(jpegBefore))) {
            for (int round = 0; round < 20; round++) {
                List<byte[]> packets = sender.packets(jpeg);
                receiver.take(packets.subList(0, packets.size() / 2));
                GrowingFrame early = Objects.requireNonNull(receiver.giveEarly());
                assertTrue(early.await(1));
                ByteBuffer data = early.data(0, 1);
                DamagedFrame frame = receiver.salvage(packets.subList(packets.size() / 2 + 1, packets.size()));
                assertNull(early.awaitWhole());
                try (WholeFrame next = receiver.whole(sender.packets(jpegBefore))) {
                    assertTrue(next.isOnePicture());
                }
                ByteBuffer readBefore = ByteBuffer.wrap(row(JpegSender.parts(jpeg), 0));
                assertEquals(readBefore, data.limit(data.limit() - 2));
                assertMadeOf(
                        Objects.requireNonNull(frame), before, JpegSender.parts(jpeg), JpegSender.parts(jpegBefore));
                frame.close();
                early.close();
            }
        }
        assertTrue(receiver.made <= 4, receiver.made + " frames were not given back");
    }
}
