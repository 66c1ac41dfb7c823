package udpcam.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * One measurement of a pair: the delay from the last byte of a frame in a FIFO to the frame's bottom on the screen, after some
 * seconds to warm up.
 *
 * @param root the folder in which the commands run
 * @param audible whether what the programs say is shown, on standard error
 */
record Round(Clip clip, double fps, double seconds, Path root, boolean audible) {
    private static final double WARM_UP_SECONDS = 4;
    static final int MARGIN = 320; // of the screen around the picture, for what windows have around it
    private static final int MIN_SCREEN_WIDTH = 1600; // OpenCV's toolbar is wider than small pictures, which it centres
    private static final String SESSION =
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=bench\nc=IN IP4 127.0.0.1\nt=0 0\nm=video %d RTP/AVP 26\n";

    /** Runs the pair on a screen, a FIFO and a port of its own. */
    Result measure(Pair pair, int port) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        Path fifo = folder.resolve("camera.y4m");
        Path session = Files.writeString(folder.resolve("stream.sdp"), SESSION.formatted(port));
        Map<String, String> names = Map.of(
                "FIFO", fifo.toString(),
                "SDP", session.toString(),
                "PORT", String.valueOf(port),
                "WIDTH", String.valueOf(clip.size().width()),
                "HEIGHT", String.valueOf(clip.size().height()));
        AtomicLongArray written = new AtomicLongArray(frames());
        AtomicLongArray seen = new AtomicLongArray(frames());
        int width = Math.max(MIN_SCREEN_WIDTH, clip.size().width() + MARGIN);
        int height = clip.size().height() + MARGIN;
        try (Screen screen = new Screen(width, height)) {
            run("mkfifo " + fifo, screen).waitFor();
            Process receiver = run(Pair.fill(pair.receiver(), names), screen);
            Process sender = run(Pair.fill(pair.sender(), names), screen);
            Watcher watcher = new Watcher(screen, width, height, written, seen, (long) (1e9 / fps));
            Worker watching = new Worker("watch", watcher::look, Throwable::printStackTrace).start();
            Worker standIn =
                    new Worker("stand-in", () -> readInsteadOf(sender, fifo), Throwable::printStackTrace).start();
            try (OutputStream out = Files.newOutputStream(fifo)) {
                standIn.join();
                return feed(out, written, seen, new ProcessUse(sender.pid()), new ProcessUse(receiver.pid()));
            } catch (IOException e) {
                return Result.NOTHING; // the sender has ended: nobody reads
            } finally {
                watching.join();
                end(sender);
                end(receiver);
            }
        } finally {
            Files.deleteIfExists(fifo);
            Files.deleteIfExists(session);
            Files.deleteIfExists(folder);
        }
    }

    private int frames() {
        return (int) (fps * (WARM_UP_SECONDS + seconds));
    }

    private Result feed(
            OutputStream out, AtomicLongArray written, AtomicLongArray seen, ProcessUse sender, ProcessUse receiver)
            throws IOException, InterruptedException {
        NanoClock clock = NanoClock.SYSTEM;
        int first = (int) (fps * WARM_UP_SECONDS);
        double senderBefore = 0;
        double receiverBefore = 0;
        long bytesBefore = 0;
        out.write(clip.header(fps));
        long start = clock.nanoTime();
        for (int number = 0; number < written.length(); number++) {
            byte[] frame = clip.numbered(number);
            if (number == first) {
                clock.sleepUntil(
                        start + (long) ((number - 0.5) * 1e9 / fps)); // the frame before is shown, and none late for it
                senderBefore = sender.cpuSeconds();
                receiverBefore = receiver.cpuSeconds();
                bytesBefore = Loopback.bytes();
            }
            clock.sleepUntil(start + (long) (number * 1e9 / fps));
            out.write(frame);
            written.set(number, clock.nanoTime());
        }
        clock.sleepUntil(clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300)); // the last frame is on its way
        int sent = written.length() - first;
        ProcessUse.Taken sending = sender.since(senderBefore, sent / fps);
        ProcessUse.Taken receiving = receiver.since(receiverBefore, sent / fps);
        double kilobytes = (Loopback.bytes() - bytesBefore) / 1e3 / sent;
        double[] delays = IntStream.range(first, written.length())
                .filter(i -> seen.get(i) != 0)
                .mapToDouble(i -> (seen.get(i) - written.get(i)) / 1e6)
                .toArray();
        return Result.of(delays, sent, sending, receiving, kilobytes);
    }

    /** Opens the FIFO if the sender ends before it does, so that its writer need not wait for ever. */
    private static boolean readInsteadOf(Process sender, Path fifo) throws IOException, InterruptedException {
        sender.waitFor();
        Files.newInputStream(fifo).close();
        return false;
    }

    private Process run(String command, Screen screen) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command + " >&2");
        builder.environment().put("DISPLAY", screen.display());
        return builder.directory(root.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(audible ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Has it end, and if it does not within 3 s, ends it. */
    static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(3, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
