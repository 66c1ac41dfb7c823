package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.frame.Picture;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.Slices;
import udpcam.run.Crew;

/**
 * Baseline JPEG with a restart marker at every row of MCUs, through OpenCV (libjpeg-turbo), in slices: a crew
 * encodes them side by side, and each goes out as soon as those before it did.
 */
public final class OpenCvJpegEncoder implements FrameEncoder {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCvJpegEncoder.class);

    private final Sampling sampling;
    private final Crew crew;
    private final List<SliceEncoder> encoders = new ArrayList<>(); // one for each of the crew
    private final SliceJoiner joiner = new SliceJoiner();

    /** Has an encoder encode lines of a picture. */
    private interface Lines {
        BytePointer encode(SliceEncoder encoder, int top, int lines);
    }

    /** {@code quality} is libjpeg's, 1-100. The crew is closed with the encoder. */
    public OpenCvJpegEncoder(int quality, Sampling sampling, Crew crew) {
        setNumThreads(1); // OpenCV's idle threads spin, and none of its JPEG code uses them
        this.sampling = sampling;
        this.crew = crew;
        for (int i = 0; i < crew.size(); i++) {
            encoders.add(new SliceEncoder(quality, sampling));
        }
        try (Picture picture = new Picture.Supply().take(new PictureSize(16, 16), 0);
                BytePointer first = encoders.get(0).encode(picture, 0, 16)) {
            LOG.debug("{} encoders, the first has encoded {} bytes", crew.size(), first.limit()); // all code is loaded
        }
    }

    @Override
    public <E extends Exception> boolean encode(Picture picture, Output<E> output) throws E, InterruptedException {
        ByteBuffer compressed = picture.jpeg();
        if (compressed == null) {
            return encode(picture.size(), (encoder, top, lines) -> encoder.encode(picture, top, lines), output);
        }
        try (Mat pixels = decode(compressed)) {
            if (pixels.empty()) {
                return false;
            }
            PictureSize size = new PictureSize(pixels.cols(), pixels.rows());
            return encode(size, (encoder, top, lines) -> encoder.encode(pixels, top, lines), output);
        }
    }

    @Override
    public void close() {
        crew.close();
        encoders.forEach(SliceEncoder::close);
    }

    private <E extends Exception> boolean encode(PictureSize size, Lines lines, Output<E> output)
            throws E, InterruptedException {
        Slices slices = Slices.of(sampling.mcuRows(size), crew.size());
        BytePointer[] encoded = new BytePointer[slices.count()];
        try {
            return crew.run(
                    slices.count(),
                    (slice, worker) -> {
                        int top = slices.firstRow(slice) * sampling.mcuHeight();
                        int bottom = Math.min(slices.firstRow(slice + 1) * sampling.mcuHeight(), size.height());
                        encoded[slice] = lines.encode(encoders.get(worker), top, bottom - top);
                        return encoded[slice].limit() > 0;
                    },
                    slice -> join(encoded, slice, size, output));
        } finally {
            for (BytePointer slice : encoded) {
                if (slice != null) {
                    slice.close();
                }
            }
        }
    }

    private <E extends Exception> void join(BytePointer[] encoded, int index, PictureSize size, Output<E> output)
            throws E {
        ByteBuffer slice = encoded[index].asByteBuffer();
        boolean isLast = index == encoded.length - 1;
        if ((index == 0 && !joiner.begin(slice, size)) || !joiner.add(slice, isLast)) {
            throw new IllegalStateException("OpenCV made another JPEG than was asked for: "
                    + joiner.frame().refusal());
        }
        output.grown(joiner.frame());
    }

    /** The pixels of a camera's JPEG; empty if there are none. */
    private static Mat decode(ByteBuffer compressed) {
        try (BytePointer bytes = new BytePointer(compressed);
                Mat row = new Mat(1, compressed.remaining(), CV_8UC1, bytes)) {
            return imdecode(row, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
        } catch (RuntimeException e) { // OpenCV's own exceptions are RuntimeExceptions
            LOG.debug("A JPEG was not decoded", e);
            return new Mat();
        }
    }
}
