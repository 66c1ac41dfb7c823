package udpcam.encode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;
import udpcam.pixels.ImageDecoder;
import udpcam.pixels.PictureScaler;
import udpcam.size.FrameSizer;
import udpcam.size.Rung;
import udpcam.size.SentAs;

/**
 * Encodes frames on the highest rung that fits their budget. A frame that could be too large is looked at before it is handed
 * out: if it is, it is encoded once more, and if that is too large as well, left out.
 */
public final class SizedEncoder implements FrameEncoder {
    private final SlicedJpegEncoder jpeg;
    private final FrameSizer sizer;
    private final ImageDecoder decoder = new ImageDecoder();
    private final Picture.Supply supply = new Picture.Supply();
    private final PictureScaler scaler = new PictureScaler();
    private volatile int wantedBytes;
    private volatile int leastBytes;
    private volatile @Nullable SentAs sentAs;

    /** Owns the encoder and closes it; {@code ceiling} is the quality where nothing limits, libjpeg's, 1-100. */
    public SizedEncoder(SlicedJpegEncoder jpeg, int ceiling) {
        this.jpeg = jpeg;
        this.sizer = new FrameSizer(ceiling);
    }

    @Override
    public <E extends Exception> Outcome encode(Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        ByteBuffer compressed = picture.jpeg();
        if (compressed == null) {
            return encodePixels(picture, budgetBytes, memory, output);
        }
        try (Picture pixels = decoder.decode(compressed, null, supply, picture.capturedNanos())) {
            return pixels == null ? Outcome.REFUSED : encodePixels(pixels, budgetBytes, memory, output);
        }
    }

    private <E extends Exception> Outcome encodePixels(
            Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) throws E, InterruptedException {
        sizer.begin(budgetBytes, picture.capturedNanos());
        Rung rung = sizer.choose();
        boolean isSure = rung != null && sizer.isSure(rung);
        Output<E> meanwhile = isSure ? output : frame -> {};
        if (rung != null && !encode(picture, rung, memory, meanwhile)) {
            return Outcome.REFUSED;
        }
        if (rung != null && !isSure && sizer.isTooLarge(frameBytes())) {
            rung = sizer.choose();
            if (rung != null && !encode(picture, rung, memory, meanwhile)) {
                return Outcome.REFUSED;
            }
        }
        if (rung == null || (!isSure && sizer.isTooLarge(frameBytes()))) {
            sizer.leaveOut();
            return Outcome.LEFT_OUT;
        }
        sizer.send(frameBytes());
        tell(rung);
        if (!isSure) {
            output.grown(jpeg.frame());
        }
        return Outcome.ENCODED;
    }

    private <E extends Exception> boolean encode(Picture picture, Rung rung, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        boolean isEncoded;
        if (rung.isFullSize()) {
            isEncoded = jpeg.encode(picture, rung.quality(), memory, output);
        } else {
            try (Picture scaled = scaler.scale(picture, rung.sizeOf(picture.size()))) {
                isEncoded = jpeg.encode(scaled, rung.quality(), memory, output);
            }
        }
        if (isEncoded) {
            sizer.learn(rung, frameBytes());
            wantedBytes = sizer.wantedBytes();
            leastBytes = sizer.leastBytes();
        }
        return isEncoded;
    }

    private int frameBytes() {
        return jpeg.frame().bytes().limit();
    }

    private void tell(Rung rung) {
        JpegFrame frame = jpeg.frame();
        SentAs before = sentAs;
        if (before == null
                || before.quality() != rung.quality()
                || !before.size().equals(frame.size())) {
            sentAs = new SentAs(rung.quality(), frame.size());
        }
    }

    @Override
    public int wantedBytes() {
        return wantedBytes;
    }

    @Override
    public int leastBytes() {
        return leastBytes;
    }

    @Override
    public @Nullable SentAs sentAs() {
        return sentAs;
    }

    @Override
    public void close() {
        jpeg.close();
        decoder.close();
    }
}
