package udpcam.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;

/**
 * Tells by the headers of an image whether it may be decoded, before a decoder takes memory for its pixels: a few bytes may name
 * any size. Refuses what has more than {@link PictureSize#MAX_PIXELS}, and kinds other than JPEG, PNG, GIF, BMP and WebP. Any
 * thread may ask.
 */
final class ImageLimit {
    private static final int HEAD_BYTES = 32;
    private static final String JPEG = "\u00FF\u00D8";
    private static final String GIF = "GIF8";
    private static final String BMP = "BM";
    private static final Pattern PNG = Pattern.compile("\u0089PNG\r\n\u001A\n....IHDR", Pattern.DOTALL);
    private static final Pattern WEBP = Pattern.compile("RIFF....WEBPVP8([ LX])", Pattern.DOTALL);

    private static final int OLD_BMP_HEADER_BYTES = 12;
    private static final int WEBP_MASK = (1 << 14) - 1;
    private static final int WEBP_CANVAS_MASK = (1 << 24) - 1;

    /** In the segment of a JPEG's frame header, from its marker on (ITU-T T.81 B.2.2). */
    private static final int LENGTH_AT = 2;

    private static final int HEIGHT_AT = 5;
    private static final int WIDTH_AT = 7;
    private static final int COUNT_AT = 9;
    private static final int COMPONENTS_AT = 10;
    private static final int COMPONENT_BYTES = 3;
    private static final int MAX_FACTOR = 4;

    private ImageLimit() {}

    /** Whether the image in the first {@code length} bytes may be decoded. */
    static boolean admits(byte[] image, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(image, 0, length).slice();
        String head = new String(image, 0, Math.min(length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (head.startsWith(JPEG)) {
            return admitsJpeg(bytes);
        }
        try {
            if (PNG.matcher(head).lookingAt()) {
                return admits(bytes.getInt(16), bytes.getInt(20));
            }
            return admitsLittleEndian(head, bytes.order(ByteOrder.LITTLE_ENDIAN));
        } catch (IndexOutOfBoundsException e) {
            return false; // it ends amid its header
        }
    }

    private static boolean admitsLittleEndian(String head, ByteBuffer bytes) {
        if (head.startsWith(GIF)) {
            return admits(unsigned16(bytes, 6), unsigned16(bytes, 8));
        }
        if (head.startsWith(BMP)) {
            return bytes.getInt(14) == OLD_BMP_HEADER_BYTES
                    ? admits(unsigned16(bytes, 18), unsigned16(bytes, 20))
                    : admits(bytes.getInt(18), Math.abs((long) bytes.getInt(22))); // below 0: its top row comes first
        }
        if (!WEBP.matcher(head).lookingAt()) {
            return false;
        }
        return switch (head.charAt(15)) {
            case ' ' -> admits(bytes.getShort(26) & WEBP_MASK, bytes.getShort(28) & WEBP_MASK);
            case 'L' -> admits((bytes.getInt(21) & WEBP_MASK) + 1, (bytes.getInt(21) >> 14 & WEBP_MASK) + 1);
            default ->
                admits((bytes.getInt(24) & WEBP_CANVAS_MASK) + 1, (bytes.getInt(26) >> 8 & WEBP_CANVAS_MASK) + 1);
        };
    }

    private static boolean admits(long width, long height) {
        return width > 0 && height > 0 && width * height <= PictureSize.MAX_PIXELS;
    }

    /** Looks at all that may be a frame header, wherever it is: decoders differ in what they pass over on the way to it. */
    private static boolean admitsJpeg(ByteBuffer jpeg) {
        for (int at = 0; at + COMPONENTS_AT <= jpeg.limit(); at++) {
            boolean isLarge = jpeg.get(at) == (byte) 0xFF
                    && JpegMarkers.isStartOfFrame(jpeg.get(at + 1) & 0xFF)
                    && isFrameHeader(jpeg, at)
                    && (long) unsigned16(jpeg, at + WIDTH_AT) * unsigned16(jpeg, at + HEIGHT_AT)
                            > PictureSize.MAX_PIXELS;
            if (isLarge) {
                return false;
            }
        }
        return true;
    }

    /** Whether a decoder would take it for one; what looks like a marker amid other data is none. */
    private static boolean isFrameHeader(ByteBuffer jpeg, int at) {
        int count = jpeg.get(at + COUNT_AT) & 0xFF;
        int end = at + COMPONENTS_AT + COMPONENT_BYTES * count;
        if (count == 0 || unsigned16(jpeg, at + LENGTH_AT) != end - at - LENGTH_AT || end > jpeg.limit()) {
            return false;
        }
        for (int component = at + COMPONENTS_AT; component < end; component += COMPONENT_BYTES) {
            int horizontal = jpeg.get(component + 1) >> 4;
            int vertical = jpeg.get(component + 1) & 0x0F;
            if (horizontal < 1 || horizontal > MAX_FACTOR || vertical < 1 || vertical > MAX_FACTOR) {
                return false;
            }
        }
        return true;
    }

    private static int unsigned16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }
}
