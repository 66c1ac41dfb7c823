package udpcam.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * The delay from the last byte of a frame in a FIFO to its pixels on the screen, of pairs of programs in turn: A B A B ...
 *
 * <p>Arguments: a YUV4MPEG2 file (4:2:0), frames a second, seconds a round, rounds, and for each pair a name, the command of
 * its sender and that of its receiver; FIFO stands for the FIFO's path in them. Prints a line for each round, then medians.
 */
public final class DelayBench {
    private static final int FRAMES_IN_MEMORY = 100;
    private static final double WARM_UP_SECONDS = 4;
    private static final int MARGIN = 320; // of the screen around the picture, for what windows have around it

    private final Clip clip;
    private final double fps;
    private final int frames;
    private final NanoClock clock;

    private record Pair(String name, String sender, String receiver) {}

    private DelayBench(Clip clip, double fps, double seconds, NanoClock clock) {
        this.clip = clip;
        this.fps = fps;
        this.frames = (int) (fps * (WARM_UP_SECONDS + seconds));
        this.clock = clock;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Clip clip = Clip.read(Path.of(args[0]), FRAMES_IN_MEMORY);
        DelayBench bench =
                new DelayBench(clip, Double.parseDouble(args[1]), Double.parseDouble(args[2]), NanoClock.SYSTEM);
        List<Pair> pairs = new ArrayList<>();
        List<List<Result>> results = new ArrayList<>();
        for (int i = 4; i + 2 < args.length; i += 3) {
            pairs.add(new Pair(args[i], args[i + 1], args[i + 2]));
            results.add(new ArrayList<>());
        }
        for (int round = 1; round <= Integer.parseInt(args[3]); round++) {
            for (int i = 0; i < pairs.size(); i++) {
                Result result = bench.measure(pairs.get(i));
                results.get(i).add(result);
                out.println("%-10s round %d  %s".formatted(pairs.get(i).name(), round, result));
            }
        }
        for (int i = 0; i < pairs.size(); i++) {
            out.println("%-10s median   %s".formatted(pairs.get(i).name(), Result.median(results.get(i))));
        }
    }

    private Result measure(Pair pair) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        Path fifo = folder.resolve("camera.y4m");
        run("mkfifo " + fifo, ":0").waitFor();
        AtomicLongArray written = new AtomicLongArray(frames);
        AtomicLongArray seen = new AtomicLongArray(frames);
        try (Screen screen = new Screen(clip.width() + MARGIN, clip.height() + MARGIN)) {
            Watcher watcher = new Watcher(screen, clip.width() + MARGIN, clip.height() + MARGIN, seen);
            Process receiver = run(pair.receiver().replace("FIFO", fifo.toString()), screen.display());
            Process sender = run(pair.sender().replace("FIFO", fifo.toString()), screen.display());
            Worker watching = new Worker("watch", watcher::look, Throwable::printStackTrace).start();
            try (OutputStream out = Files.newOutputStream(fifo)) {
                return feed(out, written, seen, new ProcessUse(sender.pid()), new ProcessUse(receiver.pid()));
            } finally {
                watching.join();
                end(sender);
                end(receiver);
            }
        } finally {
            Files.deleteIfExists(fifo);
            Files.deleteIfExists(folder);
        }
    }

    private Result feed(
            OutputStream out, AtomicLongArray written, AtomicLongArray seen, ProcessUse sender, ProcessUse receiver)
            throws IOException, InterruptedException {
        int first = (int) (fps * WARM_UP_SECONDS);
        out.write(clip.header(fps).getBytes(StandardCharsets.US_ASCII));
        long start = clock.nanoTime();
        double senderBefore = 0;
        double receiverBefore = 0;
        for (int number = 0; number < frames; number++) {
            byte[] frame = clip.numbered(number);
            clock.sleepUntil(start + (long) (number * 1e9 / fps));
            if (number == first) {
                senderBefore = sender.cpuSeconds();
                receiverBefore = receiver.cpuSeconds();
            }
            out.write(frame);
            out.flush();
            written.set(number, clock.nanoTime());
        }
        clock.sleepUntil(clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300)); // the last frame is on its way
        double seconds = (frames - first) / fps;
        double[] cpu = {
            (sender.cpuSeconds() - senderBefore) / seconds, (receiver.cpuSeconds() - receiverBefore) / seconds
        };
        double[] megabytes = {sender.residentMegabytes(), receiver.residentMegabytes()};
        return Result.of(written, seen, first, cpu, megabytes);
    }

    private static Process run(String command, String display) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command);
        builder.environment().put("DISPLAY", display);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(3, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
