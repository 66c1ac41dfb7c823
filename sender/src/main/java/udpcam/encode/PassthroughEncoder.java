package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;

/**
 * Passes a camera's own JPEG through without reading its entropy-coded data. Gives pixels, and kinds of JPEG that RFC 2435
 * cannot carry, to another encoder. Refuses a damaged JPEG. Tells the user once of each.
 */
public final class PassthroughEncoder implements FrameEncoder {
    private enum Handling {
        PASSED_THROUGH,
        REENCODED,
        REFUSED
    }

    private final FrameEncoder other;
    private final Consumer<String> tell;
    private final JpegFrame frame = new JpegFrame();
    private final Set<Handling> told = EnumSet.noneOf(Handling.class);

    /** Owns the {@code other} encoder and closes it. */
    public PassthroughEncoder(FrameEncoder other, Consumer<String> tell) {
        this.other = other;
        this.tell = tell;
    }

    @Override
    public <E extends Exception> boolean encode(Picture picture, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        ByteBuffer jpeg = picture.jpeg();
        if (jpeg == null) {
            return other.encode(picture, memory, output);
        }
        if (frame.read(jpeg)) {
            tellOnce(Handling.PASSED_THROUGH, "The camera's own JPEG is sent as it is");
            output.grown(frame);
            return true;
        }
        if (frame.isDamaged()) {
            tellOnce(
                    Handling.REFUSED,
                    "A JPEG of the camera is damaged and not sent: " + frame.refusal()
                            + "; --passthrough off decodes what there is");
            return false;
        }
        tellOnce(Handling.REENCODED, "The camera's JPEG is compressed anew: " + frame.refusal());
        return other.encode(picture, memory, output);
    }

    @Override
    public void close() {
        other.close();
    }

    private void tellOnce(Handling handling, String line) {
        if (told.add(handling)) {
            tell.accept(line);
        }
    }
}
