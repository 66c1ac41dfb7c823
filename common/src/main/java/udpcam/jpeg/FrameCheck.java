package udpcam.jpeg;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A comment segment right behind SOI that bears the CRC-32C of all that follows it.
 *
 * <p>The classic wire has no frame number, so that two frames of which the right segments are lost look like one. The
 * check tells them apart; to every other program it is a comment (ITU-T T.81 B.2.4.5) in a legal JPEG.
 *
 * <pre>
 *  FF D8 | FF FE | 00 0C | 'u' 'd' 'p' 'c' 'a' 'm' | CRC-32C, 4 bytes | ...
 *  SOI     COM     length  identifier                of all of this ->
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
        (byte) 0xFF, (byte) JpegMarkers.SOI, (byte) 0xFF, (byte) JpegMarkers.COM, 0, 12, 'u', 'd', 'p', 'c', 'a', 'm'
    };
    private static final int SOI_BYTES = 2;
    private static final int CRC_OFFSET = OPENING.length;

    /** Bytes from SOI to the end of the check. */
    public static final int END_OFFSET = CRC_OFFSET + Integer.BYTES;

    /** How much longer a JPEG becomes. */
    public static final int ADDED_BYTES = END_OFFSET - SOI_BYTES;

    private FrameCheck() {}

    /** Writes SOI and the check of {@code jpeg} into {@code out}; what follows there is the JPEG without its SOI. */
    public static void write(ByteBuffer out, ByteBuffer jpeg) {
        CRC32C crc = new CRC32C();
        crc.update(jpeg.slice(jpeg.position() + SOI_BYTES, jpeg.remaining() - SOI_BYTES));
        out.put(OPENING).putInt((int) crc.getValue());
    }

    public static Verdict verify(byte[] jpeg, int length) {
        if (length < END_OFFSET || !startsWith(jpeg, OPENING)) {
            return Verdict.ABSENT;
        }
        CRC32C crc = new CRC32C();
        crc.update(jpeg, END_OFFSET, length - END_OFFSET);
        int told = ByteBuffer.wrap(jpeg).getInt(CRC_OFFSET);
        return told == (int) crc.getValue() ? Verdict.HOLDS : Verdict.BROKEN;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
