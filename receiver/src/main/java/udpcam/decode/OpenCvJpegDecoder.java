package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.frame.EncodedFrame;
import udpcam.frame.Raster;
import udpcam.jpeg.PictureSize;

/** JPEG through OpenCV (libjpeg-turbo). */
public final class OpenCvJpegDecoder implements FrameDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCvJpegDecoder.class);

    private final Mat bgr = new Mat();
    private final Mat bgra = new Mat(); // in memory an int 0xFFRRGGBB a pixel on little-endian machines
    private BytePointer jpeg = new BytePointer(1 << 16);

    public OpenCvJpegDecoder() {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException("the rasters are made for little-endian machines");
        }
        Loader.load(opencv_imgcodecs.class); // now, not when the first frame waits for it
        Loader.load(opencv_imgproc.class);
        setNumThreads(1); // OpenCV's idle threads spin, and none of its JPEG code uses them
    }

    @Override
    public boolean decode(EncodedFrame frame, Raster raster) {
        try {
            return decodeJpeg(frame, raster.size()) && fill(raster);
        } catch (RuntimeException
                | OutOfMemoryError e) { // OpenCV's exceptions, and pictures that are too much for this host
            LOG.debug("not decoded: {}", raster.size(), e);
            return false;
        }
    }

    private boolean decodeJpeg(EncodedFrame frame, PictureSize size) {
        if (jpeg.capacity() < frame.length()) {
            jpeg.close();
            jpeg = new BytePointer(2L * frame.length());
        }
        jpeg.position(0).put(frame.bytes(), 0, frame.length());
        try (Mat buffer = new Mat(1, frame.length(), CV_8UC1, jpeg);
                Mat decoded = imdecode(buffer, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION, bgr)) {
            return !decoded.empty() && bgr.cols() == size.width() && bgr.rows() == size.height();
        }
    }

    private boolean fill(Raster raster) {
        if (raster.pixels().isDirect()) {
            PictureSize size = raster.size();
            try (IntPointer memory = new IntPointer(raster.pixels());
                    Mat screen = new Mat(size.height(), size.width(), CV_8UC4, memory)) {
                cvtColor(bgr, screen, COLOR_BGR2BGRA);
            }
        } else {
            cvtColor(bgr, bgra, COLOR_BGR2BGRA);
            try (BytePointer data = bgra.data();
                    IntPointer ints = new IntPointer(data)) {
                ints.get(raster.pixels().array());
            }
        }
        return true;
    }

    @Override
    public void close() {
        jpeg.close();
        bgr.close();
        bgra.close();
    }
}
