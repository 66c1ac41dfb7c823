package udpcam.pipeline;

import udpcam.encode.FrameEncoder;
import udpcam.encode.JpegBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;

/** Makes the JPEG of a number's picture. */
record StampingEncoder(StampedRows rows, JpegFrame frame) implements FrameEncoder {
    StampingEncoder(StampedRows rows) {
        this(rows, new JpegFrame());
    }

    @Override
    public <E extends Exception> boolean encode(Picture picture, JpegBuffer memory, Output<E> output) throws E {
        boolean legal = frame.read(rows.picture(picture.pixels().getInt(0)));
        output.grown(frame);
        return legal;
    }

    @Override
    public void close() {
        // nothing is held but memory
    }
}
