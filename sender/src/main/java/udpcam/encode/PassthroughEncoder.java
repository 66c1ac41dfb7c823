package udpcam.encode;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;
import udpcam.size.CameraJpegLimit;
import udpcam.size.SentAs;

/**
 * Passes a camera's own JPEG through without reading its entropy-coded data. One that it cannot read it makes clean first. Gives
 * pixels, and kinds of JPEG that RFC 2435 cannot carry, to another encoder. Refuses a damaged JPEG, but not for ever: of a
 * camera that gives no others the other encoder makes what it can. Leaves JPEGs out for which the network has no room, and has
 * them compressed anew if these are too many. Tells the user once of each.
 */
public final class PassthroughEncoder implements FrameEncoder {
    /** So many damaged JPEGs in a row are left out; those behind them are compressed anew. */
    static final int MOST_REFUSED = 10;

    private enum Handling {
        PASSED_THROUGH,
        LIMITED,
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
    private final CameraJpegLimit limit = new CameraJpegLimit();
    private int refused; // in a row
    private volatile int wantedBytes; // of the camera's JPEG; 0: it is not what would be sent
    private volatile @Nullable SentAs sentAsItIs; // null: the other encoder knows

    /** Owns the {@code other} encoder and closes it. */
    public PassthroughEncoder(FrameEncoder other, Consumer<String> tell) {
        this.other = other;
        this.tell = tell;
    }

    @Override
    public <E extends Exception> Outcome encode(Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        ByteBuffer jpeg = picture.jpeg();
        wantedBytes = 0;
        if (jpeg == null) {
            return encodeAnew(picture, budgetBytes, memory, output);
        }
        if (frame.read(jpeg) && cleaner.maySendAsItIs(frame.bytes())) {
            return pass(picture, budgetBytes, memory, output);
        }
        if (cleaner.clean(jpeg)) {
            memory.clear();
            cleaner.write(memory);
            try (Picture clean = cleaner.picture(supply, picture)) {
                return frame.read(memory.written())
                        ? pass(clean, budgetBytes, memory, output)
                        : compress(clean, budgetBytes, memory, output);
            }
        }
        if (cleaner.isOtherKind() && !frame.isDamaged()) {
            return compress(picture, budgetBytes, memory, output);
        }
        return refuse(picture, budgetBytes, memory, output);
    }

    private <E extends Exception> Outcome pass(Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        refused = 0;
        wantedBytes = frame.bytes().limit();
        switch (limit.judge(wantedBytes, budgetBytes, picture.capturedNanos())) {
            case AS_IT_IS -> {
                tellOnce(Handling.PASSED_THROUGH, "The camera's own JPEG is sent as it is");
                sentAsItIs = new SentAs(SentAs.AS_IT_IS, frame.size());
                output.grown(frame);
                return Outcome.ENCODED;
            }
            case LEFT_OUT -> {
                return Outcome.LEFT_OUT;
            }
            case ANEW -> {
                tellOnce(Handling.LIMITED, "The network takes less than the camera's JPEG: compressed anew");
                return encodeAnew(picture, budgetBytes, memory, output);
            }
        }
        throw new AssertionError();
    }

    /** Has a JPEG decoded and encoded that cannot be carried as it is. */
    private <E extends Exception> Outcome compress(
            Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) throws E, InterruptedException {
        refused = 0;
        tellOnce(Handling.REENCODED, "The camera's JPEG is compressed anew: " + frame.refusal());
        return encodeAnew(picture, budgetBytes, memory, output);
    }

    private <E extends Exception> Outcome refuse(Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException {
        String why = cleaner.isOtherKind() ? frame.refusal() : cleaner.refusal();
        if (refused < MOST_REFUSED) {
            refused++;
            tellOnce(
                    Handling.REFUSED,
                    "A JPEG of the camera is damaged and not sent: " + why
                            + "; --passthrough off decodes what there is");
            return Outcome.REFUSED;
        }
        tellOnce(
                Handling.REENCODED_AS_IT_IS,
                MOST_REFUSED + " JPEGs of the camera in a row were damaged: what there is of them is compressed anew");
        return encodeAnew(picture, budgetBytes, memory, output);
    }

    private <E extends Exception> Outcome encodeAnew(
            Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) throws E, InterruptedException {
        sentAsItIs = null;
        return other.encode(picture, budgetBytes, memory, output);
    }

    @Override
    public int wantedBytes() {
        int bytes = wantedBytes;
        return bytes == 0 ? other.wantedBytes() : bytes;
    }

    @Override
    public int leastBytes() {
        return other.leastBytes();
    }

    @Override
    public @Nullable SentAs sentAs() {
        SentAs asItIs = sentAsItIs;
        return asItIs == null ? other.sentAs() : asItIs;
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
