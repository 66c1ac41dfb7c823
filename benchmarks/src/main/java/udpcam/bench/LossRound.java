package udpcam.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLongArray;
import udpcam.cli.EnvironmentException;
import udpcam.run.Worker;

/**
 * One measurement of a pair over a network that loses datagrams: what of each frame came to the screen, and when, after some
 * seconds to warm up.
 *
 * @param loss the share of the datagrams to the receiver that is lost, 0-1 in steps of 0.001
 * @param lossBack the same on the way back
 * @param root the folder in which the commands run
 * @param audible whether what the programs say is shown, on standard error
 */
public record LossRound(
        Clip clip, double fps, double seconds, double loss, double lossBack, Path root, boolean audible) {
    /**
     * Runs the pair on a network, a screen and a FIFO of its own.
     *
     * @throws EnvironmentException if no such network can be made here
     * @throws IOException if there is no Xvfb
     */
    public LossResult measure(Pair pair, int port) throws EnvironmentException, IOException, InterruptedException {
        Feed feed = new Feed(clip, clip::numberedInRows, fps, seconds);
        AtomicLongArray written = new AtomicLongArray(feed.frames());
        Sightings sightings = new Sightings(written, feed.first());
        double kilobytes = 0;
        try (LossyNetwork network = new LossyNetwork(loss, lossBack);
                Screen screen = Screen.around(clip.size());
                RunningPair running = new RunningPair(
                        pair, clip.size(), port, new RunningPair.Place(screen, network, root, audible))) {
            Meter meter = running.meter();
            int rows = RowCodes.rows(clip.size());
            RowWatcher watcher = new RowWatcher(screen, rows, written, feed.intervalNanos(), sightings);
            Worker watching = new Worker("watch", watcher::look, Throwable::printStackTrace).start();
            try (OutputStream fifo = running.open()) {
                feed.run(fifo, written, meter::start);
                kilobytes = meter.kilobytes() / feed.measured();
            } catch (IOException e) {
                // the sender has ended: nobody reads, and what was shown is all there is
            } finally {
                watching.join();
            }
        }
        return sightings.result(kilobytes);
    }
}
