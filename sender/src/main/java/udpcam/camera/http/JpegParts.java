package udpcam.camera.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.pixels.Orientation;

/**
 * Finds the JPEGs in the body of a response by their own markers, whatever is between them: boundaries and headers of
 * multipart/x-mixed-replace, right or wrong, or nothing. A picture is there as soon as its last byte is. Called by one thread.
 */
final class JpegParts {
    private static final int FIRST_BYTES = 1 << 16;
    private static final int MOST_BYTES = 32 << 20;
    private static final int MOST_BEFORE = 1 << 20; // bytes without a JPEG
    private static final int HEAD_BYTES = 512;
    private static final int CODE_AND_LENGTH = 4;
    private static final int APP1 = 0xE1;
    private static final int SIZE_AT = 5; // in a SOF segment, from its marker on
    private static final int SIZE_END = 9;

    /** So many pictures without EOI are taken for torn ones; whoever sends more never writes it. */
    private static final int TORN = 3;

    private InputStream in = InputStream.nullInputStream();
    private byte[] bytes = new byte[FIRST_BYTES];
    private int filled;
    private int start; // of the picture
    private int end; // of the picture, behind its last byte
    private boolean whole; // the picture has an EOI
    private boolean scanned; // its first scan has begun
    private boolean delimited; // a boundary was before the picture
    private int unended; // pictures in a row
    private PictureSize size = new PictureSize(1, 1);
    private Orientation orientation = Orientation.UPRIGHT; // as its EXIF says

    /** Begins with another body. */
    void begin(InputStream body) {
        in = body;
        filled = 0;
        start = 0;
        end = 0;
        delimited = false;
    }

    /** The beginning of the body, as bytes in ISO 8859-1, as far as it comes at once; empty if there is no body. */
    String head() throws IOException {
        while (filled < CODE_AND_LENGTH && fill()) {
            // a server may send single bytes
        }
        return new String(bytes, 0, Math.min(filled, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }

    /** Waits for the next picture; false if the body ends before. */
    boolean next() throws IOException {
        while (findStart()) {
            boolean more = findEnd();
            if (whole) {
                unended = 0;
                return true;
            }
            if (scanned && ++unended > TORN) {
                addEnd();
                return true;
            }
            if (!more) {
                return false;
            }
        }
        return false;
    }

    /** The picture, from SOI to EOI; valid until the next call. */
    ByteBuffer jpeg() {
        return ByteBuffer.wrap(bytes, start, end - start);
    }

    /** Waits for the end of the body, which is no JPEG; gives all of it. */
    ByteBuffer rest() throws IOException {
        while (fill()) {
            // on to the end
        }
        return ByteBuffer.wrap(bytes, 0, filled);
    }

    /** Of the picture, as its headers promise. */
    PictureSize size() {
        return size;
    }

    /** How it lies, as its EXIF says. */
    Orientation orientation() {
        return orientation;
    }

    /** Goes to the next SOI. A second picture within a part, such as a preview, is left out, unless there are no parts. */
    private boolean findStart() throws IOException {
        System.arraycopy(bytes, end, bytes, 0, filled - end);
        filled -= end;
        end = 0;
        boolean expectsBoundary = delimited;
        int gap = 0;
        int at = 0;
        while (true) {
            at = findMarker(at);
            if (at < 0) {
                return false;
            }
            if (code(at) != JpegMarkers.SOI) {
                at += 1;
            } else {
                delimited = Boundary.isIn(bytes, gap, at);
                start = at;
                if (delimited || !expectsBoundary) {
                    return true;
                }
                expectsBoundary = false;
                if (!findEnd()) {
                    return false;
                }
                gap = end;
                at = end;
            }
            if (at - gap > MOST_BEFORE) {
                throw new IOException("no JPEG in a megabyte of what it gives");
            }
        }
    }

    /** Goes to the end of the picture; false if the body ends before. */
    private boolean findEnd() throws IOException {
        whole = false;
        scanned = false;
        orientation = Orientation.UPRIGHT;
        int at = start + 2;
        while (true) {
            at = findMarker(at);
            if (at < 0) {
                end = Boundary.before(bytes, start, filled);
                return false;
            }
            int code = code(at);
            if (code == JpegMarkers.EOI) {
                whole = scanned;
                end = at + 2;
                return true;
            }
            if (code == JpegMarkers.SOI && scanned) {
                end = Boundary.before(bytes, start, at); // the picture had no EOI
                return true;
            }
            if (code == JpegMarkers.SOI) {
                start = at;
            }
            at += isSegment(code) ? segment(at, code) : 2;
        }
    }

    /** Whether a segment begins with this marker; amid a scan damaged data may look like rare ones. */
    private boolean isSegment(int code) {
        boolean isBetweenScans = code == JpegMarkers.DHT
                || (code >= JpegMarkers.SOS && code != 0xFF && code <= 0xEF)
                || code == JpegMarkers.COM;
        return scanned ? isBetweenScans : !JpegMarkers.isStandalone(code);
    }

    /** Reads what matters of a segment; gives its length with its marker. */
    private int segment(int at, int code) throws IOException {
        if (!await(at + CODE_AND_LENGTH)) {
            return CODE_AND_LENGTH;
        }
        if (JpegMarkers.isStartOfFrame(code) && await(at + SIZE_END)) {
            size = new PictureSize(Math.max(1, unsigned16(at + SIZE_AT + 2)), Math.max(1, unsigned16(at + SIZE_AT)));
        }
        scanned |= code == JpegMarkers.SOS;
        int length = unsigned16(at + 2);
        if (code == APP1 && length > 2 && await(at + 2 + length)) {
            Orientation said = ExifOrientation.of(ByteBuffer.wrap(bytes, at + CODE_AND_LENGTH, length - 2));
            orientation =
                    orientation.equals(Orientation.UPRIGHT) ? said : orientation; // others are of other APP1 segments
        }
        return 2 + length;
    }

    /** The next 0xFF with a marker's code behind it; -1 if the body ends before. */
    private int findMarker(int from) throws IOException {
        int at = from;
        while (await(at + 2)) {
            while (at + 1 < filled && bytes[at] != (byte) 0xFF) {
                at++;
            }
            if (at + 1 < filled) {
                if (bytes[at + 1] != 0 && bytes[at + 1] != (byte) 0xFF) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private int code(int marker) {
        return bytes[marker + 1] & 0xFF;
    }

    private int unsigned16(int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    private void addEnd() {
        byte[] behind = Arrays.copyOfRange(bytes, end, filled);
        bytes = Arrays.copyOf(bytes, end + 2 + behind.length);
        bytes[end] = (byte) 0xFF;
        bytes[end + 1] = (byte) JpegMarkers.EOI;
        end += 2;
        System.arraycopy(behind, 0, bytes, end, behind.length);
        filled = end + behind.length;
    }

    /** Waits until there are so many bytes; false if the body ends before. */
    private boolean await(int count) throws IOException {
        while (filled < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (filled == bytes.length) {
            if (filled >= MOST_BYTES) {
                throw new IOException("a picture has more than 32 MB");
            }
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }
}
