package udpcam.rtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/**
 * What a frame's packets say beyond RFC 2435, in a header extension with one-byte headers (RFC 8285 section 4.2). The first
 * packet says when the picture was taken, and its exact size, since the payload header knows multiples of 8 pixels up to
 * 2,040; of a picture that was scaled down it says the size before, too. The last one says the CRC-32C of the frame's data.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |       0xBE    |    0xDE       |        length in words        |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |  ID=1 | len=7 |   absolute capture time, 64-bit NTP timestamp ...
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |  ID=2 | len=3 |       width in pixels         |  height in pixels
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |  ID=4 | len=3 |     full width in pixels      |  full height in pixels
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |  ID=3 | len=3 |   CRC-32C of all entropy-coded data of the frame
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>Elements follow one another without a gap; zeros fill the last word.
 */
public final class HeaderExtension {
    /** The name of the element that says when the picture was taken. */
    public static final String CAPTURE_TIME_URI = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time";

    /** The name of the element that says the picture's exact size. */
    public static final String PICTURE_SIZE_URI = "urn:x-udpcam:picture-size";

    /** The name of the element that says the picture's size before it was scaled down. */
    public static final String FULL_SIZE_URI = "urn:x-udpcam:full-size";

    /** The name of the element that says the checksum of the frame's data. */
    public static final String FRAME_CHECK_URI = "urn:x-udpcam:frame-check";

    private static final int PROFILE = 0xBEDE;
    private static final int STOP_ID = 15;
    private static final int CAPTURE_TIME_BYTES = Long.BYTES;
    private static final int SIZE_BYTES = 2 * Short.BYTES;
    private static final int FRAME_CHECK_BYTES = Integer.BYTES;
    private static final int HEADER_BYTES = 4;

    private final Ids ids;
    private long captureTime;
    private @Nullable PictureSize pictureSize;
    private @Nullable PictureSize fullSize;
    private boolean hasFrameCheck;
    private int frameCheck;
    private final OnvifJpegHeader onvif = new OnvifJpegHeader();

    /**
     * The numbers of the elements, as a session description maps them ({@code a=extmap}), each 1-14 or 0 for none.
     *
     * @param captureTime of {@link #CAPTURE_TIME_URI}
     * @param pictureSize of {@link #PICTURE_SIZE_URI}
     * @param frameCheck of {@link #FRAME_CHECK_URI}
     * @param fullSize of {@link #FULL_SIZE_URI}
     */
    public record Ids(int captureTime, int pictureSize, int frameCheck, int fullSize) {
        /** What is sent, and taken where no session description says otherwise. */
        public static final Ids DEFAULT = new Ids(1, 2, 3, 4);
    }

    HeaderExtension(Ids ids) {
        this.ids = ids;
    }

    /**
     * Writes an extension at the buffer's position, right behind the header.
     *
     * @param first whether the packet is its frame's first: with the capture's NTP timestamp and the picture's size
     * @param fullSize the picture's size before it was scaled down, for the first packet; null if it was not
     * @param last whether it is the last: with the check
     */
    public static void write(
            ByteBuffer out,
            boolean first,
            long captureTime,
            PictureSize size,
            @Nullable PictureSize fullSize,
            boolean last,
            int frameCheck) {
        int bytes = bytes(first, fullSize != null, last);
        int end = out.position() + bytes;
        out.putShort((short) PROFILE).putShort((short) ((bytes - HEADER_BYTES) / Integer.BYTES));
        if (first) {
            out.put(elementHeader(Ids.DEFAULT.captureTime, CAPTURE_TIME_BYTES)).putLong(captureTime);
            writeSize(out, Ids.DEFAULT.pictureSize, size);
        }
        if (first && fullSize != null) {
            writeSize(out, Ids.DEFAULT.fullSize, fullSize);
        }
        if (last) {
            out.put(elementHeader(Ids.DEFAULT.frameCheck, FRAME_CHECK_BYTES)).putInt(frameCheck);
        }
        while (out.position() < end) {
            out.put((byte) 0);
        }
    }

    private static void writeSize(ByteBuffer out, int id, PictureSize size) {
        out.put(elementHeader(id, SIZE_BYTES));
        out.putShort((short) size.width()).putShort((short) size.height());
    }

    /** The NTP timestamp of the picture's capture by its sender's clock; 0 if none was said. */
    public long captureTime() {
        return captureTime;
    }

    /** The picture's exact size; null if none was said. */
    public @Nullable PictureSize pictureSize() {
        return pictureSize;
    }

    /** The picture's size before it was scaled down, as the sender says, whatever that is; null if none was said. */
    public @Nullable PictureSize fullSize() {
        return fullSize;
    }

    /** Whether the CRC-32C of the frame's data was said. */
    public boolean hasFrameCheck() {
        return hasFrameCheck;
    }

    /** The CRC-32C of the frame's data, if it was said. */
    public int frameCheck() {
        return frameCheck;
    }

    /** What a camera's extension of another kind says of the JPEG. */
    public OnvifJpegHeader onvif() {
        return onvif;
    }

    void clear() {
        onvif.clear();
        captureTime = 0;
        pictureSize = null;
        fullSize = null;
        hasFrameCheck = false;
    }

    /** Reads the elements between two indexes; what is unknown or wrong is left out. */
    void read(int profile, ByteBuffer datagram, int start, int end) {
        if (profile != PROFILE) {
            onvif.read(profile, datagram, start, end);
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
        } else if (id == ids.pictureSize && length == SIZE_BYTES) {
            pictureSize = size(datagram, at);
        } else if (id == ids.fullSize && length == SIZE_BYTES) {
            fullSize = size(datagram, at);
        } else if (id == ids.frameCheck && length == FRAME_CHECK_BYTES) {
            hasFrameCheck = true;
            frameCheck = datagram.getInt(at);
        }
    }

    private static @Nullable PictureSize size(ByteBuffer datagram, int at) {
        int width = Short.toUnsignedInt(datagram.getShort(at));
        int height = Short.toUnsignedInt(datagram.getShort(at + Short.BYTES));
        return width > 0 && height > 0 ? new PictureSize(width, height) : null;
    }

    /** How many bytes {@link #write} writes. */
    public static int bytes(boolean first, boolean scaled, boolean last) {
        int elements = (first ? 1 + CAPTURE_TIME_BYTES + 1 + SIZE_BYTES : 0)
                + (first && scaled ? 1 + SIZE_BYTES : 0)
                + (last ? 1 + FRAME_CHECK_BYTES : 0);
        int words = (elements + Integer.BYTES - 1) / Integer.BYTES;
        return HEADER_BYTES + words * Integer.BYTES;
    }

    private static byte elementHeader(int id, int length) {
        return (byte) (id << 4 | (length - 1));
    }
}
