package udpcam.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import udpcam.cli.WholeFile;
import udpcam.decode.StillDecoder;
import udpcam.display.PngEncoder;
import udpcam.frame.EncodedFrame;

/** The newest picture that was shown, to be written to a file: whole, or not at all. Any thread may call it. */
public final class Snapshot {
    private @Nullable EncodedFrame newest;

    /** Keeps the frame, and closes the one before. */
    synchronized void keep(EncodedFrame frame) {
        if (newest != null) {
            newest.close();
        }
        newest = frame;
    }

    /** Whether a file's name tells a format that can be written. */
    static boolean accepts(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || isPng(name);
    }

    /**
     * Writes the newest picture: a JPEG as it came, byte for byte, or a PNG of it.
     *
     * @return false if there is no picture yet
     */
    boolean write(Path file) throws IOException {
        boolean png = isPng(file.toString().toLowerCase(Locale.ROOT));
        try {
            byte[] jpeg = newestBytes();
            if (jpeg == null) {
                return false;
            }
            WholeFile.write(file, png ? PngEncoder.encode(StillDecoder.decode(jpeg)) : jpeg);
            return true;
        } catch (OutOfMemoryError e) { // --max-pixels lets in more than the JVM's heap may hold
            throw new IOException(
                    png ? "the picture is too large to become a PNG" : "there is not enough memory for the picture", e);
        }
    }

    private synchronized byte @Nullable [] newestBytes() {
        return newest == null ? null : Arrays.copyOf(newest.bytes(), newest.length());
    }

    private static boolean isPng(String lowerCaseName) {
        return lowerCaseName.endsWith(".png");
    }
}
