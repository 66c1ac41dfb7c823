package udpcam.outlet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Failure;
import udpcam.cli.WholeFile;
import udpcam.decode.StillDecoder;
import udpcam.display.PngEncoder;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;

/**
 * Writes the frame that the user sees to a file, whole, or not at all; where there is no window, the newest that is whole. Needs no
 * worker: it looks at a frame, and decodes it, when it is written. Any thread may call it.
 */
public final class SnapshotOutlet implements FrameOutlet {
    private final Admission admission;
    private final Supplier<@Nullable WholeFrame> seen;
    private @Nullable DecodableFrame newest; // may grow yet
    private @Nullable WholeFrame before; // the last one that was whole when the newest came

    /** {@code seen} gives the frame that the user sees, held, as {@link ShownFrames#holdSeen} does. */
    public SnapshotOutlet(Admission admission, Supplier<@Nullable WholeFrame> seen) {
        this.admission = admission;
        this.seen = seen;
    }

    @Override
    public boolean wantsGrowing() {
        return false;
    }

    @Override
    public synchronized void offer(DecodableFrame frame) {
        DecodableFrame last = newest;
        WholeFrame whole = last == null ? null : last.whole();
        newest = frame;
        if (whole != null && !whole.record().isRefused()) {
            letGo(before);
            before = whole;
        } else {
            letGo(last);
        }
    }

    private static void letGo(@Nullable DecodableFrame frame) {
        if (frame != null) {
            frame.close();
        }
    }

    @Override
    public void start() {
        // there is nothing to be done before a file is to be written
    }

    /** Whether a file's name tells a format that can be written. */
    public static boolean accepts(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || isPng(name);
    }

    /**
     * Writes the frame: a JPEG as it came, byte for byte, or a PNG of it.
     *
     * @return false if there is no frame yet
     */
    public boolean write(Path file) throws IOException {
        boolean png = isPng(file.toString().toLowerCase(Locale.ROOT));
        try {
            byte[] jpeg = bytes(seen.get());
            jpeg = jpeg == null ? newestBytes() : jpeg;
            if (jpeg == null) {
                return false;
            }
            WholeFile.write(file, png ? PngEncoder.encode(StillDecoder.decode(jpeg)) : jpeg);
            return true;
        } catch (OutOfMemoryError e) { // --max-pixels lets in more than the JVM's heap may hold
            throw new IOException(
                    "there is not enough memory for " + (png ? "a PNG" : "the picture") + "; " + Failure.MORE_MEMORY,
                    e);
        }
    }

    private byte @Nullable [] newestBytes() {
        byte[] jpeg = bytes(hold(true));
        return jpeg == null ? bytes(hold(false)) : jpeg;
    }

    private synchronized @Nullable WholeFrame hold(boolean isNewest) {
        DecodableFrame last = newest;
        WholeFrame frame = isNewest && last != null ? last.whole() : isNewest ? null : before;
        if (frame != null) {
            frame.hold();
        }
        return frame;
    }

    private byte @Nullable [] bytes(@Nullable WholeFrame held) {
        try (WholeFrame frame = held) {
            if (frame == null || admission.refusal(frame) != null) {
                return null;
            }
            return Arrays.copyOf(frame.bytes(), frame.length());
        }
    }

    private static boolean isPng(String lowerCaseName) {
        return lowerCaseName.endsWith(".png");
    }

    /** Keeps its frame, which can be written yet. */
    @Override
    public void close() {
        // nothing works here
    }
}
