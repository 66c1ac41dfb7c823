package udpcam.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import udpcam.bench.clip.Clip;
import udpcam.bench.clip.Feed;
import udpcam.bench.pair.Network;
import udpcam.bench.pair.Pair;
import udpcam.bench.pair.RunningPair;
import udpcam.bench.process.Meter;
import udpcam.bench.result.Result;
import udpcam.bench.screen.Screen;
import udpcam.bench.screen.Watcher;
import udpcam.run.Worker;

/**
 * One measurement of a pair: the delay from the last byte of a frame in a FIFO to the frame's bottom on the screen, after some
 * seconds to warm up.
 *
 * @param root the folder in which the commands run
 * @param audible whether what the programs say is shown, on standard error
 */
record Round(Clip clip, double fps, double seconds, Path root, boolean audible) {
    /** Runs the pair on a screen, a FIFO and a port of its own. */
    Result measure(Pair pair, int port) throws IOException, InterruptedException {
        Feed feed = new Feed(clip, clip::numbered, fps, seconds);
        AtomicLongArray written = new AtomicLongArray(feed.frames());
        AtomicLongArray seen = new AtomicLongArray(feed.frames());
        try (Screen screen = Screen.around(clip.size());
                RunningPair running = new RunningPair(
                        pair, clip.size(), port, new RunningPair.Place(screen, Network.LOOPBACK, root, audible))) {
            Meter meter = running.meter();
            Watcher watcher = new Watcher(screen, written, seen, feed.intervalNanos());
            Worker watching = new Worker("watch", watcher::look, Throwable::printStackTrace).start();
            try (OutputStream fifo = running.open()) {
                feed.run(fifo, written, meter::start);
                return result(feed, written, seen, meter);
            } catch (IOException e) {
                return Result.NOTHING; // the sender has ended: nobody reads
            } finally {
                watching.join();
            }
        }
    }

    private static Result result(Feed feed, AtomicLongArray written, AtomicLongArray seen, Meter meter) {
        double seconds = feed.measured() / feed.fps();
        double[] delays = IntStream.range(feed.first(), feed.frames())
                .filter(i -> seen.get(i) != 0)
                .mapToDouble(i -> (seen.get(i) - written.get(i)) / 1e6)
                .toArray();
        return Result.of(
                delays,
                feed.measured(),
                meter.sender(seconds),
                meter.receiver(seconds),
                meter.kilobytes() / feed.measured());
    }
}
