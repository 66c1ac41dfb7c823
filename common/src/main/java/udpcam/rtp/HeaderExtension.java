package udpcam.rtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/**
 * What the first packet of a frame says beyond RFC 2435, in a header extension with one-byte headers (RFC 8285 section
 * 4.2): when the picture was taken, and its exact size, since the payload header knows multiples of 8 pixels up to 2,040.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |       0xBE    |    0xDE       |           length=4            |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |  ID   | len=7 |   absolute capture time, 64-bit NTP timestamp
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *                                                                  ...
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *          |  ID   | len=3 |       width in pixels         | height
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     in pixels    |  padding: 0   |  padding: 0   |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class HeaderExtension {
    /** The name of the element that says when the picture was taken. */
    public static final String CAPTURE_TIME_URI = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time";

    /** The name of the element that says the picture's exact size. */
    public static final String PICTURE_SIZE_URI = "urn:x-udpcam:picture-size";

    /** Bytes of an extension as {@link #write} makes it. */
    public static final int BYTES = 20;

    private static final int PROFILE = 0xBEDE;
    private static final int STOP_ID = 15;
    private static final int CAPTURE_TIME_BYTES = Long.BYTES;
    private static final int PICTURE_SIZE_BYTES = 2 * Short.BYTES;

    private final Ids ids;
    private long captureTime;
    private @Nullable PictureSize pictureSize;

    /**
     * The numbers of the elements, as a session description maps them ({@code a=extmap}).
     *
     * @param captureTime 1-14, or 0 for none
     * @param pictureSize 1-14, or 0 for none
     */
    public record Ids(int captureTime, int pictureSize) {
        /** What is sent, and taken where no session description says otherwise. */
        public static final Ids DEFAULT = new Ids(1, 2);
    }

    HeaderExtension(Ids ids) {
        this.ids = ids;
    }

    /** Writes an extension at the buffer's position, right behind the header. */
    public static void write(ByteBuffer out, long captureTime, PictureSize size) {
        out.putShort((short) PROFILE);
        out.putShort((short) (BYTES / Integer.BYTES - 1));
        out.put(elementHeader(Ids.DEFAULT.captureTime, CAPTURE_TIME_BYTES)).putLong(captureTime);
        out.put(elementHeader(Ids.DEFAULT.pictureSize, PICTURE_SIZE_BYTES));
        out.putShort((short) size.width()).putShort((short) size.height());
        out.putShort((short) 0);
    }

    /** The NTP timestamp of the picture's capture by its sender's clock; 0 if none was said. */
    public long captureTime() {
        return captureTime;
    }

    /** The picture's exact size; null if none was said. */
    public @Nullable PictureSize pictureSize() {
        return pictureSize;
    }

    void clear() {
        captureTime = 0;
        pictureSize = null;
    }

    /** Reads the elements between two indexes; what is unknown or wrong is left out. */
    void read(int profile, ByteBuffer datagram, int start, int end) {
        if (profile != PROFILE) {
            return;
        }
        int at = start;
        while (at < end) {
            int header = Byte.toUnsignedInt(datagram.get(at++));
            if (header == 0) { // padding
                continue;
            }
            int id = header >> 4;
            int length = (header & 0x0F) + 1;
            if (id == STOP_ID || id == 0 || at + length > end) {
                return;
            }
            element(id, length, datagram, at);
            at += length;
        }
    }

    private void element(int id, int length, ByteBuffer datagram, int at) {
        if (id == ids.captureTime && length >= CAPTURE_TIME_BYTES) { // more would be the offset between two clocks
            captureTime = datagram.getLong(at);
        } else if (id == ids.pictureSize && length == PICTURE_SIZE_BYTES) {
            int width = Short.toUnsignedInt(datagram.getShort(at));
            int height = Short.toUnsignedInt(datagram.getShort(at + Short.BYTES));
            pictureSize = width > 0 && height > 0 ? new PictureSize(width, height) : null;
        }
    }

    private static byte elementHeader(int id, int length) {
        return (byte) (id << 4 | (length - 1));
    }
}
