package udpcam.outlet;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.frame.DecodableFrame;
import udpcam.run.LatestSlot;
import udpcam.run.Pauses;
import udpcam.run.Worker;

/**
 * An outlet's slot, in which the newest frame wins, and the worker that takes frames out of it. Between frames the worker makes
 * the pauses in which reports and the like are sent.
 */
final class FrameWorker implements AutoCloseable {
    /** What is done with a frame, which the worker closes. */
    @FunctionalInterface
    interface Use {
        void of(DecodableFrame frame) throws InterruptedException;
    }

    private final String name;
    private final Use use;
    private final PauseListener onPause;
    private final Pauses pauses;
    private final Consumer<Throwable> onFailure;
    private final LatestSlot<DecodableFrame> slot = new LatestSlot<>();
    private @Nullable Worker worker;

    FrameWorker(String name, Use use, PauseListener onPause, Pauses pauses, Consumer<Throwable> onFailure) {
        this.name = name;
        this.use = use;
        this.onPause = onPause;
        this.pauses = pauses;
        this.onFailure = onFailure;
    }

    void start() {
        worker = new Worker(name, this::step, onFailure).start();
    }

    boolean isIdle() {
        return slot.isEmpty();
    }

    /** Puts a frame in place of the one that waits; true if a whole one was displaced. */
    boolean put(DecodableFrame frame) {
        DecodableFrame displaced = slot.put(frame);
        if (displaced == null) {
            return false;
        }
        boolean isWhole = displaced.whole() != null;
        displaced.close();
        return isWhole;
    }

    /** Takes the newest frame, or makes a pause. A test calls it by hand. */
    boolean step() throws IOException, InterruptedException {
        boolean worked = false;
        try (DecodableFrame frame = slot.take(pauses.waitNanos())) {
            if (frame != null) {
                use.of(frame);
                worked = true;
            }
        }
        if (pauses.isTime(worked)) {
            pauses.begin();
            onPause.pause();
        }
        return true;
    }

    /** Ends the worker; false if it hangs, and may use anything yet. */
    boolean end() {
        boolean ended = worker == null || worker.join();
        DecodableFrame left = slot.poll();
        if (left != null) {
            left.close();
        }
        return ended;
    }

    @Override
    public void close() {
        end();
    }
}
