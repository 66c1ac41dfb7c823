package udpcam.camera.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import udpcam.pixels.Orientation;

/** Reads from a JPEG's APP1 segment how its camera was turned (Exif 2.32, section 4.6.4, tag 0x0112). */
final class ExifOrientation {
    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short LITTLE_ENDIAN = 0x4949;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int VALUE_AT = 8; // in an entry
    private static final int UPRIGHT = 1;

    private ExifOrientation() {}

    /** What a segment says, which is from position to limit, behind its length; upright if it says nothing. */
    static Orientation of(ByteBuffer segment) {
        try {
            byte[] name = new byte[NAME.length];
            segment.get(name);
            return Arrays.equals(name, NAME) ? of(orientation(segment.slice())) : Orientation.UPRIGHT;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return Orientation.UPRIGHT; // a damaged segment says nothing
        }
    }

    private static Orientation of(int value) {
        return switch (value) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, true, false);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> Orientation.UPRIGHT;
        };
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
