package udpcam.decode;

import java.nio.ByteBuffer;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** Makes JPEGs of what a decoder is to decode at once. Called by one thread at a time. */
final class SliceDecoder implements AutoCloseable {
    private final RowDecoder decoder;
    private final byte[] header = new byte[JpegHeader.BYTES];
    private ByteBuffer jpeg = ByteBuffer.allocateDirect(1 << 16);

    /** Closes the {@code decoder} when it is closed. */
    SliceDecoder(RowDecoder decoder) {
        this.decoder = decoder;
    }

    /** Decodes a whole frame in one piece; false if that cannot be. */
    boolean decode(WholeFrame frame, Raster raster) {
        reserve(frame.length());
        jpeg.clear().put(frame.bytes(), 0, frame.length());
        return decoder.decode(jpeg.flip(), raster.size().height(), raster, 0);
    }

    /**
     * Decodes some rows of MCUs, each a restart interval, as if they were a picture; false if that cannot be.
     *
     * @param firstRow a multiple of 8: there restart markers are numbered from 0 again (ITU-T T.81 E.1.4)
     */
    boolean decode(DecodableFrame frame, int firstRow, int endRow, Raster raster) {
        int top = firstRow * frame.sampling().mcuHeight();
        int lines =
                Math.min(endRow * frame.sampling().mcuHeight(), raster.size().height()) - top;
        PictureSize size = new PictureSize(raster.size().width(), lines);
        int interval = frame.sampling().mcusPerRow(size);
        JpegHeader.write(header, 0, frame.sampling(), size, frame.quantization(), 0, interval);
        ByteBuffer data = frame.data(firstRow, endRow);
        reserve(header.length + data.remaining());
        jpeg.clear().put(header).put(data);
        jpeg.put(jpeg.position() - 1, (byte) JpegMarkers.EOI); // in place of a restart marker, but for the last row
        return decoder.decode(jpeg.flip(), lines, raster, top);
    }

    @Override
    public void close() {
        decoder.close();
    }

    private void reserve(int length) {
        if (jpeg.capacity() < length) {
            jpeg = ByteBuffer.allocateDirect(2 * length);
        }
    }
}
