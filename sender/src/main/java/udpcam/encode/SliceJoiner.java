package udpcam.encode;

import java.nio.ByteBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;

/**
 * Joins the JPEGs of slices to one of the picture. Every slice but the last has a multiple of 8 restart intervals, so the
 * marker numbers continue if RST7 replaces the EOI of the slice before (ITU-T T.81 E.1.4).
 */
final class SliceJoiner {
    private static final int RST7 = JpegMarkers.RST0 + 7;

    private final JpegFrame slice = new JpegFrame();
    private final JpegFrame frame = new JpegFrame();
    private final byte[] header = new byte[JpegHeader.BYTES];
    private JpegBuffer jpeg = new JpegBuffer();

    /** The pictures that are begun from now on are put together there. */
    void into(JpegBuffer memory) {
        jpeg = memory;
    }

    /** Begins a picture with the headers of its first slice; false if they are not as an encoder writes them. */
    boolean begin(ByteBuffer firstSlice, PictureSize size) {
        if (!slice.begin(firstSlice)) {
            return false;
        }
        JpegHeader.write(header, 0, slice.sampling(), size, slice.quantization(), 0, slice.restartInterval());
        jpeg.clear();
        jpeg.put(header);
        return frame.begin(jpeg.written());
    }

    /** Adds the next slice; false if its data is not as an encoder writes it. */
    boolean add(ByteBuffer sliceJpeg, boolean isLast) {
        int start = slice.scanStart(); // all slices have the same headers
        jpeg.put(sliceJpeg, start, sliceJpeg.limit() - start);
        if (!isLast) {
            jpeg.replaceLast((short) (0xFF00 | RST7));
        }
        return frame.readOn(jpeg.written());
    }

    /** The picture with the slices added so far. */
    JpegFrame frame() {
        return frame;
    }
}
