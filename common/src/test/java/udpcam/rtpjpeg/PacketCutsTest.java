package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;

/** Where a frame is cut into packets, whether it is whole or grows. */
class PacketCutsTest {
    private static final int CHECK_BYTES =
            HeaderExtension.bytes(true, false, true) - HeaderExtension.bytes(true, false, false);

    private static Packetizer packetizer(int datagramBytes) {
        return new RtpPacketizer(datagramBytes, Streams.of(0xCAFEBABE, 0x1000, 0x7FFF));
    }

    /** Of each packet: F, the number of the interval, L. */
    private static List<String> runs(Sent sent) {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < sent.datagrams.size(); i++) {
            ByteBuffer datagram = ByteBuffer.wrap(sent.datagrams.get(i));
            assertTrue(new RtpHeader(HeaderExtension.Ids.DEFAULT).read(datagram));
            int at = datagram.position() + RtpJpegWire.MAIN_HEADER_BYTES + 2;
            int flags = datagram.get(at) & 0xFF;
            int count = (flags & 0x3F) << 8 | (datagram.get(at + 1) & 0xFF);
            runs.add(((flags & 0x80) != 0 ? "F" : "") + count + ((flags & 0x40) != 0 ? "L" : ""));
        }
        return runs;
    }

    @Test
    void aPacketThatIsNearlyFullEndsItsRun() {
        Sent sent = Sent.by(packetizer(256), Jpegs.of(List.of(65, 60, 60, 75, 200)), 0);
        assertEquals(List.of("F0L", "F1L", "F4L"), runs(sent), "of 76, 216 and 216 bytes of data");
    }

    @Test
    void aPacketWithMoreRoomIsFilledWithAPartOfTheNextIntervalAndTheRunGoesOn() {
        Sent sent = Sent.by(packetizer(256), Jpegs.of(List.of(40, 60, 60, 60, 60, 60)), 0);
        assertEquals(List.of("F0", "0L", "F5L"), runs(sent), "full, 24 bytes less, and the last");
        assertEquals(256, sent.datagrams.get(0).length + CHECK_BYTES);
    }

    @Test
    void anIntervalThatDoesNotFitIsCutAndSharesItsPacketsWithOthers() {
        Sent sent = Sent.by(packetizer(256), Jpegs.of(List.of(40, 500, 50, 50, 50, 50)), 0);
        assertEquals(List.of("F0", "0", "0", "0", "0L"), runs(sent));
        assertTrue(sent.datagrams.stream().allMatch(datagram -> datagram.length <= 256));
    }

    @Test
    void noIntervalIsCutThatIsEightBehindTheBeginningOfItsRun() {
        Sent sent = Sent.by(packetizer(512), Jpegs.of(Collections.nCopies(30, 95)), 0);
        assertEquals(List.of("F0L", "F3", "3L", "F12", "12L", "F21", "21L"), runs(sent));
    }

    @Test
    void theFirstMarkerBehindALostPacketTellsWhichIntervalEndsThere() {
        for (int seed = 0; seed < 3000; seed++) {
            byte[] jpeg = Jpegs.of(new SplittableRandom(seed)
                    .ints(40, 40, 60 + seed % 50)
                    .boxed()
                    .toList());
            JpegFrame frame = new JpegFrame();
            assertTrue(frame.read(ByteBuffer.wrap(jpeg)));
            for (byte[] packet : Sent.by(packetizer(512), jpeg, 0).datagrams) {
                ByteBuffer datagram = ByteBuffer.wrap(packet);
                RtpJpegWire header = new RtpJpegWire();
                assertTrue(new RtpHeader(HeaderExtension.Ids.DEFAULT).read(datagram) && header.read(datagram));
                int ended = header.run();
                while (ended < frame.intervals()
                        && frame.intervalStart(ended + 1) - 2 - frame.scanStart() < header.fragmentOffset()) {
                    ended++; // its marker does not begin in the packet
                }
                assertTrue(ended < header.run() + 8, "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1400, 1500, 9000})
    void packetsAreNearlyFullWhateverTheIntervals(int datagramBytes) {
        SplittableRandom random = new SplittableRandom(1);
        for (int most = datagramBytes / 40; most < 8 * datagramBytes; most = most * 3 / 2) {
            int count = 60 * datagramBytes / most;
            List<Integer> intervals = random.ints(count, most / 2, most).boxed().toList();
            List<byte[]> sent = Sent.by(packetizer(datagramBytes), Jpegs.of(intervals), 0).datagrams;
            int bytes = sent.stream().mapToInt(datagram -> datagram.length).sum();
            double full = bytes / (double) datagramBytes / sent.size();
            assertTrue(full > 0.9, full + " with intervals below " + most);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 200, 1000, 10_000})
    void aFrameThatGrowsIsSentInTheVeryPacketsOfAWholeOne(int step) {
        for (int seed = 0; seed < 20; seed++) {
            byte[] jpeg = Jpegs.ofRows(1 + 4 * seed, 400, seed);
            Sent whole = Sent.by(packetizer(1000), jpeg, 0);
            Sent growing = Sent.growing(packetizer(1000), jpeg, 0, step);
            assertEquals(hex(whole), hex(growing));
        }
    }

    @Test
    void packetsLeaveWhileTheFrameGrows() {
        JpegFrame frame = new JpegFrame();
        byte[] jpeg = Jpegs.of(List.of(800, 800, 800, 800));
        Packetizer packetizer = packetizer(1000);
        Sent sent = new Sent();
        assertTrue(frame.begin(ByteBuffer.wrap(jpeg)));
        packetizer.begin(0, 0, frame.size());
        assertTrue(frame.readOn(ByteBuffer.wrap(jpeg, 0, JpegHeader.BYTES + 3 * 802)));
        packetizer.split(frame, sent::add);
        assertEquals(3, frame.intervals());
        assertEquals(2, sent.datagrams.size(), "the third may have room for more");
    }

    @Test
    void aFrameThatNeverBecameWholeLeavesNothingBehind() {
        byte[] jpeg = Jpegs.ofRows(40, 400, 1);
        Packetizer packetizer = packetizer(1000);
        JpegFrame part = new JpegFrame();
        assertTrue(part.begin(ByteBuffer.wrap(jpeg)));
        packetizer.begin(0, 0, part.size());
        assertTrue(part.readOn(ByteBuffer.wrap(jpeg, 0, 3000)));
        packetizer.split(part, datagram -> {});
        Packetizer other = packetizer(1000);
        Sent afterPart = Sent.by(packetizer, jpeg, 1_000_000_000);
        Sent first = Sent.by(other, jpeg, 1_000_000_000);
        assertEquals(first.hex(0).substring(3 * 12), afterPart.hex(0).substring(3 * 12));
        assertEquals(first.datagrams.size(), afterPart.datagrams.size());
    }

    private static List<String> hex(Sent sent) {
        return IntStream.range(0, sent.datagrams.size()).mapToObj(sent::hex).toList();
    }
}
