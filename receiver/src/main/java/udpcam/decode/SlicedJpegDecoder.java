package udpcam.decode;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.Slices;
import udpcam.picture.Raster;
import udpcam.run.SliceWorkers;

/**
 * Frames with a restart marker at each row of MCUs are decoded in slices, by a crew, and while they still grow; others, of
 * any kind, in one piece.
 */
public final class SlicedJpegDecoder implements FrameDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(SlicedJpegDecoder.class);

    private final SliceWorkers crew;
    private final List<SliceDecoder> decoders = new ArrayList<>(); // one for each of the crew
    private @Nullable SliceDecoder whole; // there from the first frame on that needs it
    private volatile @Nullable OutOfMemoryError lack; // of memory, met by one of the crew

    /** The crew is closed with the decoder. */
    public SlicedJpegDecoder(SliceWorkers crew) {
        this(RowDecoder.best(), crew);
    }

    /** The same with decoders of one kind for the slices. */
    SlicedJpegDecoder(Supplier<RowDecoder> maker, SliceWorkers crew) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException("the rasters are made for little-endian machines");
        }
        this.crew = crew;
        for (int i = 0; i < crew.size(); i++) {
            decoders.add(new SliceDecoder(maker.get()));
        }
    }

    @Override
    public boolean decode(DecodableFrame frame, Raster raster) throws InterruptedException {
        lack = null;
        boolean isDecoded = frame.rows() == 0 ? decodeInOnePiece(frame, raster) : decodeInSlices(frame, raster);
        OutOfMemoryError met = lack;
        if (met != null) {
            throw met;
        }
        return isDecoded;
    }

    private boolean decodeInOnePiece(DecodableFrame frame, Raster raster) throws InterruptedException {
        WholeFrame inOnePiece = frame.awaitWhole();
        return inOnePiece != null && decode(raster, () -> whole().decode(inOnePiece, raster));
    }

    private boolean decodeInSlices(DecodableFrame frame, Raster raster) throws InterruptedException {
        if (!raster.size().equals(frame.size())) {
            return false;
        }
        Slices slices = Slices.of(frame.rows(), crew.size());
        return crew.run(
                slices.count(),
                (slice, worker) -> {
                    int first = slices.firstRow(slice);
                    int end = slices.firstRow(slice + 1);
                    return isThere(frame, end)
                            && decode(raster, () -> decoders.get(worker).decode(frame, first, end, raster));
                },
                slice -> {});
    }

    /** What a decoder does; false if it fails, too: OpenCV throws, and memory may lack. */
    private boolean decode(Raster raster, BooleanSupplier decoder) {
        try {
            return decoder.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("not decoded: {}", raster.size(), e);
            return false;
        } catch (OutOfMemoryError e) {
            lack = e;
            return false;
        }
    }

    private static boolean isThere(DecodableFrame frame, int rows) {
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
        if (whole != null) {
            whole.close();
        }
    }

    private SliceDecoder whole() {
        if (whole == null) {
            whole = new SliceDecoder(new AnyKindRowDecoder());
        }
        return whole;
    }
}
