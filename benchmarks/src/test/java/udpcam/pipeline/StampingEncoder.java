package udpcam.pipeline;

import org.jspecify.annotations.Nullable;
import udpcam.encode.FrameEncoder;
import udpcam.encode.JpegBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;
import udpcam.size.SentAs;

/** Makes the JPEG of a number's picture. */
record StampingEncoder(StampedRows rows, JpegFrame frame) implements FrameEncoder {
    StampingEncoder(StampedRows rows) {
        this(rows, new JpegFrame());
    }

    @Override
    public <E extends Exception> Outcome encode(Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output)
            throws E {
        boolean legal = frame.read(rows.picture(picture.pixels().getInt(0)));
        output.grown(frame);
        return legal ? Outcome.ENCODED : Outcome.REFUSED;
    }

    @Override
    public int leastBytes() {
        return 0;
    }

    @Override
    public int wantedBytes() {
        return 0;
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
