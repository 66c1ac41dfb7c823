package udpcam.bench.pair;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import udpcam.bench.process.Meter;
import udpcam.bench.process.ProcessUse;
import udpcam.bench.screen.Screen;
import udpcam.jpeg.PictureSize;
import udpcam.run.Worker;

/** Both programs of a pair, and the FIFO that they are to show. Closing it ends them. */
public final class RunningPair implements AutoCloseable {
    private static final String SESSION =
            "v=0\no=- 0 0 IN IP4 %1$s\ns=bench\nc=IN IP4 %1$s\nt=0 0\nm=video %2$d RTP/AVP 26\n";

    private final Place place;
    private final Path folder;
    private final Path fifo;
    private final Path session;
    private final Process receiver;
    private final Process sender;

    /**
     * Where they run.
     *
     * @param root the folder in which the commands run
     * @param audible whether what the programs say is shown, on standard error
     */
    public record Place(Screen screen, Network network, Path root, boolean audible) {}

    /** Starts them. */
    public RunningPair(Pair pair, PictureSize size, int port, Place place) throws IOException, InterruptedException {
        this.place = place;
        folder = Files.createTempDirectory("bench");
        fifo = folder.resolve("camera.y4m");
        String remote = place.network().remote();
        session = Files.writeString(folder.resolve("stream.sdp"), SESSION.formatted(remote, port));
        Map<String, String> names = Map.of(
                "FIFO", fifo.toString(),
                "SDP", session.toString(),
                "REMOTE", remote,
                "PORT", String.valueOf(port),
                "KBITS", String.valueOf(place.network().videoKilobits()),
                "WIDTH", String.valueOf(size.width()),
                "HEIGHT", String.valueOf(size.height()));
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        receiver = start(Network.Side.RECEIVER, Pair.fill(pair.receiver(), names));
        sender = start(Network.Side.SENDER, Pair.fill(pair.sender(), names));
    }

    private Process start(Network.Side side, String command) throws IOException {
        List<String> shell = List.of("sh", "-c", "exec " + command + " >&2");
        ProcessBuilder builder = new ProcessBuilder(place.network().command(side, shell));
        builder.environment().put("UDPCAM_NO_ANNOUNCE", "1");
        builder.environment().put("DISPLAY", place.screen().display());
        return builder.directory(place.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(place.audible() ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The FIFO, as soon as the sender reads it; one that nobody reads if the sender has ended. */
    public OutputStream open() throws IOException {
        Worker standIn = new Worker("stand-in", this::readInstead, Throwable::printStackTrace).start();
        OutputStream out = Files.newOutputStream(fifo);
        standIn.join();
        return out;
    }

    /** Opens the FIFO if the sender ends before it does, so that its writer need not wait for ever. */
    private boolean readInstead() throws IOException, InterruptedException {
        sender.waitFor();
        Files.newInputStream(fifo).close();
        return false;
    }

    /** Measures what both take. */
    public Meter meter() {
        return new Meter(senderUse(), receiverUse(), place.network().device());
    }

    /** What the sender uses. */
    public ProcessUse senderUse() {
        return new ProcessUse(sender.pid());
    }

    /** What the receiver uses. */
    public ProcessUse receiverUse() {
        return new ProcessUse(receiver.pid());
    }

    @Override
    public void close() throws IOException {
        end(sender);
        end(receiver);
        Files.deleteIfExists(fifo);
        Files.deleteIfExists(session);
        Files.deleteIfExists(folder);
    }

    /** Has it end, and if it does not within 3 s, ends it. */
    public static void end(Process process) {
        process.destroy();
        try {
            if (process.waitFor(3, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
