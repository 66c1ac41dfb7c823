package udpcam.sender;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.WholeFile;
import udpcam.jpeg.PictureSize;
import udpcam.sdp.Origin;
import udpcam.sdp.SessionDescription;

/**
 * Where the sender describes its stream for players. One thread calls it; another one writes the file. Where that tells a key,
 * its owner alone may read it.
 */
final class SessionFile {
    /** Standard output instead of a file. */
    static final Path STANDARD_OUTPUT = Path.of("-");

    private final Path file;
    private final Supplier<@Nullable SessionDescription> stream;
    private final Supplier<Origin> first;
    private final PrintWriter out;
    private final Console console;
    private final Executor writing;
    private final Consumer<Throwable> onFailure;
    private @Nullable Origin origin;
    private @Nullable SessionDescription described;

    /**
     * Nothing is described yet.
     *
     * @param stream the stream as it is now, but for its pictures' size; null while there is nothing to describe
     * @param first who describes it, asked once
     * @param writing runs in order what takes its time: files may be slow
     * @param onFailure is told of a file that cannot be written the first time
     */
    SessionFile(
            Path file,
            Supplier<@Nullable SessionDescription> stream,
            Supplier<Origin> first,
            PrintWriter out,
            Console console,
            Executor writing,
            Consumer<Throwable> onFailure) {
        this.file = file;
        this.stream = stream;
        this.first = first;
        this.out = out;
        this.console = console;
        this.writing = writing;
        this.onFailure = onFailure;
    }

    /**
     * Describes the stream if its pictures' size or its remote's address is new. A file that cannot be written is a failure at
     * first; later, it is only told, because the first description may be enough.
     */
    void offer(PictureSize size) {
        SessionDescription now = stream.get();
        SessionDescription sized = now == null ? null : now.withDimensions(size);
        if (sized == null || sized.equals(described)) {
            return;
        }
        described = sized;
        boolean isFirst = origin == null;
        Origin edition = origin == null ? first.get() : origin.next();
        origin = edition;
        String text = sized.text(edition);
        boolean isSecret = sized.sealing() != null;
        if (!file.equals(STANDARD_OUTPUT)) {
            writing.execute(() -> write(text, isSecret, isFirst));
        } else if (isFirst) {
            writing.execute(() -> print(text));
        }
    }

    private void print(String text) {
        out.print(text);
        out.close(); // a player at the other end of a pipe begins when it sees the end
    }

    private void write(String text, boolean isSecret, boolean isFirst) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        try {
            if (isSecret) {
                WholeFile.writeForOwner(file, content);
            } else {
                WholeFile.write(file, content);
            }
        } catch (IOException failure) {
            String option = isSecret ? "--srtp-sdp" : "--sdp";
            String refusal = option + ": cannot write " + file + ": " + WholeFile.reason(failure);
            if (isFirst) {
                onFailure.accept(new EnvironmentException(refusal, failure));
            } else {
                console.say(refusal, failure);
            }
        }
    }
}
