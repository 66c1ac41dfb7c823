package udpcam.sender;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.encode.FrameEncoder;
import udpcam.encode.PassthroughEncoder;
import udpcam.encode.SizedEncoder;
import udpcam.encode.SlicedJpegEncoder;
import udpcam.jpeg.Sampling;
import udpcam.run.SliceWorkers;

/**
 * How pictures become JPEG, as the command line says.
 *
 * @param quality null: 50, and a camera's own JPEG may be sent as it is
 * @param possible whether the source may be a camera that gives JPEG
 */
record Compression(@Nullable Integer quality, Sampling sampling, Passthrough passthrough, boolean possible) {
    /** What {@code --passthrough} says. */
    enum Passthrough {
        AUTO,
        OFF
    }

    private static final int DEFAULT_QUALITY = 50;

    /** Whether a camera's own JPEG is to be sent as it is. */
    boolean passesThrough() {
        return passthrough == Passthrough.AUTO && possible && quality == null;
    }

    /** The encoder that does it; {@code tell} takes what the user is told while it does. */
    FrameEncoder encoder(SliceWorkers crew, Consumer<String> tell) {
        FrameEncoder encoder = new SizedEncoder(new SlicedJpegEncoder(sampling, crew), knownQuality());
        return passesThrough() ? new PassthroughEncoder(encoder, tell) : encoder;
    }

    /** For the user: what is done, and why. */
    @Override
    public String toString() {
        String anew = "quality " + knownQuality();
        if (!possible) {
            return anew;
        }
        if (passesThrough()) {
            return "a camera's own JPEG as it is, else " + anew;
        }
        return anew + " (a camera's own JPEG is compressed anew: "
                + (passthrough == Passthrough.AUTO ? "--quality is given)" : "--passthrough off)");
    }

    private int knownQuality() {
        return quality == null ? DEFAULT_QUALITY : quality;
    }
}
