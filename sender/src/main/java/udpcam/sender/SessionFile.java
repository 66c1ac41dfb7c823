package udpcam.sender;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.WholeFile;
import udpcam.jpeg.PictureSize;
import udpcam.sdp.Origin;
import udpcam.sdp.SessionDescription;

/** Where the sender describes its stream for players. Called by one thread; another one writes the file. */
final class SessionFile {
    /** Standard output instead of a file. */
    static final Path STANDARD_OUTPUT = Path.of("-");

    private final Path file;
    private final SessionDescription stream;
    private final PrintWriter out;
    private final Console console;
    private final Executor writing;
    private Origin origin;
    private @Nullable PictureSize described;

    /** {@code writing} runs in order what takes its time: files may be slow. */
    SessionFile(
            Path file, SessionDescription stream, Origin first, PrintWriter out, Console console, Executor writing) {
        this.file = file;
        this.stream = stream;
        this.origin = first;
        this.out = out;
        this.console = console;
        this.writing = writing;
    }

    /** Describes the stream if its pictures have another size than before; a file that cannot be written is told. */
    void offer(PictureSize size) {
        if (size.equals(described)) {
            return;
        }
        boolean first = described == null;
        described = size;
        String text = stream.withDimensions(size).text(origin);
        origin = origin.next();
        if (!file.equals(STANDARD_OUTPUT)) {
            writing.execute(() -> write(text));
        } else if (first) {
            writing.execute(() -> print(text));
        }
    }

    private void print(String text) {
        out.print(text);
        out.close(); // a player at the other end of a pipe begins when it sees the end
    }

    private void write(String text) {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            console.say("--sdp: cannot write " + file + ": " + WholeFile.reason(failure), failure);
        }
    }
}
