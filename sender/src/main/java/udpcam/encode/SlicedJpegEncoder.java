package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.Slices;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;
import udpcam.pixels.ImageDecoder;
import udpcam.pixels.OpenCvThreads;
import udpcam.run.SliceWorkers;

/**
 * Encodes baseline JPEG in slices, with a restart marker at every row of MCUs. A crew encodes the slices in parallel. The
 * output takes each slice as soon as it has those before it.
 */
public final class SlicedJpegEncoder implements FrameEncoder {
    private static final PictureSize SMALLEST = new PictureSize(16, 16);
    private static final int H273_BT709 = 1;
    private static final int H273_BT601 = 6;

    private final Sampling sampling;
    private final SliceWorkers crew;
    private final List<SliceEncoder> encoders = new ArrayList<>(); // one for each slice
    private final SliceJoiner joiner = new SliceJoiner();
    private final ImageDecoder decoder = new ImageDecoder();

    /** Encodes lines of a picture with one encoder. */
    private interface Lines {
        ByteBuffer encode(SliceEncoder encoder, int top, int lines);
    }

    /** Owns the crew and closes it. {@code quality} is libjpeg's, 1-100. */
    public SlicedJpegEncoder(int quality, Sampling sampling, SliceWorkers crew) {
        this(SliceEncoder.best(quality, sampling), sampling, crew);
    }

    /** Uses encoders of one kind, with that sampling. */
    SlicedJpegEncoder(Supplier<SliceEncoder> maker, Sampling sampling, SliceWorkers crew) {
        OpenCvThreads.disable();
        this.sampling = sampling;
        this.crew = crew;
        for (int i = 0; i < crew.size(); i++) {
            encoders.add(maker.get());
        }
        Picture.Supply supply = new Picture.Supply();
        loadFor(supply.take(SMALLEST, 0));
        loadFor(supply.take(SMALLEST, new YuvColours(H273_BT601, false), 0));
        loadFor(supply.take(SMALLEST, new YuvColours(H273_BT709, false), 0));
    }

    /** Loads the code for pictures of this kind, so that the first picture need not wait for it. */
    private void loadFor(Picture picture) {
        try (picture) {
            encoders.get(0).encode(picture, 0, SMALLEST.height());
        }
    }

    @Override
    public <E extends Exception> boolean encode(Picture picture, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        joiner.into(memory);
        ByteBuffer compressed = picture.jpeg();
        if (compressed == null) {
            return encode(picture.size(), (encoder, top, lines) -> encoder.encode(picture, top, lines), output);
        }
        try (Mat pixels = decoder.decode(compressed)) {
            if (pixels.empty()) {
                return false;
            }
            PictureSize size = new PictureSize(pixels.cols(), pixels.rows());
            return encode(size, (encoder, top, lines) -> encode(encoder, pixels, top, lines), output);
        }
    }

    @Override
    public void close() {
        crew.close();
        encoders.forEach(SliceEncoder::close);
        decoder.close();
    }

    private <E extends Exception> boolean encode(PictureSize size, Lines lines, Output<E> output)
            throws E, InterruptedException {
        Slices slices = Slices.of(sampling.mcuRows(size), crew.size());
        ByteBuffer[] encoded = new ByteBuffer[slices.count()];
        return crew.run(
                slices.count(),
                (slice, worker) -> {
                    int top = slices.firstRow(slice) * sampling.mcuHeight();
                    int bottom = Math.min(slices.firstRow(slice + 1) * sampling.mcuHeight(), size.height());
                    encoded[slice] = lines.encode(encoders.get(slice), top, bottom - top);
                    return encoded[slice].hasRemaining();
                },
                slice -> join(encoded[slice], slice == 0, slice == slices.count() - 1, size, output));
    }

    private <E extends Exception> void join(
            ByteBuffer slice, boolean isFirst, boolean isLast, PictureSize size, Output<E> output) throws E {
        if ((isFirst && !joiner.begin(slice, size)) || !joiner.add(slice, isLast)) {
            throw new IllegalStateException("an encoder made another JPEG than was asked for: "
                    + joiner.frame().refusal());
        }
        output.grown(joiner.frame());
    }

    private static ByteBuffer encode(SliceEncoder encoder, Mat picture, int top, int lines) {
        try (Mat rows = picture.rowRange(top, top + lines)) {
            return encoder.encode(rows);
        }
    }
}
