package udpcam.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    private final SnapshotOutlet outlet;
    private final Console console;
    private final BlockingQueue<Path> wanted = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Worker worker;

    SnapshotSaver(SnapshotOutlet outlet, Console console, Consumer<Throwable> onFailure) {
        this.outlet = outlet;
        this.console = console;
        this.worker = new Worker("save", this::saveNext, onFailure);
    }

    SnapshotSaver start() {
        worker.start();
        return this;
    }

    /** Has the newest frame written, soon. */
    void saveSoon(Path file) {
        wanted.add(file);
    }

    private boolean saveNext() throws InterruptedException {
        Path file = wanted.take();
        if (file.equals(END)) {
            ended.countDown();
            return false;
        }
        save(file);
        return true;
    }

    /** Writes the newest frame; returns whether there is a file now. */
    synchronized boolean save(Path file) {
        try {
            if (outlet.write(file)) {
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
        wanted.add(END);
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
