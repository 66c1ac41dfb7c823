package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.stream.Received;

/** What a camera says of its frames in the header extension of ONVIF. */
class CameraExtensionTest {
    private static final int SENDER = 40_000;

    private final Received received = new Received();

    private @Nullable PictureSize sizeOf(ForeignSender sender) {
        byte[] out = received.offerAll(SENDER, sender.frame(Jpegs.ofRows(2, 90, 1)));
        return out == null ? null : PictureSize.ofJpeg(out, out.length);
    }

    @Test
    void aCamerasExtensionSaysASizeAbove2040Pixels() {
        ForeignSender sender = new ForeignSender();
        sender.extension = "FFD8 0005 FFC0 0011 08 05A0 0A00 03 012200 021101 031101 FF";
        sender.width = 0; // as it should be
        sender.height = 0;
        assertEquals(new PictureSize(2560, 1440), sizeOf(sender));
        sender.width = 2560 / 8 & 0xFF;
        sender.height = 1440 / 8;
        assertEquals(new PictureSize(2560, 1440), sizeOf(sender));
        sender.width = 80; // something else
        assertEquals(new PictureSize(640, 1440), sizeOf(sender));
    }

    @Test
    void tablesInACamerasExtensionAreUsed() {
        String dqt = "FFDB 0084 00" + "11".repeat(64) + "01" + "22".repeat(64);
        ForeignSender sender = new ForeignSender();
        sender.q = 127;
        for (String extension :
                new String[] {"FFD8 0022" + dqt + "FFFF", "ABAC 0026" + "00".repeat(12) + "FFD8 0022" + dqt + "FFFF"}) {
            sender.extension = extension;
            byte[] out = received.offerAll(SENDER, sender.frame(Jpegs.ofRows(2, 90, 1)));
            assertNotNull(out);
            byte[] headers = Arrays.copyOf(out, JpegHeader.BYTES);
            byte[] expected = new byte[JpegHeader.BYTES];
            JpegHeader.write(
                    expected, 0, Sampling.YUV_420, new PictureSize(16, 32), Jpegs.flatTables(0x11, 0x22), 0, 1);
            assertArrayEquals(expected, headers);
        }
    }

    @Test
    void everyTruncationAndBitFlipOfACamerasExtensionDoesNoHarm() {
        String whole = "FFC0 0011 08 05A0 0A00 03 012200 021101 031101 FFDB 0043 00" + "11".repeat(64);
        byte[] segments = HexFormat.of().parseHex(whole.replace(" ", ""));
        ForeignSender sender = new ForeignSender();
        for (int bit = 0; bit < 8 * segments.length; bit++) {
            byte[] flipped = segments.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            sender.extension = "FFD8 0016" + HexFormat.of().formatHex(flipped);
            assertNotNull(sizeOf(sender), "bit " + bit);
        }
        for (int words = 0; words < segments.length / 4; words++) {
            sender.extension = "FFD8 00" + HexFormat.of().toHexDigits((byte) words)
                    + HexFormat.of().formatHex(segments, 0, 4 * words);
            assertNotNull(sizeOf(sender), words + " words");
        }
    }
}
