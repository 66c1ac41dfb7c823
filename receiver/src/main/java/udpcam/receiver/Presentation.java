package udpcam.receiver;

import java.nio.file.Path;
import java.util.List;
import udpcam.outlet.Showing;
import udpcam.receiver.SnapshotSaver.Snapshot;

/** What the user sees of the streams that are shown, and is told of them. Called by the main thread unless a method says otherwise. */
interface Presentation extends AutoCloseable {
    /** Makes what shows the views of a port. */
    Showing.Maker ofPort(Port port);

    /** A second has passed. */
    void tick(long nowNanos);

    /** The newest frames of what is seen, with the files for them. Any thread may ask. */
    List<Snapshot> snapshots(Path pattern);

    /** What there is to say of delays at the end, in lines. */
    List<String> delays();

    /** Takes away what its outlets have left. */
    @Override
    void close();
}
