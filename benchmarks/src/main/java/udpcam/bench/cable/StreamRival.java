package udpcam.bench.cable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLongArray;
import udpcam.bench.clip.Clip;
import udpcam.bench.clip.Feed;
import udpcam.bench.pair.Network;
import udpcam.bench.pair.Pair;
import udpcam.bench.pair.RunningPair;
import udpcam.bench.screen.Screen;
import udpcam.run.Worker;

/** Another stream of the same pictures, on a screen of its own that nobody looks at. */
public record StreamRival(Pair pair) implements Rival {
    private static final int PORTS_OF_A_PAIR = 2;
    private static final double LONGER_SECONDS = 30; // than what is measured: until it is closed

    @Override
    public String name() {
        return "another " + pair.name();
    }

    @Override
    public Running start(Network network, CableRound round, int port) throws IOException, InterruptedException {
        Clip clip = round.clip();
        Feed feed = new Feed(clip, clip::unnumbered, round.fps(), round.seconds() + LONGER_SECONDS);
        Screen screen = Screen.around(clip.size());
        RunningPair.Place place = new RunningPair.Place(screen, network, round.root(), round.audible());
        RunningPair running = new RunningPair(pair, clip.size(), port + PORTS_OF_A_PAIR, place);
        Worker feeding = new Worker(
                        "rival",
                        () -> {
                            try (OutputStream fifo = running.open()) {
                                feed.run(fifo, new AtomicLongArray(feed.frames()), () -> {});
                            }
                            return false;
                        },
                        Throwable::printStackTrace)
                .start();
        return () -> {
            feeding.join();
            running.close();
            screen.close();
        };
    }
}
