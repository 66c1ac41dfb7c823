package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.StandardTables;
import udpcam.rtp.HeaderExtension;
import udpcam.stream.Received;

/** The forms of RTP/JPEG that other senders use, each in one packet a frame. */
class RtpFormsTest {
    private static final int SENDER = 40_000;
    private static final byte[] DATA = HexFormat.of().parseHex("0102030405");

    private Received received = new Received();
    private int sequenceNumber;

    /** A packet with the marker; {@code payload} is its main header and all up to the data. */
    private byte[] packet(String payload) {
        byte[] headers = HexFormat.of().parseHex(payload.replace(" ", ""));
        ByteBuffer packet = ByteBuffer.allocate(12 + headers.length + DATA.length);
        packet.putShort((short) 0x809A).putShort((short) sequenceNumber).putInt(sequenceNumber * 3000);
        packet.putInt(7).put(headers).put(DATA);
        sequenceNumber++;
        return packet.array();
    }

    private static byte[] jpeg(Sampling sampling, PictureSize size, byte[] tables) {
        byte[] jpeg = new byte[JpegHeader.BYTES + DATA.length + 2];
        JpegHeader.write(jpeg, 0, sampling, size, tables, 0, 0);
        ByteBuffer.wrap(jpeg).position(JpegHeader.BYTES).put(DATA).putShort((short) 0xFFD9);
        return jpeg;
    }

    @Test
    void aQBelow100StandsForTablesThatAreComputedAndAMissingEoiIsAdded() {
        byte[] expected = new byte[128];
        StandardTables.quantization(40, expected);
        byte[] out = received.offer(SENDER, packet("00000000 00 28 02 01"));
        assertArrayEquals(jpeg(Sampling.YUV_422, new PictureSize(16, 8), expected), out);
    }

    @Test
    void anEoiThatIsThereIsNotDoubled() {
        byte[] packet = packet("00000000 01 28 02 02");
        packet[packet.length - 2] = (byte) 0xFF;
        packet[packet.length - 1] = (byte) 0xD9;
        byte[] out = received.offer(SENDER, packet);
        assertNotNull(out);
        assertEquals(JpegHeader.BYTES + DATA.length, out.length);
    }

    @Test
    void tablesOfAQFrom128To254AreKeptForLaterFrames() {
        byte[] first =
                received.offer(SENDER, packet("00000000 01 80 02 02 0000 0080" + "11".repeat(64) + "22".repeat(64)));
        byte[] later = received.offer(SENDER, packet("00000000 01 80 02 02 0000 0000"));
        assertArrayEquals(jpeg(Sampling.YUV_420, new PictureSize(16, 16), Jpegs.flatTables(0x11, 0x22)), first);
        assertArrayEquals(first, later);
    }

    @Test
    void tablesThatNeverCameAreNotGuessed() {
        assertNull(received.offer(SENDER, packet("00000000 01 81 02 02 0000 0000")));
        assertEquals(1, received.count(Counter.FRAMES_WITHOUT_TABLES));
    }

    private void assertTables(byte[] expected, String payload) {
        received = new Received();
        byte[] out = received.offer(SENDER, packet(payload));
        assertArrayEquals(jpeg(Sampling.YUV_420, new PictureSize(16, 16), expected), out);
    }

    @Test
    void ofThreeOrFourTablesTheFirstTwoAreUsed() {
        String three = "11".repeat(64) + "22".repeat(64) + "33".repeat(64);
        assertTables(Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0000 00C0" + three);
        assertTables(Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0000 0100" + three + "44".repeat(64));
    }

    @Test
    void tablesOf16BitsAreUsedIfTheirValuesFitInto8() {
        String wide = "0011".repeat(64);
        String other = "0022".repeat(64);
        assertTables(Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0003 0100" + wide + other);
        assertTables(Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0001 00C0" + wide + "22".repeat(64));
        assertTables(Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0002 00C0" + "11".repeat(64) + other);
        assertTables(Jpegs.flatTables(0x11), "00000000 01 FF 02 02 0001 0080" + wide);
        assertTables(Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0003 0180" + wide + other + "0033".repeat(64));
    }

    @Test
    void tablesAreReadAsWhatTheyAreWhereTheirPrecisionIsWrong() {
        assertTables(
                Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0003 0080" + "11".repeat(64) + "22".repeat(64));
        assertTables(
                Jpegs.flatTables(0x11, 0x22), "00000000 01 FF 02 02 0000 0100" + "0011".repeat(64) + "0022".repeat(64));
    }

    @Test
    void tablesWithValuesAbove255AreNoneOfBaselineJpeg() {
        String wide = "0011".repeat(63) + "0100";
        assertNull(received.offer(SENDER, packet("00000000 01 FF 02 02 0003 0100" + wide + wide)));
        assertNull(received.offer(SENDER, packet("00000000 01 FF 02 02 0000 0003 010203")));
        assertEquals(2, received.count(Counter.FRAMES_WITHOUT_TABLES));
    }

    @Test
    void aReservedQIsShownWithTheTablesOfItsPacketButNotWithout() {
        assertTables(
                Jpegs.flatTables(0x11, 0x22), "00000000 01 7F 02 02 0000 0080" + "11".repeat(64) + "22".repeat(64));
        assertTables(Jpegs.flatTables(0x11), "00000000 01 00 02 02 0000 0040" + "11".repeat(64));
        received = new Received();
        assertNull(received.offer(SENDER, packet("00000000 01 7F 02 02")));
        assertNull(received.offer(SENDER, packet("00000000 01 00 02 02")));
        assertNull(received.offer(SENDER, packet("00000000 01 FF 02 02 0000 0000")));
        assertEquals(3, received.count(Counter.FRAMES_WITHOUT_TABLES));
    }

    @Test
    void qOf100GoesOnWithTheTablesOfQ99() {
        assertTables(Jpegs.flatTables(1), "00000000 01 64 02 02");
    }

    @Test
    void fieldsOfInterlacedVideoAreShownEachForItself() {
        byte[] expected = new byte[128];
        StandardTables.quantization(40, expected);
        for (String field : new String[] {"01", "02", "03"}) {
            assertTables(expected, field + "000000 01 28 02 02");
        }
    }

    @Test
    void oneTableServesLumaAndChroma() {
        byte[] out = received.offer(SENDER, packet("00000000 01 FF 02 02 0000 0040" + "33".repeat(64)));
        assertArrayEquals(jpeg(Sampling.YUV_420, new PictureSize(16, 16), Jpegs.flatTables(0x33)), out);
    }

    @Test
    void aPictureAbove2040PixelsNeedsASizeFromElsewhere() {
        assertNull(received.offer(SENDER, packet("00000000 01 28 00 00")));
        assertEquals(1, received.count(Counter.FRAMES_WITHOUT_SIZE));
        PictureSize size = new PictureSize(3840, 2160);
        received = new Received(new RtpFormat(26, size, HeaderExtension.Ids.DEFAULT));
        byte[] out = received.offer(SENDER, packet("00000000 01 28 00 00"));
        assertNotNull(out);
        assertEquals(size, PictureSize.ofJpeg(out, out.length));
    }

    @Test
    void aSizeFromElsewhereSharpensTheOneInBlocksButDoesNotContradictIt() {
        received = new Received(new RtpFormat(26, new PictureSize(641, 479), HeaderExtension.Ids.DEFAULT));
        byte[] exact = received.offer(SENDER, packet("00000000 01 28 51 3C")); // 648 x 480
        byte[] other = received.offer(SENDER, packet("00000000 01 28 28 1E")); // 320 x 240
        assertNotNull(exact);
        assertNotNull(other);
        assertEquals(new PictureSize(641, 479), PictureSize.ofJpeg(exact, exact.length));
        assertEquals(new PictureSize(320, 240), PictureSize.ofJpeg(other, other.length));
    }

    private @Nullable PictureSize sizeOf(ForeignSender sender) {
        byte[] out = received.offerAll(SENDER, sender.frame(Jpegs.ofRows(2, 90, 1)));
        return out == null ? null : PictureSize.ofJpeg(out, out.length);
    }

    @Test
    void theSessionDescriptionSaysASizeOfWhichThePacketsHaveTheLower8Bits() {
        received = new Received(new RtpFormat(26, new PictureSize(2560, 1440), HeaderExtension.Ids.DEFAULT));
        ForeignSender sender = new ForeignSender();
        sender.width = 2560 / 8 & 0xFF;
        sender.height = 1440 / 8;
        assertEquals(new PictureSize(2560, 1440), sizeOf(sender));
        sender.width = 0; // 2,048 pixels are 256 blocks
        assertEquals(new PictureSize(2560, 1440), sizeOf(sender));
        sender.height = 100;
        assertNull(sizeOf(sender));
    }

    @Test
    void anotherPayloadTypeIsTakenOnlyIfTheSessionDescriptionSaysSo() {
        byte[] dynamic = packet("00000000 01 28 02 02");
        dynamic[1] = (byte) (0x80 | 96);
        assertNull(received.offer(SENDER, dynamic));
        assertEquals(1, received.count(Counter.DATAGRAMS_OTHER_RTP));
        received = new Received(new RtpFormat(96, null, HeaderExtension.Ids.DEFAULT));
        assertNotNull(received.offer(SENDER, dynamic));
    }
}
