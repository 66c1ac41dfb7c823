package udpcam.pipeline;

import org.jspecify.annotations.Nullable;
import udpcam.encode.FrameEncoder;
import udpcam.encode.JpegBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;
import udpcam.size.SentAs;

/** Makes the JPEG of a number's picture, or leaves it out where that is more than a quarter above the budget. */
record StampingEncoder(StampedRows rows, JpegFrame frame) implements FrameEncoder {
    StampingEncoder(StampedRows rows) {
        this(rows, new JpegFrame());
    }

    @Override
    public <E extends Exception> Outcome encode(Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output)
            throws E {
        boolean legal = frame.read(rows.picture(picture.pixels().getInt(0)));
        if (legal && wantedBytes() > 1.25 * budgetBytes) {
            return Outcome.LEFT_OUT;
        }
        output.grown(frame);
        return legal ? Outcome.ENCODED : Outcome.REFUSED;
    }

    @Override
    public int leastBytes() {
        return wantedBytes();
    }

    @Override
    public int wantedBytes() {
        return frame.bytes().limit();
    }

    @Override
    public @Nullable SentAs sentAs() {
        return null;
    }

    @Override
    public void close() {
        // nothing is held but memory
    }
}
