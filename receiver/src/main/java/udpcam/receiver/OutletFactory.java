package udpcam.receiver;

import org.jspecify.annotations.Nullable;
import udpcam.decode.FrameDecoder;
import udpcam.decode.SlicedJpegDecoder;
import udpcam.display.Display;
import udpcam.outlet.Admission;
import udpcam.outlet.FrameOutlet;
import udpcam.outlet.FrameOutlets;
import udpcam.outlet.HeadlessOutlet;
import udpcam.outlet.PauseListener;
import udpcam.outlet.Showing;
import udpcam.outlet.ShownFrames;
import udpcam.outlet.SnapshotOutlet;
import udpcam.outlet.WindowOutlet;
import udpcam.receiver.status.ShownStream;
import udpcam.rtp.NtpTime;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.SliceWorkers;
import udpcam.stream.View;

/** Makes the outlets of a view: each stream that is shown has its own. Any thread may call it. */
final class OutletFactory {
    private final Admission admission;
    private final NtpTime time;
    private final NanoClock clock;
    private final MainLoop loop;

    OutletFactory(Admission admission, NtpTime time, NanoClock clock, MainLoop loop) {
        this.admission = admission;
        this.time = time;
        this.clock = clock;
        this.loop = loop;
    }

    /** A view with its outlets, and what the rest of the program asks of them. */
    record ShownView(View view, Showing showing, ShownStream stream, SnapshotOutlet snapshots) {}

    /**
     * Makes them.
     *
     * @param display where it is seen; null for nowhere
     * @param isAlone whether all processors may decode for it
     */
    ShownView make(View view, @Nullable Display display, boolean isAlone) {
        ShownFrames frames = new ShownFrames(time, clock, view);
        PauseListener onPause = () -> {
            view.pause(clock.nanoTime());
            loop.pause();
        };
        SnapshotOutlet snapshots = new SnapshotOutlet(admission);
        FrameOutlet screen = display == null
                ? new HeadlessOutlet(admission, frames, onPause, clock, loop::fail)
                : new WindowOutlet(decoder(isAlone), display, admission, frames, onPause, clock, loop::fail);
        Showing showing = new Showing(view, new FrameOutlets(screen, snapshots));
        return new ShownView(view, showing, new ShownStream(view, frames, clock), snapshots);
    }

    private FrameDecoder decoder(boolean isAlone) {
        return new SlicedJpegDecoder(
                isAlone ? SliceWorkers.ofThisMachine("decode", loop::fail) : new SliceWorkers("decode", 1, loop::fail));
    }
}
