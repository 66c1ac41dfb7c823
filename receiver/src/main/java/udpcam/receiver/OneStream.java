package udpcam.receiver;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.NamedFile;
import udpcam.display.Display;
import udpcam.display.Notices;
import udpcam.outlet.RecordOutlet;
import udpcam.outlet.Showing;
import udpcam.receiver.OutletFactory.ShownView;
import udpcam.receiver.SnapshotSaver.Snapshot;
import udpcam.receiver.status.ReceiverStatus;

/** The one view that there is, in a window of its own, or without one. */
final class OneStream implements Presentation {
    private final ShownView shown;
    private final ReceiverStatus status;
    private final ViewName name;

    /** {@code display} is null where there is no window. */
    OneStream(
            ViewName name,
            Port port,
            OutletFactory outlets,
            RecordOutlet records,
            @Nullable Display display,
            Console console,
            long nowNanos) {
        this.name = name;
        shown = outlets.make(name.view(), display, true, records, name::orElse);
        Notices notices = display == null ? Notices.NOWHERE : display;
        status = new ReceiverStatus(
                console, notices, port.counters(), port.listening(), shown.stream(), records::isRecording, nowNanos);
    }

    @Override
    public Showing.Maker ofPort(Port port) {
        return view -> shown.showing();
    }

    @Override
    public void tick(long nowNanos) {
        status.tick(nowNanos);
    }

    @Override
    public List<Snapshot> snapshots(Path pattern) {
        Path file = NamedFile.hasPlace(pattern) ? NamedFile.of(pattern, name.orElse()) : pattern;
        return List.of(new Snapshot(shown.snapshots(), file));
    }

    @Override
    public List<String> delays() {
        String delay = shown.stream().delay();
        return delay.isEmpty() ? List.of() : List.of("From capture to screen: " + delay);
    }

    @Override
    public void close() {
        // the window is the outlet's
    }
}
