package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.Slices;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;
import udpcam.pixels.OpenCvThreads;
import udpcam.run.SliceWorkers;

/**
 * Encodes baseline JPEG in slices, with a restart marker at every row of MCUs. A crew encodes the slices in parallel. The
 * output takes each slice as soon as it has those before it. Called by one thread.
 */
public final class SlicedJpegEncoder implements AutoCloseable {
    private static final PictureSize SMALLEST = new PictureSize(16, 16);
    private static final int H273_BT709 = 1;
    private static final int H273_BT601 = 6;

    private final Sampling sampling;
    private final SliceWorkers crew;
    private final List<SliceEncoder> encoders = new ArrayList<>(); // one for each slice
    private final SliceJoiner joiner = new SliceJoiner();

    /** Owns the crew and closes it. */
    public SlicedJpegEncoder(Sampling sampling, SliceWorkers crew) {
        this(SliceEncoder.best(sampling), sampling, crew);
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
            encoders.get(0).encode(picture, 0, SMALLEST.height(), SliceEncoder.ANY_QUALITY);
        }
    }

    /**
     * Encodes a picture of pixels. Calls the output on this thread, at least once.
     *
     * @param quality libjpeg's, 1-100
     * @param memory takes the JPEG
     * @return false if the picture cannot be encoded; what the output took of it is not a frame
     */
    public <E extends Exception> boolean encode(
            Picture picture, int quality, JpegBuffer memory, FrameEncoder.Output<E> output)
            throws E, InterruptedException {
        joiner.into(memory);
        PictureSize size = picture.size();
        Slices slices = Slices.of(sampling.mcuRows(size), crew.size());
        ByteBuffer[] encoded = new ByteBuffer[slices.count()];
        return crew.run(
                slices.count(),
                (slice, worker) -> {
                    int top = slices.firstRow(slice) * sampling.mcuHeight();
                    int bottom = Math.min(slices.firstRow(slice + 1) * sampling.mcuHeight(), size.height());
                    encoded[slice] = encoders.get(slice).encode(picture, top, bottom - top, quality);
                    return encoded[slice].hasRemaining();
                },
                slice -> join(encoded[slice], slice == 0, slice == slices.count() - 1, size, output));
    }

    /** The frame that was encoded last, as long as its memory is not used again. */
    JpegFrame frame() {
        return joiner.frame();
    }

    @Override
    public void close() {
        crew.close();
        encoders.forEach(SliceEncoder::close);
    }

    private <E extends Exception> void join(
            ByteBuffer slice, boolean isFirst, boolean isLast, PictureSize size, FrameEncoder.Output<E> output)
            throws E {
        if ((isFirst && !joiner.begin(slice, size)) || !joiner.add(slice, isLast)) {
            throw new IllegalStateException("an encoder made another JPEG than was asked for: "
                    + joiner.frame().refusal());
        }
        output.grown(joiner.frame());
    }
}
