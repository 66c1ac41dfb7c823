package udpcam.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.WholeFile;
import udpcam.outlet.SnapshotOutlet;
import udpcam.run.Worker;

/**
 * Writes snapshots to files and tells the user. Those that a key asks for are written by a worker: a large PNG takes a second or
 * more, in which status and keys go on. Any thread may call it.
 */
final class SnapshotSaver implements AutoCloseable {
    private static final Path END = Path.of("");
    private static final long LONGEST_SECONDS = 5; // that the end waits for files under way

    private final Console console;
    private final BlockingQueue<Snapshot> wanted = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Worker worker;

    SnapshotSaver(Console console, Consumer<Throwable> onFailure) {
        this.console = console;
        this.worker = new Worker("save", this::saveNext, onFailure);
    }

    SnapshotSaver start() {
        worker.start();
        return this;
    }

    /** The newest frame of an outlet, to be written to a file; null where nothing has been shown yet. */
    record Snapshot(@Nullable SnapshotOutlet outlet, Path file) {}

    /** Has the newest frame written, soon. */
    void saveSoon(Snapshot snapshot) {
        wanted.add(snapshot);
    }

    private boolean saveNext() throws InterruptedException {
        Snapshot next = wanted.take();
        if (next.file().equals(END)) {
            ended.countDown();
            return false;
        }
        save(next);
        return true;
    }

    /** Writes the newest frame; returns whether there is a file now. */
    synchronized boolean save(Snapshot snapshot) {
        Path file = snapshot.file();
        SnapshotOutlet outlet = snapshot.outlet();
        try {
            if (outlet != null && outlet.write(file)) {
                console.say("Saved " + file);
                return true;
            }
            console.say("No snapshot: nothing has been shown");
        } catch (IOException failure) {
            console.say("Cannot save " + file + ": " + WholeFile.reason(failure), failure);
        }
        return false;
    }

    /** Waits for the files that were asked for. */
    @Override
    public void close() {
        wanted.add(new Snapshot(null, END));
        try {
            if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                console.say("A snapshot is not written yet, and given up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.close();
    }
}
