package udpcam.camera;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A pixel format that a camera offers.
 *
 * @param fourcc its four characters, such as MJPG or YUYV
 */
public record PixelFormat(String fourcc, List<SizeRange> sizes) {
    /** Those that OpenCV makes colour pictures of, the ones with the least work first. */
    private static final List<String> COLOUR = List.of(
            "BGR3", "YUYV", "UYVY", "NV12", "NV21", "YU12", "YV12", "RGB3", "XR24", "AR24", "411P", "MJPG", "JPEG");

    /** Those for want of another: grey, or straight from a sensor without the corrections that a camera makes. */
    private static final List<String> LAST_RESORT =
            List.of("GREY", "Y10 ", "Y12 ", "Y16 ", "RGGB", "BA81", "GBRG", "GRBG");

    /** Whether OpenCV makes pictures of it; of others (H264) it hands out the bytes as they are. */
    boolean isUsable() {
        return isColour() || LAST_RESORT.contains(fourcc);
    }

    boolean isColour() {
        return COLOUR.contains(fourcc);
    }

    /** Whether its pictures are JPEGs. */
    static boolean isJpeg(String fourcc) {
        return fourcc.equals("MJPG") || fourcc.equals("JPEG");
    }

    /** The rank among the usable ones; a lower one needs less work. */
    int rank() {
        return isColour() ? COLOUR.indexOf(fourcc) : COLOUR.size() + LAST_RESORT.indexOf(fourcc);
    }

    /** As a user writes it: yuyv, y16. */
    String option() {
        return fourcc.strip().toLowerCase(Locale.ROOT);
    }

    /** The characters of a V4L2 pixel format. */
    static String fourcc(int code) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(code);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** For the user: {@code MJPG  1920x1080 30 fps  1280x720 60, 30 fps}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(fourcc);
        sizes.forEach(size -> text.append("  ").append(size));
        return text.toString();
    }
}
