package udpcam.sender;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.WholeFile;
import udpcam.jpeg.PictureSize;
import udpcam.sdp.Origin;
import udpcam.sdp.SessionDescription;

/** Where the sender describes its stream for players. Called by the send worker. */
final class SessionFile {
    /** Standard output instead of a file. */
    static final Path STANDARD_OUTPUT = Path.of("-");

    private final Path file;
    private final SessionDescription stream;
    private final PrintWriter out;
    private final Console console;
    private Origin origin;
    private @Nullable PictureSize described;

    SessionFile(Path file, SessionDescription stream, Origin first, PrintWriter out, Console console) {
        this.file = file;
        this.stream = stream;
        this.origin = first;
        this.out = out;
        this.console = console;
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
            write(text);
        } else if (first) {
            out.print(text);
            out.close(); // a player at the other end of a pipe begins when it sees the end
        }
    }

    private void write(String text) {
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            console.say("--sdp: cannot write " + file + ": " + WholeFile.reason(failure), failure);
        }
    }
}
