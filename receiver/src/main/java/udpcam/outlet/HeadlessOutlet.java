package udpcam.outlet;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.run.NanoClock;
import udpcam.run.Pauses;

/**
 * Stands in for the window where there is none: a frame that is fit to be shown counts as shown. Decodes nothing.
 */
public final class HeadlessOutlet implements FrameOutlet {
    private static final long CHECKED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Admission admission;
    private final ShownFrames frames;
    private final FrameWorker worker;

    /** {@code onPause} is called between frames, about ten times a second, for what can wait. */
    public HeadlessOutlet(
            Admission admission,
            ShownFrames frames,
            PauseListener onPause,
            NanoClock clock,
            Consumer<Throwable> onFailure) {
        this.admission = admission;
        this.frames = frames;
        this.worker = new FrameWorker("check", this::check, onPause, new Pauses(clock, CHECKED_NANOS), onFailure);
    }

    private void check(DecodableFrame frame) throws InterruptedException {
        WholeFrame whole = frame.awaitWhole();
        if (whole == null) {
            return; // it got lost before it was whole, and was counted
        }
        Counter refusal = admission.refusal(whole);
        if (refusal == null) {
            frames.shown(whole);
        } else {
            frames.refused(frame, refusal);
        }
    }

    @Override
    public boolean wantsGrowing() {
        return false;
    }

    @Override
    public void offer(DecodableFrame frame) {
        if (worker.put(frame)) {
            frames.displaced();
        }
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }
}
