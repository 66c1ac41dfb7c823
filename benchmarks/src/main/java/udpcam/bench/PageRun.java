package udpcam.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import udpcam.bench.browser.CanvasWatch;
import udpcam.bench.browser.Chromium;
import udpcam.bench.clip.Clip;
import udpcam.bench.clip.Feed;
import udpcam.bench.pair.KnownPairs;
import udpcam.bench.pair.Network;
import udpcam.bench.pair.Pair;
import udpcam.bench.pair.RunningPair;
import udpcam.bench.screen.Screen;
import udpcam.bench.screen.Watcher;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * The receiver's window and its page in one run: the delay from the last byte of a frame in a FIFO to its pixels in the window, and
 * to its pixels on the canvas of the page in Chromium.
 *
 * @param root the folder in which the commands run
 */
record PageRun(Clip clip, double fps, double seconds, Path root, boolean audible) {
    private static final double PART_SECONDS = 20; // at the beginning and at the end of a long run
    private static final long START_SECONDS = 30;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Delays of some of the frames in milliseconds, ascending: of those that were seen. */
    record Delays(String part, int frames, List<Double> window, List<Double> canvas) {
        String row() {
            return "| %s | %.1f | %.1f | %.1f %% | %.1f | %.1f | %.1f %% | %+.1f |"
                    .formatted(
                            part,
                            percentile(window, 0.5),
                            percentile(window, 0.99),
                            100.0 * window.size() / frames,
                            percentile(canvas, 0.5),
                            percentile(canvas, 0.99),
                            100.0 * canvas.size() / frames,
                            percentile(canvas, 0.5) - percentile(window, 0.5));
        }

        private static double percentile(List<Double> sorted, double share) {
            return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1)));
        }
    }

    /** Runs both. */
    List<Delays> run(int port) throws Exception {
        Feed feed = new Feed(clip, clip::numbered, fps, seconds);
        AtomicLongArray written = new AtomicLongArray(feed.frames());
        AtomicLongArray window = new AtomicLongArray(feed.frames());
        AtomicLongArray canvas = new AtomicLongArray(feed.frames());
        int web = port + 1;
        Pair known = Objects.requireNonNull(KnownPairs.all().get("udpcam"));
        Pair pair = new Pair(known.name(), known.probe(), known.sender(), known.receiver() + " --web " + web);
        try (Screen screen = Screen.around(clip.size());
                Chromium browser = new Chromium();
                RunningPair running = new RunningPair(
                        pair, clip.size(), port, new RunningPair.Place(screen, Network.LOOPBACK, root, audible))) {
            CanvasWatch page = new CanvasWatch(browser);
            open(browser, "http://localhost:" + web + "/");
            Watcher watcher = new Watcher(screen, written, window, feed.intervalNanos());
            Worker watching = new Worker("watch", watcher::look, Throwable::printStackTrace).start();
            try (OutputStream fifo = running.open()) {
                feed.run(fifo, written, () -> {});
            } finally {
                watching.join();
            }
            page.read(canvas);
        }
        return parts(feed, written, window, canvas);
    }

    private static void open(Chromium browser, String page) throws Exception {
        long begun = NanoClock.SYSTEM.nanoTime();
        while (!answers(page)) {
            if (NanoClock.SYSTEM.nanoTime() - begun > TimeUnit.SECONDS.toNanos(START_SECONDS)) {
                throw new IOException("The receiver's page does not answer");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        browser.go(page);
    }

    private static boolean answers(String page) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(page)).build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private List<Delays> parts(Feed feed, AtomicLongArray written, AtomicLongArray window, AtomicLongArray canvas) {
        List<Delays> parts = new ArrayList<>();
        int part = (int) (PART_SECONDS * fps);
        if (feed.measured() > 3 * part) {
            parts.add(delays("first 20 s", feed.first(), feed.first() + part, written, window, canvas));
            parts.add(delays("last 20 s", feed.frames() - part, feed.frames(), written, window, canvas));
        }
        parts.add(delays("all", feed.first(), feed.frames(), written, window, canvas));
        return parts;
    }

    private static Delays delays(
            String part, int first, int end, AtomicLongArray written, AtomicLongArray window, AtomicLongArray canvas) {
        return new Delays(part, end - first, millis(first, end, written, window), millis(first, end, written, canvas));
    }

    private static List<Double> millis(int first, int end, AtomicLongArray written, AtomicLongArray seen) {
        return IntStream.range(first, end)
                .filter(i -> seen.get(i) != 0)
                .mapToObj(i -> (seen.get(i) - written.get(i)) / NANOS_PER_MILLI)
                .sorted()
                .toList();
    }

    static String markdown(List<Delays> parts) {
        StringBuilder table = new StringBuilder("""
                | | window p50 ms | p99 | seen | canvas p50 ms | p99 | seen | difference |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        parts.forEach(part -> table.append(part.row()).append('\n'));
        return table.toString();
    }
}
