package udpcam.jpeg;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A comment segment right behind SOI that bears the CRC-32C of all that follows it, and the frame's number.
 *
 * <p>The classic wire has no frame number, so that two frames of which the right segments are lost look like one. The
 * check tells them apart; to every other program it is a comment (ITU-T T.81 B.2.4.5) in a legal JPEG.
 *
 * <pre>
 *  FF D8 | FF FE | 00 10 | 'u' 'd' 'p' 'c' 'a' 'm' | CRC-32C, 4 bytes | number, 4 bytes | ...
 *  SOI     COM     length  identifier                of all of this -> 0, 1, 2, ...
 * </pre>
 */
public final class FrameCheck {
    /** What a JPEG's check says of it. */
    public enum Verdict {
        /** There is no check: another program's JPEG. */
        ABSENT,
        HOLDS,
        BROKEN
    }

    private static final byte[] OPENING = {
        (byte) 0xFF, (byte) JpegMarkers.SOI, (byte) 0xFF, (byte) JpegMarkers.COM, 0, 16, 'u', 'd', 'p', 'c', 'a', 'm'
    };
    private static final int SOI_BYTES = 2;
    private static final int CRC_OFFSET = OPENING.length;
    private static final int NUMBER_OFFSET = CRC_OFFSET + Integer.BYTES;

    /** Bytes from SOI to the end of the check. */
    public static final int END_OFFSET = NUMBER_OFFSET + Integer.BYTES;

    /** How much longer a JPEG becomes. */
    public static final int ADDED_BYTES = END_OFFSET - SOI_BYTES;

    private final CRC32C crc = new CRC32C();
    private final ByteBuffer numberBytes = ByteBuffer.allocate(Integer.BYTES);

    /** Writes SOI and the check of {@code jpeg} into {@code out}; what follows there is the JPEG without its SOI. */
    public void write(ByteBuffer out, ByteBuffer jpeg, int number) {
        int position = jpeg.position();
        crc.reset();
        crc.update(numberBytes.clear().putInt(number).flip());
        crc.update(jpeg.position(position + SOI_BYTES));
        jpeg.position(position);
        out.put(OPENING).putInt((int) crc.getValue()).putInt(number);
    }

    /** Holds the first {@code length} bytes, from SOI to EOI, against their check. */
    public Verdict verify(byte[] jpeg, int length) {
        if (!isPresent(jpeg, length)) {
            return Verdict.ABSENT;
        }
        crc.reset();
        crc.update(jpeg, NUMBER_OFFSET, length - NUMBER_OFFSET);
        return int32(jpeg, CRC_OFFSET) == (int) crc.getValue() ? Verdict.HOLDS : Verdict.BROKEN;
    }

    /** Whether a JPEG, or its beginning, bears a check. */
    public static boolean isPresent(byte[] jpeg, int length) {
        if (length < END_OFFSET) {
            return false;
        }
        for (int i = 0; i < OPENING.length; i++) {
            if (jpeg[i] != OPENING[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number of a frame that bears a check. */
    public static int number(byte[] jpeg) {
        return int32(jpeg, NUMBER_OFFSET);
    }

    private static int int32(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    }
}
