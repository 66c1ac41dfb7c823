package udpcam.rtpjpeg;

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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counter;
import udpcam.frame.DamagedFrame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.Packetizer;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.EncodedJpegs;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.scan.ScanCheck;

/** Frames of which packets are lost: what comes of them was sent, and stands where it was sent to. */
class SalvageTest {
    private static final PictureSize SIZE = new PictureSize(61, 119);
    private static final int MCUS_PER_ROW = 4;
    private static final long FRAME_NANOS = 33_333_333;

    private final Salvaging receiver = new Salvaging();
    private final ScanCheck scanCheck = new ScanCheck();
    private final Packetizer packetizer = new RtpPacketizer(256, Streams.of(1));
    private long captured;

    private static byte[] jpeg(int restartInterval, int seed) {
        return jpeg(SIZE, restartInterval, seed);
    }

    private static byte[] jpeg(PictureSize size, int restartInterval, int seed) {
        return EncodedJpegs.jpeg(size, Sampling.YUV_420, restartInterval, seed);
    }

    private List<byte[]> packets(Packetizer cutting, byte[] jpeg) {
        captured += FRAME_NANOS;
        return Sent.by(cutting, jpeg, captured).datagrams;
    }

    private static JpegFrame parts(byte[] jpeg, int length) {
        JpegFrame parts = new JpegFrame();
        assertTrue(parts.read(ByteBuffer.wrap(jpeg, 0, length)), parts.refusal());
        return parts;
    }

    private static JpegFrame parts(byte[] jpeg) {
        return parts(jpeg, jpeg.length);
    }

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
        JpegFrame shown = parts(frame.bytes(), frame.length());
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
        Packetizer cutting = new RtpPacketizer(datagramBytes, Streams.of(2));
        byte[] jpegBefore = jpeg(size, restartInterval, 1);
        byte[] jpeg = jpeg(size, restartInterval, 2);
        JpegFrame sent = parts(jpeg);
        JpegFrame sentBefore = parts(jpegBefore);
        try (WholeFrame before = receiver.whole(packets(cutting, jpegBefore))) {
            int count = packets(cutting, jpeg).size();
            SplittableRandom random = new SplittableRandom(1);
            boolean every = count <= 11;
            for (int n = 1; n < (every ? (1 << count) - 1 : 2000); n++) {
                int lost = every ? n : random.nextInt(1, (1 << count) - 1);
                List<byte[]> packets = packets(cutting, jpeg);
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
        byte[] jpeg = jpeg(new PictureSize(300, 128), 19, 2);
        int count = packets(packetizer, jpeg).size();
        assertTrue(count > 2 * parts(jpeg).intervals(), "rows are larger than packets");
        for (int lost = 1; lost < count; lost++) {
            List<byte[]> packets = packets(packetizer, jpeg);
            packets.remove(lost);
            try (DamagedFrame frame = Objects.requireNonNull(receiver.salvage(packets))) {
                assertTrue(frame.found().found() >= 6, frame.found().found() + " rows without packet " + lost);
            }
        }
        assertEquals(0, receiver.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void theFirstPacketMayBeTheLostOneIfAnotherFrameHadItsQ() {
        List<byte[]> first = packets(packetizer, jpeg(MCUS_PER_ROW, 1));
        assertNull(receiver.salvage(first.subList(1, first.size())));
        assertEquals(1, receiver.count(Counter.FRAMES_INCOMPLETE));
        byte[] jpegBefore = jpeg(MCUS_PER_ROW, 2);
        byte[] jpeg = jpeg(MCUS_PER_ROW, 3);
        try (WholeFrame before = receiver.whole(packets(packetizer, jpegBefore))) {
            List<byte[]> packets = packets(packetizer, jpeg);
            try (DamagedFrame frame = Objects.requireNonNull(receiver.salvage(packets.subList(1, packets.size())))) {
                WholeFrame completed = assertMadeOf(frame, before, parts(jpeg), parts(jpegBefore));
                assertArrayEquals(
                        Arrays.copyOf(before.bytes(), JpegHeader.BYTES),
                        Arrays.copyOf(completed.bytes(), JpegHeader.BYTES));
            }
        }
    }

    @Test
    void aFrameOfAnotherKindCompletesNothing() {
        PictureSize blocksAlike = new PictureSize(62, 119);
        byte[] tables = jpeg(MCUS_PER_ROW, 1);
        int table = parts(tables).scanStart() - 1;
        while (!(tables[table] == (byte) 0xFF && tables[table + 1] == (byte) 0xDB)) {
            table--;
        }
        tables[table + 10]++;
        List<byte[]> others = List.of(
                EncodedJpegs.jpeg(blocksAlike, Sampling.YUV_420, MCUS_PER_ROW, 1),
                EncodedJpegs.jpeg(SIZE, Sampling.YUV_422, MCUS_PER_ROW, 1),
                jpeg(3, 1),
                tables);
        for (byte[] other : others) {
            try (WholeFrame before = receiver.whole(packets(packetizer, other))) {
                List<byte[]> packets = packets(packetizer, jpeg(MCUS_PER_ROW, 2));
                packets.remove(2);
                try (DamagedFrame frame = Objects.requireNonNull(receiver.salvage(packets))) {
                    assertNull(frame.completeFrom(before));
                    assertNull(frame.completeFrom(null));
                }
            }
        }
    }

    @Test
    void aFrameThatWasGivenOutEarlyIsLostAndItsRowsAreSalvaged() throws InterruptedException {
        byte[] jpegBefore = jpeg(MCUS_PER_ROW, 1);
        byte[] jpeg = jpeg(MCUS_PER_ROW, 2);
        try (WholeFrame before = receiver.whole(packets(packetizer, jpegBefore))) {
            for (int round = 0; round < 20; round++) {
                List<byte[]> packets = packets(packetizer, jpeg);
                receiver.take(packets.subList(0, packets.size() / 2));
                GrowingFrame early = Objects.requireNonNull(receiver.giveEarly());
                assertTrue(early.await(1));
                ByteBuffer data = early.data(0, 1);
                DamagedFrame frame = receiver.salvage(packets.subList(packets.size() / 2 + 1, packets.size()));
                assertNull(early.awaitWhole());
                try (WholeFrame next = receiver.whole(packets(packetizer, jpegBefore))) {
                    assertTrue(next.isOnePicture());
                }
                ByteBuffer readBefore = ByteBuffer.wrap(row(parts(jpeg), 0));
                assertEquals(readBefore, data.limit(data.limit() - 2));
                assertMadeOf(Objects.requireNonNull(frame), before, parts(jpeg), parts(jpegBefore));
                frame.close();
                early.close();
            }
        }
        assertTrue(receiver.made <= 4, receiver.made + " frames were not given back");
    }

    @Test
    void aFrameWithoutRestartMarkersOrPacketsGivesNothing() {
        List<byte[]> packets = packets(packetizer, jpeg(0, 1));
        assertNull(receiver.salvage(packets.subList(0, packets.size() - 1)));
        assertNull(receiver.salvage(List.of()));
        assertEquals(1, receiver.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void packetsThatContradictEachOtherGiveNothing() {
        int main = 12 + 20 + 8; // where the restart header of the first packet begins; that of others 20 bytes before
        PictureSize ofSeveralRuns = new PictureSize(61, 400);
        for (int flipped : new int[] {1, 2, 4}) { // bits of the restart count
            List<byte[]> packets = packets(packetizer, jpeg(ofSeveralRuns, MCUS_PER_ROW, 1));
            packets.remove(packets.size() - 1);
            assertNotNull(receiver.salvage(packets));
            packets = packets(packetizer, jpeg(ofSeveralRuns, MCUS_PER_ROW, 1));
            packets.remove(packets.size() - 1);
            packets.get(0)[main + 3] ^= (byte) flipped;
            for (byte[] packet : packets.subList(1, packets.size())) {
                packet[main - 20 + 3] ^= (byte) flipped;
            }
            assertNull(receiver.salvage(packets), "count ^ " + flipped);
        }
    }

    @Test
    void noBitFlipMakesAFrameThatIsNoLegalJpeg() {
        byte[] jpegBefore = jpeg(MCUS_PER_ROW, 1);
        try (WholeFrame before = receiver.whole(packets(packetizer, jpegBefore))) {
            int count = packets(packetizer, jpegBefore).size();
            for (int index = 0; index < count - 1; index++) {
                for (int bit = 0; bit < 8 * 60; bit++) {
                    List<byte[]> packets = packets(packetizer, jpegBefore);
                    packets.remove(index + 1);
                    packets.get(index)[bit / 8] ^= (byte) (1 << bit % 8);
                    try (DamagedFrame frame = receiver.salvage(packets)) {
                        WholeFrame whole = frame == null ? null : frame.completeFrom(before);
                        if (whole != null) {
                            parts(whole.bytes(), whole.length());
                        }
                    }
                }
            }
        }
        assertTrue(receiver.made <= 3, receiver.made + " frames were not given back");
    }

    @Test
    void aSizeThatNoDataFillTakesNoMemory() {
        List<byte[]> packets = packets(packetizer, jpeg(MCUS_PER_ROW, 1));
        for (byte[] packet : packets) {
            int main = 12 + ((packet[0] & 0x10) != 0 ? 4 + 4 * packet[15] : 0);
            packet[main + 6] = 0; // told elsewhere
            packet[main + 9] = 1; // a restart interval of one MCU
        }
        ByteBuffer.wrap(packets.get(0)).putInt(12 + 4 + 9 + 1, 0xFFFF_FFFF); // 65,535 x 65,535
        packets.remove(2);
        assertNull(receiver.salvage(packets));
    }
}
