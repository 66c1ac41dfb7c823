package udpcam.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.decode.FrameDecoder;
import udpcam.decode.SlicedJpegDecoder;
import udpcam.display.Display;
import udpcam.outlet.Admission;
import udpcam.outlet.FrameOutlet;
import udpcam.outlet.FrameOutlets;
import udpcam.outlet.HeadlessOutlet;
import udpcam.outlet.PauseListener;
import udpcam.outlet.RecordOutlet;
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
import udpcam.web.WebOutlet;
import udpcam.web.WebPage;
import udpcam.web.WebStream;

/** Makes the outlets of a view: each stream that is shown has its own. Any thread may call it. */
final class OutletFactory {
    private final Admission admission;
    private final Counters counters;
    private final @Nullable WebPage page;
    private final NtpTime time;
    private final NanoClock clock;
    private final MainLoop loop;

    /**
     * @param counters of what is shown in the only view; where there are several each counts for itself
     * @param page on which streams are shown, too; null for none
     */
    OutletFactory(
            Admission admission,
            Counters counters,
            @Nullable WebPage page,
            NtpTime time,
            NanoClock clock,
            MainLoop loop) {
        this.admission = admission;
        this.counters = counters;
        this.page = page;
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
     * @param isAlone whether there is no other: all processors may decode for it
     * @param records records it
     * @param name what its stream is called now; empty where none is shown
     */
    ShownView make(View view, @Nullable Display display, boolean isAlone, RecordOutlet records, Supplier<String> name) {
        ShownFrames frames = new ShownFrames(time, clock, view);
        PauseListener onPause = () -> {
            view.pause(clock.nanoTime());
            loop.pause();
        };
        SnapshotOutlet snapshots = new SnapshotOutlet(admission, frames::holdSeen);
        FrameOutlet screen = display == null
                ? new HeadlessOutlet(admission, frames, onPause, clock, loop::fail)
                : new WindowOutlet(decoder(isAlone), display, admission, frames, onPause, clock, loop::fail);
        ShownStream stream = new ShownStream(view, frames, isAlone ? () -> counters : view::counters, clock);
        List<FrameOutlet> outlets = new ArrayList<>(List.of(screen, snapshots, records));
        if (page != null) {
            outlets.add(inBrowsers(page, frames, stream, name));
        }
        return new ShownView(view, new Showing(view, new FrameOutlets(outlets)), stream, snapshots);
    }

    private WebOutlet inBrowsers(WebPage on, ShownFrames frames, ShownStream stream, Supplier<String> name) {
        WebOutlet outlet = new WebOutlet(admission, frames.delay()::sinceCapture, clock, counters, loop::fail);
        on.streams().add(new WebStream(name, outlet, stream::figures));
        return outlet;
    }

    private FrameDecoder decoder(boolean isAlone) {
        return new SlicedJpegDecoder(
                isAlone ? SliceWorkers.ofThisMachine("decode", loop::fail) : new SliceWorkers("decode", 1, loop::fail));
    }
}
