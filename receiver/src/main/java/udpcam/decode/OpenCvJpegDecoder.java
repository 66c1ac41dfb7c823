package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.frame.EncodedFrame;
import udpcam.frame.Raster;
import udpcam.jpeg.Slices;
import udpcam.run.Crew;

/**
 * JPEG through OpenCV (libjpeg-turbo). Frames with a restart marker at each row of MCUs are decoded in slices, by a
 * crew, and while they still grow; others in one piece.
 */
public final class OpenCvJpegDecoder implements FrameDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCvJpegDecoder.class);

    private final Crew crew;
    private final List<SliceDecoder> decoders = new ArrayList<>(); // one for each of the crew

    /** The crew is closed with the decoder. */
    public OpenCvJpegDecoder(Crew crew) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException("the rasters are made for little-endian machines");
        }
        Loader.load(opencv_imgcodecs.class); // now, not when the first frame waits for it
        Loader.load(opencv_imgproc.class);
        setNumThreads(1); // OpenCV's idle threads spin, and none of its JPEG code uses them
        this.crew = crew;
        for (int i = 0; i < crew.size(); i++) {
            decoders.add(new SliceDecoder());
        }
    }

    @Override
    public boolean decode(EncodedFrame frame, Raster raster) throws InterruptedException {
        int rows = frame.rows();
        try {
            return rows == 0
                    ? frame.awaitWhole() && decoders.get(0).decode(frame, raster)
                    : decode(frame, rows, raster);
        } catch (RuntimeException
                | OutOfMemoryError e) { // OpenCV's exceptions, and pictures that are too much for this host
            LOG.debug("not decoded: {}", raster.size(), e);
            return false;
        }
    }

    private boolean decode(EncodedFrame frame, int rows, Raster raster) throws InterruptedException {
        Slices slices = Slices.of(rows, crew.size());
        return crew.run(
                slices.count(),
                (slice, worker) -> {
                    int first = slices.firstRow(slice);
                    int end = slices.firstRow(slice + 1);
                    return isThere(frame, end) && decoders.get(worker).decode(frame, first, end, raster);
                },
                slice -> {});
    }

    private static boolean isThere(EncodedFrame frame, int rows) {
        try {
            return frame.await(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        crew.close();
        decoders.forEach(SliceDecoder::close);
    }
}
