package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import udpcam.frame.Picture;
import udpcam.jpeg.JpegFrame;

/**
 * Hands on a JPEG that its camera made, without a look into its data, and leaves other pictures to another encoder: pixels,
 * and the kinds of JPEG that RFC 2435 cannot carry. A JPEG with something missing is refused. The user is told once of each.
 */
public final class PassthroughEncoder implements FrameEncoder {
    private enum Fate {
        AS_IT_IS,
        ANEW,
        REFUSED
    }

    private final FrameEncoder other;
    private final Consumer<String> tell;
    private final JpegFrame frame = new JpegFrame();
    private final Set<Fate> told = EnumSet.noneOf(Fate.class);

    /** Closes the {@code other} encoder when it is closed. */
    public PassthroughEncoder(FrameEncoder other, Consumer<String> tell) {
        this.other = other;
        this.tell = tell;
    }

    @Override
    public <E extends Exception> boolean encode(Picture picture, Output<E> output) throws E, InterruptedException {
        ByteBuffer jpeg = picture.jpeg();
        if (jpeg == null) {
            return other.encode(picture, output);
        }
        if (frame.read(jpeg)) {
            tellOnce(Fate.AS_IT_IS, "The camera's own JPEG is sent as it is");
            output.grown(frame);
            return true;
        }
        if (frame.isDamaged()) {
            tellOnce(
                    Fate.REFUSED,
                    "A JPEG of the camera is damaged and not sent: " + frame.refusal()
                            + "; --passthrough off decodes what there is");
            return false;
        }
        tellOnce(Fate.ANEW, "The camera's JPEG is compressed anew: " + frame.refusal());
        return other.encode(picture, output);
    }

    @Override
    public void close() {
        other.close();
    }

    private void tellOnce(Fate fate, String line) {
        if (told.add(fate)) {
            tell.accept(line);
        }
    }
}
