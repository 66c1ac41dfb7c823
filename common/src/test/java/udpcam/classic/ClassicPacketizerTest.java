package udpcam.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.jpeg.FrameCheck;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.Sent;

class ClassicPacketizerTest {
    /** SOI, six bytes of content, EOI. */
    private static final byte[] SMALL = HexFormat.ofDelimiter(" ").parseHex("FF D8 01 02 03 04 05 06 FF D9");

    @Test
    void nothingLeavesBeforeTheFrameIsWhole() {
        byte[] jpeg = Jpegs.ofRows(20, 400, 1);
        Sent growing = Sent.growing(new ClassicPacketizer(1000, 65_471), jpeg, 0, 100);
        Sent whole = Sent.by(new ClassicPacketizer(1000, 65_471), jpeg);
        assertArrayEquals(whole.datagrams.toArray(), growing.datagrams.toArray());
    }

    @Test
    void aFrameOfOneDatagramHasTheseBytes() {
        Sent sent = Sent.by(new ClassicPacketizer(65_471, 65_471), SMALL);
        assertEquals(1, sent.datagrams.size());
        assertEquals(
                "01" // one segment left: this one
                        + " FF D8" // SOI
                        + " FF FE 00 10" // COM, of 16 bytes with this length
                        + " 75 64 70 63 61 6D" // "udpcam"
                        + " 19 F7 97 38" // CRC-32C of all that follows
                        + " 00 00 00 00" // the number of the frame
                        + " 01 02 03 04 05 06" // the JPEG as it was
                        + " FF D9", // EOI
                sent.hex(0));
    }

    @Test
    void segmentsCountDownToOneAndAllButTheLastAreFull() {
        byte[] jpeg = Jpegs.ofLength(1000, 1);
        Sent sent = Sent.by(new ClassicPacketizer(400, 400), jpeg);
        assertEquals(3, sent.datagrams.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(3 - i, sent.datagrams.get(i)[0]);
        }
        assertEquals(400, sent.datagrams.get(0).length);
        assertEquals(400, sent.datagrams.get(1).length);
        assertEquals(3 + 1000 + FrameCheck.ADDED_BYTES - 800, sent.datagrams.get(2).length);
    }

    @Test
    void withoutTheFrameCheckTheBytesAreThoseOfTheJpeg() {
        byte[] jpeg = Jpegs.ofLength(70_000, 2);
        byte[] sent = Sent.by(new ClassicPacketizer(65_471, 65_471), jpeg).payload();
        assertArrayEquals(Arrays.copyOf(jpeg, 2), Arrays.copyOf(sent, 2));
        assertArrayEquals(
                Arrays.copyOfRange(jpeg, 2, jpeg.length), Arrays.copyOfRange(sent, FrameCheck.END_OFFSET, sent.length));
        assertEquals(FrameCheck.Verdict.HOLDS, new FrameCheck().verify(sent, sent.length));
    }

    @ParameterizedTest
    @CsvSource({"1400, 65471", "64, 65471", "9216, 9216", "1400, 1400"})
    void everyLengthOfAJpegIsSentWholeOrNotAtAll(int bytes, int largest) {
        ClassicPacketizer packetizer = new ClassicPacketizer(bytes, largest);
        int payload = bytes - 1;
        int borders = payload * 255 - FrameCheck.ADDED_BYTES;
        for (int length : new int[] {
            4, payload - 19, payload - 18, payload - 17, 2 * payload - 18, 2 * payload - 17, borders, borders + 1
        }) {
            Sent sent = Sent.by(packetizer, Jpegs.ofLength(length, length));
            if (length <= packetizer.largestFrameBytes()) {
                assertEquals(length + FrameCheck.ADDED_BYTES, sent.payload().length);
                assertEquals(sent.datagrams.size(), sent.datagrams.get(0)[0] & 0xFF);
                assertTrue(sent.datagrams.get(0).length <= largest);
            } else {
                assertEquals(0, sent.datagrams.size());
            }
        }
    }

    @Test
    void datagramsGrowOnlyWhereAFrameWouldNeedMoreThan255() {
        ClassicPacketizer packetizer = new ClassicPacketizer(1400, 65_471);
        int fits = 1399 * 255 - FrameCheck.ADDED_BYTES;
        assertEquals(
                1400, Sent.by(packetizer, Jpegs.ofLength(fits, 3)).datagrams.get(0).length);
        Sent grown = Sent.by(packetizer, Jpegs.ofLength(fits + 1, 3));
        assertEquals(1401, grown.datagrams.get(0).length);
        assertEquals(255, grown.datagrams.size());
    }

    @Test
    void whatIsNoJpegIsRefused() {
        ClassicPacketizer packetizer = new ClassicPacketizer(1400, 1400);
        for (byte[] bytes : new byte[][] {{}, {(byte) 0xFF}, {0, 1, 2, 3}}) {
            assertThrows(
                    IllegalArgumentException.class, () -> packetizer.split(ByteBuffer.wrap(bytes), datagram -> {}));
        }
    }

    @ParameterizedTest
    @CsvSource({"63, 1400", "1400, 1399", "1400, 65472"})
    void sizesOutsideTheWireAreRefused(int bytes, int largest) {
        assertThrows(IllegalArgumentException.class, () -> new ClassicPacketizer(bytes, largest));
    }
}
