package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.DamagedFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.EncodedJpegs;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/** Losses that cannot be made good, and packets that contradict each other: what is given out is a legal JPEG, or nothing. */
class SalvageRefusalTest {
    private static final int MCUS_PER_ROW = JpegSender.MCUS_PER_ROW;

    private final Salvaging receiver = new Salvaging();
    private final JpegSender sender = new JpegSender(256, 1);

    @Test
    void aFrameOfAnotherKindCompletesNothing() {
        PictureSize blocksAlike = new PictureSize(62, 119);
        byte[] tables = JpegSender.jpeg(MCUS_PER_ROW, 1);
        int table = JpegSender.parts(tables).scanStart() - 1;
        while (!(tables[table] == (byte) 0xFF && tables[table + 1] == (byte) 0xDB)) {
            table--;
        }
        tables[table + 10]++;
        List<byte[]> others = List.of(
                EncodedJpegs.jpeg(blocksAlike, Sampling.YUV_420, MCUS_PER_ROW, 1),
                EncodedJpegs.jpeg(JpegSender.SIZE, Sampling.YUV_422, MCUS_PER_ROW, 1),
                JpegSender.jpeg(3, 1),
                tables);
        for (byte[] other : others) {
            try (WholeFrame before = receiver.whole(sender.packets(other))) {
                List<byte[]> packets = sender.packets(JpegSender.jpeg(MCUS_PER_ROW, 2));
                packets.remove(2);
                try (DamagedFrame frame = Objects.requireNonNull(receiver.salvage(packets))) {
                    assertNull(frame.completeFrom(before));
                    assertNull(frame.completeFrom(null));
                }
            }
        }
    }

    @Test
    void aFrameWithoutRestartMarkersOrPacketsGivesNothing() {
        List<byte[]> packets = sender.packets(JpegSender.jpeg(0, 1));
        assertNull(receiver.salvage(packets.subList(0, packets.size() - 1)));
        assertNull(receiver.salvage(List.of()));
        assertEquals(1, receiver.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void packetsThatContradictEachOtherGiveNothing() {
        int main = 12 + 20 + 8; // where the restart header of the first packet begins; that of others 20 bytes before
        PictureSize ofSeveralRuns = new PictureSize(61, 400);
        for (int flipped : new int[] {1, 2, 4}) { // bits of the restart count
            List<byte[]> packets = sender.packets(JpegSender.jpeg(ofSeveralRuns, MCUS_PER_ROW, 1));
            packets.remove(packets.size() - 1);
            assertNotNull(receiver.salvage(packets));
            packets = sender.packets(JpegSender.jpeg(ofSeveralRuns, MCUS_PER_ROW, 1));
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
        byte[] jpegBefore = JpegSender.jpeg(MCUS_PER_ROW, 1);
        try (WholeFrame before = receiver.whole(sender.packets(jpegBefore))) {
            int count = sender.packets(jpegBefore).size();
            for (int index = 0; index < count - 1; index++) {
                for (int bit = 0; bit < 8 * 60; bit++) {
                    List<byte[]> packets = sender.packets(jpegBefore);
                    packets.remove(index + 1);
                    packets.get(index)[bit / 8] ^= (byte) (1 << bit % 8);
                    try (DamagedFrame frame = receiver.salvage(packets)) {
                        WholeFrame whole = frame == null ? null : frame.completeFrom(before);
                        if (whole != null) {
                            JpegSender.parts(whole.bytes(), whole.length());
                        }
                    }
                }
            }
        }
        assertTrue(receiver.made <= 3, receiver.made + " frames were not given back");
    }

    @Test
    void aSizeThatNoDataFillTakesNoMemory() {
        List<byte[]> packets = sender.packets(JpegSender.jpeg(MCUS_PER_ROW, 1));
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
