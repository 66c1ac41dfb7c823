package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;

class RtpPacketizerTest {
    private static final int FIRST_HEADERS = RtpHeader.BYTES
            + HeaderExtension.bytes(true, false, true)
            + RtpJpegWire.MAIN_HEADER_BYTES
            + RtpJpegWire.RESTART_HEADER_BYTES
            + RtpJpegWire.TABLES_HEADER_BYTES;

    private static final int CHECK_BYTES =
            HeaderExtension.bytes(true, false, true) - HeaderExtension.bytes(true, false, false);

    private static Packetizer packetizer(int datagramBytes) {
        return new RtpPacketizer(datagramBytes, Streams.of(0xCAFEBABE, 0x1000, 0x7FFF));
    }

    @Test
    void theFirstPacketHasTheseBytes() {
        Sent sent = Sent.by(packetizer(1400), Jpegs.of(List.of(2, 3)), 1_000_000_000);
        assertEquals(1, sent.datagrams.size());
        String tables = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(Jpegs.tables());
        assertEquals(
                "90" // version 2, no padding, with an extension, no CSRC
                        + " 9A" // marker: the frame's last packet; payload type 26
                        + " 7F FF" // sequence number
                        + " 00 01 6F 90" // timestamp: 90,000 ticks behind 0x1000
                        + " CA FE BA BE" // SSRC
                        + " BE DE 00 05" // one-byte extension headers, five words
                        + " 17 01 23 45 67 89 AB CD EF" // element 1, 8 bytes: absolute capture time
                        + " 23 00 10 00 20" // element 2, 4 bytes: 16 x 32 pixels
                        + " 33 17 68 37 53" // element 3, 4 bytes: CRC-32C of the data
                        + " 00" // padding of the extension
                        + " 00 00 00 00" // type-specific, fragment offset
                        + " 41" // type 1, 4:2:0, and 64 for restart markers
                        + " 80" // Q: the first tables and size of the stream
                        + " 02 04" // 2 x 4 blocks of 8 pixels
                        + " 00 01" // a restart interval of one MCU
                        + " C0 00" // F and L: whole intervals; restart count 0
                        + " 00 00 00 80" // must be zero, 8-bit precision, 128 bytes of tables
                        + " " + tables
                        + " 01 02 FF D0" // the first row, and RST0
                        + " 01 02 03 FF D9", // the second one, and EOI
                sent.hex(0));
    }

    /** The frame of 16 x 32 pixels, as that of a picture of another size. */
    private static Sent scaledFrom(PictureSize fullSize, int datagramBytes, Integer... intervals) {
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(Jpegs.of(List.of(intervals)))));
        return Sent.by(packetizer(datagramBytes), frame, 0, 0x0123_4567_89AB_CDEFL, fullSize);
    }

    @Test
    void ofAPictureThatWasScaledDownTheFirstPacketSaysTheFullSize() {
        String header = "90 9A 7F FF 00 00 10 00 CA FE BA BE";
        Sent sent = scaledFrom(new PictureSize(32, 64), 1400, 2, 3);
        assertEquals(
                header
                        + " BE DE 00 06" // one-byte extension headers, six words
                        + " 17 01 23 45 67 89 AB CD EF" // element 1, 8 bytes: absolute capture time
                        + " 23 00 10 00 20" // element 2, 4 bytes: 16 x 32 pixels
                        + " 43 00 20 00 40" // element 4, 4 bytes: scaled down from 32 x 64 pixels
                        + " 33 17 68 37 53", // element 3, 4 bytes: CRC-32C of the data
                sent.hex(0).substring(0, 3 * 40 - 1));
        String unscaled = Sent.by(packetizer(1400), Jpegs.of(List.of(2, 3)), 0).hex(0);
        assertEquals(unscaled, scaledFrom(new PictureSize(16, 32), 1400, 2, 3).hex(0));
        assertEquals(unscaled, scaledFrom(new PictureSize(16, 31), 1400, 2, 3).hex(0), "of a camera that is wrong");
    }

    @Test
    void thePacketsOfAPictureThatWasScaledDownAreNoLargerThanOthers() {
        for (int bytes = 2; bytes < 256; bytes++) {
            Sent sent = scaledFrom(new PictureSize(32, 64), 233, bytes, 2);
            assertTrue(sent.datagrams.stream().allMatch(datagram -> datagram.length <= 233), bytes + " bytes");
            assertEquals("43 00 20 00 40", sent.hex(0).substring(3 * 30, 3 * 35 - 1));
            assertTrue(sent.datagrams.size() == 1 || !sent.hex(1).contains("43 00 20 00 40"));
        }
    }

    @Test
    void furtherPacketsHaveNoTablesAndTheLastHasTheCheck() {
        Sent sent = Sent.by(packetizer(256), Jpegs.of(List.of(256 - FIRST_HEADERS - 2, 2)), 0);
        assertEquals(2, sent.datagrams.size());
        assertEquals(
                "90" // version 2, with an extension
                        + " 9A" // marker, payload type 26
                        + " 80 00" // the next sequence number
                        + " 00 00 10 00 CA FE BA BE" // timestamp and SSRC
                        + " BE DE 00 02 33 8B A6 0D 8A 00 00 00" // CRC-32C of all data of the frame
                        + " 00 00 00 4C" // fragment offset 76
                        + " 41 80 02 04" // type, Q, size
                        + " 00 01 C0 01" // interval, F and L, restart count 1
                        + " 01 02 FF D9",
                sent.hex(1));
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

    @Test
    void twoFramesOfOneInstantHaveTwoTimestamps() {
        Packetizer packetizer = packetizer(1400);
        byte[] jpeg = Jpegs.of(List.of(2, 2));
        String one = Sent.by(packetizer, jpeg, 0).hex(0).substring(12, 23);
        String two = Sent.by(packetizer, jpeg, 0).hex(0).substring(12, 23);
        assertEquals("00 00 10 00", one);
        assertEquals("00 00 10 01", two);
    }

    @Test
    void aPictureAbove2040PixelsSaysZeroForItsBlocks() {
        Sent fits = Sent.by(packetizer(1400), Jpegs.ofRows(127, 1, 1), 0); // 2,032 lines
        Sent exceeds = Sent.by(packetizer(1400), Jpegs.ofRows(128, 1, 1), 0); // 2,048 lines
        assertEquals("02 FE", fits.hex(0).substring(3 * 42, 3 * 44 - 1));
        assertEquals("00 00", exceeds.hex(0).substring(3 * 42, 3 * 44 - 1));
    }

    @Test
    void aFrameThatTheFragmentOffsetCannotReachIsNotSent() {
        List<Integer> most = new ArrayList<>(List.of((1 << 24) - 1 - 2));
        assertEquals(
                257, Sent.by(packetizer(65_471), Jpegs.of(most), 0).datagrams.size());
        assertEquals(
                0,
                Sent.by(packetizer(65_471), Jpegs.of(List.of(most.get(0) + 1)), 0)
                        .datagrams
                        .size());
    }

    @ParameterizedTest
    @ValueSource(ints = {232, 65_472})
    void otherSizesOfDatagramsAreRefused(int bytes) {
        assertThrows(IllegalArgumentException.class, () -> packetizer(bytes));
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
}
