package udpcam.classic;

import java.nio.ByteBuffer;
import udpcam.frame.Packetizer;
import udpcam.jpeg.FrameCheck;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;

/** Cuts a JPEG into the datagrams of the classic wire. Called by one thread; allocates nothing. */
public final class ClassicPacketizer implements Packetizer {
    /** The smallest datagram that can be asked for. */
    public static final int MIN_DATAGRAM_BYTES = 64;

    private final int payloadBytes;
    private final int largestPayloadBytes;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(ClassicWire.MAX_SENT_BYTES);
    private final FrameCheck check = new FrameCheck();
    private int number;
    private final ByteBuffer opening = ByteBuffer.allocate(FrameCheck.END_OFFSET);

    /**
     * @param datagramBytes the size of the datagrams, 64-65,471 bytes of UDP payload
     * @param largestBytes the size to which they grow where a frame would need more than 255 of them; the same for never
     */
    public ClassicPacketizer(int datagramBytes, int largestBytes) {
        if (datagramBytes < MIN_DATAGRAM_BYTES
                || largestBytes < datagramBytes
                || largestBytes > ClassicWire.MAX_SENT_BYTES) {
            throw new IllegalArgumentException(datagramBytes + ", " + largestBytes);
        }
        this.payloadBytes = datagramBytes - ClassicWire.HEADER_BYTES;
        this.largestPayloadBytes = largestBytes - ClassicWire.HEADER_BYTES;
    }

    /** The largest JPEG that 255 datagrams can hold, in bytes. */
    public int largestFrameBytes() {
        return largestPayloadBytes * ClassicWire.MAX_SEGMENTS - FrameCheck.ADDED_BYTES;
    }

    @Override
    public void begin(long capturedNanos, long captureTime, PictureSize fullSize) {
        // The wire says nothing of that.
    }

    /** Sends nothing before the frame is whole: its first datagram says how many there are. */
    @Override
    public <E extends Exception> boolean split(JpegFrame frame, Output<E> output) throws E {
        return !frame.isWhole() || split(frame.bytes(), output) > 0;
    }

    /**
     * Sends a JPEG, with its frame check, as datagrams; the buffer stays as it is, for others read it, too.
     *
     * @return the number of datagrams; 0 if the frame is too large, of which then nothing was sent
     * @throws IllegalArgumentException if it does not begin with SOI
     */
    public <E extends Exception> int split(ByteBuffer jpeg, Output<E> output) throws E {
        if (jpeg.remaining() < 2 || jpeg.getShort(jpeg.position()) != (short) (0xFF00 | JpegMarkers.SOI)) {
            throw new IllegalArgumentException("not a JPEG");
        }
        int end = jpeg.limit();
        while (end > jpeg.position() + 2 && jpeg.get(end - 1) == 0) {
            end--; // the zero padding that cameras leave is no part of the picture
        }
        ByteBuffer picture = jpeg.slice(jpeg.position(), end - jpeg.position());
        if (picture.remaining() > largestFrameBytes()) {
            return 0;
        }
        int total = picture.remaining() + FrameCheck.ADDED_BYTES;
        int payload = Math.max(payloadBytes, ceilDiv(total, ClassicWire.MAX_SEGMENTS));
        int segments = ceilDiv(total, payload);
        check.write(opening.clear(), picture, number++);
        opening.flip();
        ByteBuffer rest = picture.position(2);
        for (int left = segments; left > 0; left--) {
            datagram.clear();
            ClassicWire.writeHeader(datagram, left);
            datagram.limit(ClassicWire.HEADER_BYTES + payload);
            fill(opening);
            fill(rest);
            output.send(datagram.flip());
        }
        return segments;
    }

    private void fill(ByteBuffer from) {
        int count = Math.min(from.remaining(), datagram.remaining());
        datagram.put(datagram.position(), from, from.position(), count);
        datagram.position(datagram.position() + count);
        from.position(from.position() + count);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
