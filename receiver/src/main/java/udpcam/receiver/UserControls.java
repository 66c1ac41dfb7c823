package udpcam.receiver;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import udpcam.display.Display;
import udpcam.receiver.SnapshotSaver.Snapshot;
import udpcam.run.MainLoop;

/** What the user asks for with keys and mouse. Any thread may call it. */
final class UserControls implements Display.Controls {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'udpcam-'yyyyMMdd-HHmmss-SSS'.jpg'", Locale.ROOT);

    private final MainLoop loop;
    private final Recording recording;
    private final SnapshotSaver saver;
    private final @Nullable Path snapshotFile;
    private final Runnable onGone;
    private volatile @Nullable Presentation presentation;
    private volatile boolean isDisplayGone;

    /**
     * @param snapshotFile where snapshots go; null for a file of each, named by the time
     * @param onGone is run when the display has gone
     */
    UserControls(
            MainLoop loop, Recording recording, SnapshotSaver saver, @Nullable Path snapshotFile, Runnable onGone) {
        this.loop = loop;
        this.recording = recording;
        this.saver = saver;
        this.snapshotFile = snapshotFile;
        this.onGone = onGone;
    }

    /** What is seen from now on. */
    void present(Presentation shown) {
        presentation = shown;
    }

    boolean isDisplayGone() {
        return isDisplayGone;
    }

    @Override
    public void quit() {
        loop.stop();
    }

    @Override
    public void gone() {
        isDisplayGone = true;
        onGone.run();
        loop.stop();
    }

    @Override
    public void record() {
        recording.toggle();
    }

    @Override
    public boolean isRecording() {
        return recording.isRecording();
    }

    @Override
    public void snapshot() {
        Path now = Path.of(LocalDateTime.now(ZoneId.systemDefault()).format(NAME));
        snapshots(snapshotFile == null ? now : snapshotFile).forEach(saver::saveSoon);
    }

    private List<Snapshot> snapshots(Path pattern) {
        Presentation shown = presentation;
        return shown == null ? List.of() : shown.snapshots(pattern);
    }

    /** Saves what --snapshot asks for at the end; returns whether all of it is there. */
    boolean saveLast() {
        boolean all = true;
        if (snapshotFile != null) {
            for (Snapshot snapshot : snapshots(snapshotFile)) {
                all &= saver.save(snapshot);
            }
        }
        return all;
    }
}
