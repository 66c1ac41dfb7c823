package udpcam.encode;

import java.nio.ByteBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;

/**
 * Joins the JPEGs of slices to that of their picture. All but the last one have a multiple of 8 restart intervals: then the
 * numbers of their restart markers go on where the slice before ends, with RST7 in place of its EOI (ITU-T T.81 E.1.4).
 */
final class SliceJoiner {
    private static final int MARKER_BYTES = 2;
    private static final int RST7 = JpegMarkers.RST0 + 7;

    private final JpegFrame slice = new JpegFrame();
    private final JpegFrame frame = new JpegFrame();
    private final byte[] header = new byte[JpegHeader.BYTES];
    private ByteBuffer jpeg = ByteBuffer.allocateDirect(1 << 16);

    /** Begins a picture by what the headers of its first slice say; false if they are not what they should be. */
    boolean begin(ByteBuffer firstSlice, PictureSize size) {
        if (!slice.begin(firstSlice)) {
            return false;
        }
        JpegHeader.write(header, 0, slice.sampling(), size, slice.quantization(), 0, slice.restartInterval());
        jpeg.clear().put(header);
        return frame.begin(written());
    }

    /** Adds the next slice; false if it is not what it should be. */
    boolean add(ByteBuffer sliceJpeg, boolean isLast) {
        int start = slice.scanStart(); // the same headers are before each
        int length = sliceJpeg.limit() - start;
        reserve(length);
        jpeg.put(jpeg.position(), sliceJpeg, start, length).position(jpeg.position() + length);
        if (!isLast) {
            jpeg.putShort(jpeg.position() - MARKER_BYTES, (short) (0xFF00 | RST7));
        }
        return frame.readOn(written());
    }

    /** The picture as far as its slices were added. */
    JpegFrame frame() {
        return frame;
    }

    private ByteBuffer written() {
        return jpeg.duplicate().flip();
    }

    private void reserve(int bytes) {
        if (jpeg.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocateDirect(2 * (jpeg.position() + bytes));
            jpeg = larger.put(jpeg.flip());
        }
    }
}
