package udpcam.jpeg;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** JPEGs bent as other programs bend them, with the same picture. */
public final class BentJpegs {
    private BentJpegs() {}

    /** Puts bytes before every {@code nth} restart marker, and before EOI. */
    public static byte[] beforeMarkers(byte[] jpeg, String hex, int nth) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int scan = scanStart(jpeg);
        int markers = 0;
        out.write(jpeg, 0, scan);
        for (int at = scan; at < jpeg.length; at++) {
            if (isMarker(jpeg, at) && (markers++ % nth == nth - 1 || at == jpeg.length - 2)) {
                out.writeBytes(bytes(hex));
            }
            out.write(jpeg[at]);
        }
        return out.toByteArray();
    }

    /** Puts bytes before each segment behind SOI. */
    public static byte[] betweenSegments(byte[] jpeg, String hex) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int at = 2;
        int scan = scanStart(jpeg);
        while (at < scan) {
            int end = at + 2 + unsigned16(ByteBuffer.wrap(jpeg), at + 2);
            out.writeBytes(bytes(hex));
            out.write(jpeg, at, end - at);
            at = end;
        }
        out.write(jpeg, scan, jpeg.length - scan);
        return out.toByteArray();
    }

    /** Puts bytes behind EOI. */
    public static byte[] behind(byte[] jpeg, byte[] tail) {
        byte[] out = Arrays.copyOf(jpeg, jpeg.length + tail.length);
        System.arraycopy(tail, 0, out, jpeg.length, tail.length);
        return out;
    }

    public static byte[] behind(byte[] jpeg, String hex) {
        return behind(jpeg, bytes(hex));
    }

    /** Puts bytes right before the scan header. */
    public static byte[] beforeScan(byte[] jpeg, String hex) {
        return insert(jpeg, segment(jpeg, JpegMarkers.SOS), hex);
    }

    /** Puts bytes somewhere. */
    public static byte[] insert(byte[] jpeg, int at, String hex) {
        byte[] end = Arrays.copyOfRange(jpeg, at, jpeg.length);
        return behind(behind(Arrays.copyOf(jpeg, at), bytes(hex)), end);
    }

    /** Cuts all segments of a kind out. */
    public static byte[] without(byte[] jpeg, int marker) {
        byte[] rest = jpeg;
        for (int at = segment(rest, marker); at >= 0; at = segment(rest, marker)) {
            int end = at + 2 + unsigned16(ByteBuffer.wrap(rest), at + 2);
            rest = behind(Arrays.copyOf(rest, at), Arrays.copyOfRange(rest, end, rest.length));
        }
        return rest;
    }

    /** Says the number of lines in DNL behind the scan, and 0 in the frame header. */
    public static byte[] withLinesBehind(byte[] jpeg) {
        int lines = lines(jpeg);
        byte[] bent = withLines(jpeg, 0);
        return insert(bent, bent.length - 2, "FF DC 00 04 %02X %02X".formatted(lines >> 8, lines & 0xFF));
    }

    /** Has the frame header say so many lines. */
    public static byte[] withLines(byte[] jpeg, int lines) {
        byte[] bent = jpeg.clone();
        ByteBuffer.wrap(bent).putShort(frameHeader(bent) + 5, (short) lines);
        return bent;
    }

    public static int lines(byte[] jpeg) {
        return unsigned16(ByteBuffer.wrap(jpeg), frameHeader(jpeg) + 5);
    }

    /** Where the frame header's marker is. */
    public static int frameHeader(byte[] jpeg) {
        return segment(jpeg, JpegMarkers.SOF0);
    }

    /** Where the scan's data begin. */
    public static int scanStart(byte[] jpeg) {
        int at = segment(jpeg, JpegMarkers.SOS);
        return at + 2 + unsigned16(ByteBuffer.wrap(jpeg), at + 2);
    }

    /** Where the {@code nth} marker of the scan is, from 0. */
    public static int marker(byte[] jpeg, int nth) {
        int left = nth;
        for (int at = scanStart(jpeg); at < jpeg.length; at++) {
            if (isMarker(jpeg, at) && left-- == 0) {
                return at;
            }
        }
        return -1;
    }

    private static int segment(byte[] jpeg, int marker) {
        for (int at = 2; at + 4 <= jpeg.length && jpeg[at] == (byte) 0xFF; ) {
            if ((jpeg[at + 1] & 0xFF) == marker) {
                return at;
            }
            if ((jpeg[at + 1] & 0xFF) == JpegMarkers.SOS) {
                return -1;
            }
            at += 2 + unsigned16(ByteBuffer.wrap(jpeg), at + 2);
        }
        return -1;
    }

    private static boolean isMarker(byte[] jpeg, int at) {
        return at + 1 < jpeg.length && jpeg[at] == (byte) 0xFF && jpeg[at + 1] != 0 && jpeg[at + 1] != (byte) 0xFF;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
