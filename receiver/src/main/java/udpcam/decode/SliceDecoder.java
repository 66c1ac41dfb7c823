package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.frame.EncodedFrame;
import udpcam.frame.Raster;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.jpeg.PictureSize;

/** Decodes rows of pictures, with memory that stays in its core's cache. Called by one thread at a time. */
final class SliceDecoder implements AutoCloseable {
    private final Mat bgr = new Mat();
    private final Mat bgra = new Mat(); // in memory an int 0xFFRRGGBB a pixel on little-endian machines
    private final byte[] header = new byte[JpegHeader.BYTES];
    private ByteBuffer jpeg = ByteBuffer.allocateDirect(1 << 16);

    /** Decodes a whole frame in one piece; false if that cannot be. */
    boolean decode(EncodedFrame frame, Raster raster) {
        reserve(frame.length());
        jpeg.clear().put(frame.bytes(), 0, frame.length());
        return decode(raster.size().height()) && fill(raster, 0);
    }

    /**
     * Decodes some rows of MCUs, each a restart interval, as if they were a picture; false if that cannot be.
     *
     * @param firstRow a multiple of 8: there restart markers are numbered from 0 again (ITU-T T.81 E.1.4)
     */
    boolean decode(EncodedFrame frame, int firstRow, int endRow, Raster raster) {
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
        return decode(lines) && fill(raster, top);
    }

    @Override
    public void close() {
        bgr.close();
        bgra.close();
    }

    private boolean decode(int lines) {
        try (BytePointer bytes = new BytePointer(jpeg.flip());
                Mat buffer = new Mat(1, jpeg.limit(), CV_8UC1, bytes);
                Mat decoded = imdecode(buffer, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION, bgr)) {
            return !decoded.empty() && bgr.rows() == lines;
        }
    }

    /** Converts what was decoded to lines of the raster; false if it is not as wide. */
    private boolean fill(Raster raster, int top) {
        int width = raster.size().width();
        if (bgr.cols() != width) {
            return false;
        }
        if (raster.pixels().isDirect()) {
            try (IntPointer memory = new IntPointer(raster.pixels());
                    IntPointer first = memory.getPointer((long) top * width);
                    Mat lines = new Mat(bgr.rows(), width, CV_8UC4, first)) {
                cvtColor(bgr, lines, COLOR_BGR2BGRA);
            }
        } else {
            cvtColor(bgr, bgra, COLOR_BGR2BGRA);
            try (BytePointer data = bgra.data();
                    IntPointer ints = new IntPointer(data)) {
                ints.get(raster.pixels().array(), top * width, bgr.rows() * width);
            }
        }
        return true;
    }

    private void reserve(int length) {
        if (jpeg.capacity() < length) {
            jpeg = ByteBuffer.allocateDirect(2 * length);
        }
    }
}
