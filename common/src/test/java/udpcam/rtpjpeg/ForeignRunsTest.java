package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.frame.DamagedFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.rtp.RtpHeader;

/** Restart headers as other senders may write them (RFC 2435 section 3.1.7), in frames that lost packets. */
class ForeignRunsTest {
    private static final int ROWS = 24;
    private static final int NOT_ALIGNED = 0x3FFF;
    private static final int Q = 50;

    private final Salvaging receiver = new Salvaging();
    private final JpegFrame sent = new JpegFrame();
    private int timestamp;

    ForeignRunsTest() {
        assertTrue(sent.read(ByteBuffer.wrap(Jpegs.ofRows(ROWS, 100, 1))));
    }

    /** Packets of {@code dataBytes}; each run of {@code intervalsOfRun} intervals begins a packet of its own. */
    private List<byte[]> packets(int dataBytes, int intervalsOfRun) {
        List<byte[]> packets = new ArrayList<>();
        for (int run = 0; run < ROWS; run += intervalsOfRun) {
            int start = sent.intervalStart(run);
            int end = sent.intervalStart(Math.min(run + intervalsOfRun, ROWS));
            for (int at = start; at < end; at += dataBytes) {
                int next = Math.min(at + dataBytes, end);
                packets.add(packet(packets.size(), at, next, at == start, next == end, run));
            }
        }
        return packets;
    }

    private byte[] packet(int number, int at, int end, boolean first, boolean last, int count) {
        ByteBuffer out = ByteBuffer.allocate(100 + end - at);
        int offset = at - sent.scanStart();
        RtpHeader.write(out, false, end == sent.scanEnd(), RtpJpegWire.PAYLOAD_TYPE, number, timestamp, 7);
        RtpJpegWire.writeMain(out, offset, 1, Q, 1, sent.size());
        RtpJpegWire.writeRestart(out, 1, first, last, count);
        for (int i = at; i < end; i++) {
            out.put(sent.bytes().get(i));
        }
        byte[] packet = new byte[out.position()];
        out.flip().get(packet);
        return packet;
    }

    private static List<Integer> found(@Nullable DamagedFrame frame) {
        return frame == null
                ? List.of()
                : IntStream.range(0, ROWS).filter(frame.found()::has).boxed().toList();
    }

    /** Every row that was found is the one that was sent there. */
    private void assertInPlace(@Nullable DamagedFrame frame) {
        if (frame == null) {
            return;
        }
        try (frame;
                WholeFrame before = receiver.whole(packets(1000, 1))) {
            List<Integer> found = found(frame);
            WholeFrame whole = Objects.requireNonNull(frame.completeFrom(before));
            JpegFrame shown = new JpegFrame();
            assertTrue(shown.read(ByteBuffer.wrap(whole.bytes(), 0, whole.length())));
            for (int i : found) {
                ByteBuffer should = sent.bytes().slice(sent.intervalStart(i), length(sent, i));
                assertEquals(should, shown.bytes().slice(shown.intervalStart(i), length(shown, i)), "row " + i);
            }
        }
    }

    private static int length(JpegFrame frame, int row) {
        return frame.intervalStart(row + 1) - frame.intervalStart(row);
    }

    @Test
    void runsOfSeveralIntervalsMayGoOverSeveralPackets() {
        for (int intervalsOfRun : new int[] {1, 2, 5, 7, 24}) {
            int count = packets(64, intervalsOfRun).size();
            for (int first = 0; first < count; first++) {
                for (int end = first + 1; end <= Math.min(first + 4, count); end++) {
                    List<byte[]> packets = packets(64, intervalsOfRun);
                    packets.subList(first, end).clear();
                    DamagedFrame frame = receiver.salvage(packets);
                    assertTrue(found(frame).size() >= ROWS - 8, found(frame) + " without " + first + " to " + end);
                    assertInPlace(frame);
                }
            }
        }
    }

    @Test
    void ofPacketsThatDoNotSayWhereTheyBelongThoseBeforeTheFirstGapAreOfUse() {
        int start = sent.scanStart();
        int total = sent.scanEnd() - start;
        for (int lost = 1; lost * 64 < total; lost++) {
            List<byte[]> packets = new ArrayList<>();
            for (int at = 0; at < total; at += 64) {
                int end = Math.min(at + 64, total);
                packets.add(packet(packets.size(), start + at, start + end, true, true, NOT_ALIGNED));
            }
            packets.remove(lost);
            int whole = 0;
            while (sent.intervalStart(whole + 1) - start <= lost * 64) {
                whole++;
            }
            DamagedFrame frame = receiver.salvage(packets);
            assertEquals(whole, found(frame).size());
            if (frame != null) {
                frame.close();
            }
        }
    }

    @Test
    void aMissingEoiIsNoMissingRow() {
        List<byte[]> packets = packets(1000, 1);
        byte[] last = packets.get(ROWS - 1);
        byte[] cut = new byte[last.length - 2];
        System.arraycopy(last, 0, cut, 0, cut.length);
        packets.set(ROWS - 1, cut);
        packets.remove(5);
        DamagedFrame frame = receiver.salvage(packets);
        assertEquals(ROWS - 1, found(frame).size());
        assertInPlace(frame);
    }

    @Test
    void aRunWhoseNumberAndMarkersDisagreeMakesTheWholeFrameUseless() {
        for (int wrong = 0; wrong < 40; wrong++) {
            List<byte[]> packets = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                int count = row == 12 ? wrong : row;
                packets.add(packet(row, sent.intervalStart(row), sent.intervalStart(row + 1), true, true, count));
            }
            packets.remove(11); // nothing joins row 12 with what came before
            DamagedFrame frame = receiver.salvage(packets);
            assertEquals(wrong == 12 ? ROWS - 1 : 0, found(frame).size(), "12 says it is " + wrong);
            assertInPlace(frame);
        }
    }

    @Test
    void aRowThatComesTwiceUnderTwoOffsetsIsRefused() {
        List<byte[]> packets = packets(1000, 1);
        packets.set(6, packet(6, sent.intervalStart(5), sent.intervalStart(6), true, true, 5));
        packets.remove(3);
        assertFalse(found(receiver.salvage(packets)).contains(5));
    }
}
