package udpcam.outlet;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.decode.FrameDecoder;
import udpcam.decode.StaleLines;
import udpcam.display.Display;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;
import udpcam.run.NanoClock;
import udpcam.run.Pauses;

/**
 * The window: {@code [LatestSlot] -> FrameDecoder.decode -> Display.show}. The only outlet that decodes, and the only one to which
 * a frame is of use while it grows.
 */
public final class WindowOutlet implements FrameOutlet {
    /** How long the window system has work with a picture, too. */
    private static final long DRAWN_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final FrameDecoder decoder;
    private final Display display;
    private final Admission admission;
    private final ShownFrames frames;
    private final FrameWorker worker;

    /**
     * Closes the decoder and the display.
     *
     * @param onPause is called between frames, about ten times a second, for what can wait
     */
    public WindowOutlet(
            FrameDecoder decoder,
            Display display,
            Admission admission,
            ShownFrames frames,
            PauseListener onPause,
            NanoClock clock,
            Consumer<Throwable> onFailure) {
        this.decoder = decoder;
        this.display = display;
        this.admission = admission;
        this.frames = frames;
        this.worker = new FrameWorker("show", this::show, onPause, new Pauses(clock, DRAWN_NANOS), onFailure);
    }

    @Override
    public boolean wantsGrowing() {
        return worker.isIdle();
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

    /** Shows the newest frame, or makes a pause: the step of the worker, which a test calls by hand. */
    public void show() throws IOException, InterruptedException {
        worker.step();
    }

    private void show(DecodableFrame frame) throws InterruptedException {
        WholeFrame whole = frame.whole();
        Counter refusal = whole == null ? admission.refusalBySize(frame) : admission.refusal(whole);
        Raster raster = refusal == null ? raster(frame.size()) : null;
        if (raster == null) {
            frames.refused(frame, refusal == null ? Counter.FRAMES_BEYOND_MEMORY : refusal);
            return;
        }
        Counter failure = decode(whole == null ? frame : whole, raster);
        whole = frame.awaitWhole();
        if (whole == null) {
            return; // it got lost before it was whole, and was counted
        }
        refusal = admission.refusal(whole); // of a frame that grew; the others were asked before
        refusal = refusal == null ? failure : refusal;
        if (refusal != null) {
            frames.refused(frame, refusal);
            return;
        }
        StaleLines.dim(whole, raster);
        if (display.show(raster, admission.fullSize(whole))) {
            frames.seen(whole);
        }
        frames.shown(whole);
    }

    /** Decodes into a raster; returns why that could not be, null if it could. */
    private @Nullable Counter decode(DecodableFrame frame, Raster raster) throws InterruptedException {
        try {
            return decoder.decode(frame, raster) ? null : Counter.FRAMES_NOT_JPEG;
        } catch (OutOfMemoryError e) {
            return Counter.FRAMES_BEYOND_MEMORY;
        }
    }

    private @Nullable Raster raster(@Nullable PictureSize size) {
        try {
            return size == null ? null : display.raster(size);
        } catch (OutOfMemoryError e) {
            return null; // --max-pixels lets in more than the JVM's heap may hold
        }
    }

    @Override
    public void close() {
        if (worker.end()) {
            decoder.close();
        }
        display.close();
    }
}
