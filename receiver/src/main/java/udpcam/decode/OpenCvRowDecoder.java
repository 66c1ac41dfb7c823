package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.picture.Raster;

/** Through OpenCV, which is always there and knows every kind of JPEG. */
final class OpenCvRowDecoder implements RowDecoder {
    private final Mat bgr = new Mat();
    private final Mat bgra = new Mat(); // in memory an int 0xFFRRGGBB a pixel on little-endian machines

    OpenCvRowDecoder() {
        Loader.load(opencv_imgcodecs.class); // now, not when the first frame waits for it
        Loader.load(opencv_imgproc.class);
        setNumThreads(1); // OpenCV's idle threads spin, and none of its JPEG code uses them
    }

    @Override
    public boolean decode(ByteBuffer jpeg, int lines, Raster raster, int top) {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat buffer = new Mat(1, jpeg.limit(), CV_8UC1, bytes);
                Mat decoded = imdecode(buffer, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION, bgr)) {
            if (decoded.empty()
                    || bgr.rows() != lines
                    || bgr.cols() != raster.size().width()) {
                return false;
            }
        }
        fill(raster, top);
        return true;
    }

    @Override
    public void close() {
        bgr.close();
        bgra.close();
    }

    /** Converts what was decoded to lines of the raster. */
    private void fill(Raster raster, int top) {
        int first = top * bgr.cols();
        if (raster.pixels().isDirect()) {
            try (IntPointer memory = new IntPointer(raster.pixels());
                    IntPointer start = memory.getPointer(first);
                    Mat lines = new Mat(bgr.rows(), bgr.cols(), CV_8UC4, start)) {
                cvtColor(bgr, lines, COLOR_BGR2BGRA);
            }
        } else {
            cvtColor(bgr, bgra, COLOR_BGR2BGRA);
            try (BytePointer data = bgra.data();
                    IntPointer ints = new IntPointer(data)) {
                ints.get(raster.pixels().array(), first, bgr.rows() * bgr.cols());
            }
        }
    }
}
