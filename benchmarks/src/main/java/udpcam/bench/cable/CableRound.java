package udpcam.bench.cable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import udpcam.bench.clip.Clip;
import udpcam.bench.clip.Feed;
import udpcam.bench.pair.Pair;
import udpcam.bench.pair.RunningPair;
import udpcam.bench.result.Trace;
import udpcam.bench.screen.RowCodes;
import udpcam.bench.screen.RowWatcher;
import udpcam.bench.screen.Screen;
import udpcam.bench.screen.Sightings;
import udpcam.cli.EnvironmentException;
import udpcam.run.Worker;

/**
 * One measurement of a pair over a cable: what of each frame came to the screen, and when, and what the cable carried, after
 * some seconds to warm up.
 *
 * @param seconds how long is measured; a bottleneck's rates share this time
 * @param rival what has a part of the cable; null for nothing
 * @param root the folder in which the commands run
 * @param audible whether what the programs say is shown, on standard error
 */
public record CableRound(
        Clip clip,
        double fps,
        double seconds,
        Cable cable,
        @Nullable Rival rival,
        Path root,
        boolean audible) {
    /**
     * Runs the pair on a network, a screen and a FIFO of its own.
     *
     * @throws EnvironmentException if no such network can be made here
     * @throws IOException if there is no Xvfb
     */
    public Trace measure(Pair pair, int port) throws EnvironmentException, IOException, InterruptedException {
        try (CableNetwork network = new CableNetwork(cable)) {
            Rival.Running competing = rival == null ? () -> {} : rival.start(network.withRival(), this, port);
            try {
                return measure(pair, port, network);
            } finally {
                competing.close();
            }
        }
    }

    private Trace measure(Pair pair, int port, CableNetwork network) throws IOException, InterruptedException {
        Feed feed = new Feed(clip, clip::numberedInRows, fps, seconds);
        AtomicLongArray written = new AtomicLongArray(feed.frames());
        Sightings sightings = new Sightings(written, feed.first());
        try (Screen screen = Screen.around(clip.size());
                RunningPair running = new RunningPair(
                        pair, clip.size(), port, new RunningPair.Place(screen, network, root, audible))) {
            RowWatcher watcher =
                    new RowWatcher(screen, RowCodes.rows(clip.size()), written, feed.intervalNanos(), sightings);
            CableLog log = new CableLog(running, network, feed);
            Worker watching = new Worker("watch", watcher::look, Throwable::printStackTrace).start();
            Worker logging = new Worker("log", log::note, Throwable::printStackTrace);
            try (OutputStream fifo = running.open()) {
                feed.run(fifo, written, logging::start);
            } catch (IOException e) {
                // the sender has ended: nobody reads, and what was shown is all there is
            } finally {
                logging.join();
                watching.join();
            }
            return sightings.trace(fps, log.bytes(), log.rivalBytes());
        }
    }
}
