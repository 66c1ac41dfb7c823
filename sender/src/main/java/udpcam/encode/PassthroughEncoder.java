package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;

/**
 * Passes a camera's own JPEG through without reading its entropy-coded data. One that it cannot read it makes clean first. Gives
 * pixels, and kinds of JPEG that RFC 2435 cannot carry, to another encoder. Refuses a damaged JPEG, but not for ever: of a
 * camera that gives no others the other encoder makes what it can. Tells the user once of each.
 */
public final class PassthroughEncoder implements FrameEncoder {
    /** So many damaged JPEGs in a row are left out; those behind them are compressed anew. */
    static final int MOST_REFUSED = 10;

    private enum Handling {
        PASSED_THROUGH,
        REENCODED,
        REFUSED,
        REENCODED_AS_IT_IS
    }

    private final FrameEncoder other;
    private final Consumer<String> tell;
    private final JpegFrame frame = new JpegFrame();
    private final CameraJpeg cleaner = new CameraJpeg();
    private final Picture.Supply supply = new Picture.Supply();
    private final Set<Handling> told = EnumSet.noneOf(Handling.class);
    private int refused; // in a row

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
        if (frame.read(jpeg) && cleaner.maySendAsItIs(frame.bytes())) {
            return pass(output);
        }
        if (cleaner.clean(jpeg)) {
            memory.clear();
            cleaner.write(memory);
            if (frame.read(memory.written())) {
                return pass(output);
            }
            try (Picture clean = cleaner.picture(supply, picture)) {
                return compress(clean, memory, output);
            }
        }
        if (cleaner.isOtherKind() && !frame.isDamaged()) {
            return compress(picture, memory, output);
        }
        return refuse(picture, memory, output);
    }

    private <E extends Exception> boolean pass(Output<E> output) throws E {
        refused = 0;
        tellOnce(Handling.PASSED_THROUGH, "The camera's own JPEG is sent as it is");
        output.grown(frame);
        return true;
    }

    /** Has a JPEG decoded and encoded that cannot be carried as it is. */
    private <E extends Exception> boolean compress(Picture picture, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        refused = 0;
        tellOnce(Handling.REENCODED, "The camera's JPEG is compressed anew: " + frame.refusal());
        return other.encode(picture, memory, output);
    }

    private <E extends Exception> boolean refuse(Picture picture, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        String why = cleaner.isOtherKind() ? frame.refusal() : cleaner.refusal();
        if (refused < MOST_REFUSED) {
            refused++;
            tellOnce(
                    Handling.REFUSED,
                    "A JPEG of the camera is damaged and not sent: " + why
                            + "; --passthrough off decodes what there is");
            return false;
        }
        tellOnce(
                Handling.REENCODED_AS_IT_IS,
                MOST_REFUSED + " JPEGs of the camera in a row were damaged: what there is of them is compressed anew");
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
