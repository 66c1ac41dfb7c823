package udpcam.classic;

import java.nio.ByteBuffer;

/**
 * The datagram of the classic wire: a byte that counts the segments of a frame down, and a part of a JPEG.
 *
 * <pre>
 *   0                   1
 *   0 1 2 3 4 5 6 7 8 9 0 ...
 *  +---------------+-----------------
 *  | segments left | JPEG bytes ...
 *  +---------------+-----------------
 * </pre>
 *
 * <p>"Segments left" includes this one: a frame of three says 3, 2, 1. There is no frame number; see
 * {@link udpcam.jpeg.FrameCheck} for what tells two frames apart all the same.
 */
public final class ClassicWire {
    public static final int HEADER_BYTES = 1;

    /** The most segments that a frame can have. */
    public static final int MAX_SEGMENTS = 255;

    /** The largest datagram that is sent. Programs of this wire send up to 65,473 bytes; any size is received. */
    public static final int MAX_SENT_BYTES = 65_471;

    private static final int SEGMENTS_LEFT_OFFSET = 0;

    private ClassicWire() {}

    /** Writes the header at the buffer's position and moves it behind. */
    public static void writeHeader(ByteBuffer datagram, int segmentsLeft) {
        datagram.put((byte) segmentsLeft);
    }

    /** Whether a datagram may be one of this wire: it says that segments are left, and brings bytes. */
    public static boolean isPresent(ByteBuffer datagram) {
        return datagram.remaining() > HEADER_BYTES && datagram.get(datagram.position()) != 0;
    }

    /**
     * Reads the header and leaves the buffer at the JPEG bytes.
     *
     * @return the segments left, 1-255; 0 if this is no datagram of this wire
     */
    public static int readHeader(ByteBuffer datagram) {
        if (datagram.remaining() <= HEADER_BYTES) {
            return 0;
        }
        int segmentsLeft = Byte.toUnsignedInt(datagram.get(datagram.position() + SEGMENTS_LEFT_OFFSET));
        datagram.position(datagram.position() + HEADER_BYTES);
        return segmentsLeft;
    }
}
