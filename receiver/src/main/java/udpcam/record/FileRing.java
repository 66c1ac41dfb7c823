package udpcam.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.cli.Extent;
import udpcam.cli.WholeFile;

/**
 * Keeps the newest of a recording's numbered files, up to a size or an age, and removes the older ones: no others, and never the
 * one that is written. Called by one thread.
 */
public final class FileRing {
    private static final Logger LOG = LoggerFactory.getLogger(FileRing.class);

    /** A file that is finished. */
    private record Part(Path file, long bytes, long endMillis) {}

    private final FileNames names;
    private final Extent kept;
    private final InstantSource wall;
    private final Consumer<String> say;
    private final ArrayDeque<Part> parts = new ArrayDeque<>(); // the oldest first
    private long bytes; // of all of them

    /** {@code say} is told what cannot be removed. */
    public FileRing(FileNames names, Extent kept, InstantSource wall, Consumer<String> say) {
        this.names = names;
        this.kept = kept;
        this.wall = wall;
        this.say = say;
    }

    /** A file begins: looks which others there are. */
    void begin(Path current) throws IOException {
        parts.clear();
        bytes = 0;
        for (Path file : names.parts().values()) {
            if (!file.equals(current)) {
                add(file);
            }
        }
    }

    private void add(Path file) throws IOException {
        try {
            Part part = new Part(
                    file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
            parts.add(part);
            bytes += part.bytes();
        } catch (NoSuchFileException e) {
            LOG.debug("{} has gone meanwhile", file);
        }
    }

    /** Removes files until the rest is no more than is kept, the one that is written included. */
    void trim(long currentBytes) {
        Part oldest = parts.peek();
        while (oldest != null && isBeyond(oldest, currentBytes)) {
            remove(oldest);
            oldest = parts.peek();
        }
    }

    private boolean isBeyond(Part oldest, long currentBytes) {
        return kept.isTime()
                ? Duration.ofMillis(wall.millis() - oldest.endMillis()).toNanos() > kept.nanos()
                : bytes + currentBytes > kept.bytes();
    }

    private void remove(@Nullable Part oldest) {
        if (oldest == null) {
            return;
        }
        parts.remove();
        bytes -= oldest.bytes();
        try {
            Files.deleteIfExists(oldest.file());
        } catch (IOException e) {
            say.accept(
                    "Cannot remove " + oldest.file() + ", which is older than --record-keep: " + WholeFile.reason(e));
        }
    }
}
