package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;

/** What the packets of a frame say, byte by byte. */
class RtpPacketizerTest {
    private static final int FIRST_HEADERS = RtpHeader.BYTES
            + HeaderExtension.bytes(true, false, true)
            + RtpJpegWire.MAIN_HEADER_BYTES
            + RtpJpegWire.RESTART_HEADER_BYTES
            + RtpJpegWire.TABLES_HEADER_BYTES;

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
}
