package udpcam.camera.v4l2;

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
    /** OpenCV makes colour pictures of these. The formats that take the least work come first. */
    private static final List<String> COLOUR = List.of(
            "BGR3", "YUYV", "UYVY", "NV12", "NV21", "YU12", "YV12", "RGB3", "XR24", "AR24", "411P", "MJPG", "JPEG");

    /** Used if a camera has no other: grey, or raw sensor data without the corrections that a camera makes. */
    private static final List<String> LAST_RESORT =
            List.of("GREY", "Y10 ", "Y12 ", "Y16 ", "RGGB", "BA81", "GBRG", "GRBG");

    /** Whether OpenCV makes pictures of this format. It hands out the bytes of others (H264) unchanged. */
    public boolean isUsable() {
        return isColour() || LAST_RESORT.contains(fourcc);
    }

    /** Whether the pictures have colours and come corrected. */
    public boolean isColour() {
        return COLOUR.contains(fourcc);
    }

    /** Whether its pictures are JPEGs. */
    public static boolean isJpeg(String fourcc) {
        return fourcc.equals("MJPG") || fourcc.equals("JPEG");
    }

    /** The rank among the usable formats; a lower rank needs less work. */
    public int rank() {
        return isColour() ? COLOUR.indexOf(fourcc) : COLOUR.size() + LAST_RESORT.indexOf(fourcc);
    }

    /** As a user writes it: yuyv, y16. */
    public String option() {
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
