package udpcam.camera.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads from a JPEG's APP1 segment whether its camera was turned (Exif 2.32, section 4.6.4, tag 0x0112). */
final class ExifOrientation {
    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short LITTLE_ENDIAN = 0x4949;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int VALUE_AT = 8; // in an entry
    private static final int UPRIGHT = 1;
    private static final int MOST = 8;

    private ExifOrientation() {}

    /** Whether the picture has to be turned or mirrored; {@code segment} is from position to limit, behind its length. */
    static boolean isTurned(ByteBuffer segment) {
        try {
            byte[] name = new byte[NAME.length];
            segment.get(name);
            int orientation = Arrays.equals(name, NAME) ? orientation(segment.slice()) : UPRIGHT;
            return orientation > UPRIGHT && orientation <= MOST;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return false; // a damaged segment says nothing
        }
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (tiff.getShort(entry) == TAG) {
                return tiff.getShort(entry + VALUE_AT);
            }
        }
        return UPRIGHT;
    }
}
