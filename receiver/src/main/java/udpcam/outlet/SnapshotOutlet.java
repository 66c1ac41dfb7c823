package udpcam.outlet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.cli.WholeFile;
import udpcam.count.Counter;
import udpcam.decode.StillDecoder;
import udpcam.display.PngEncoder;
import udpcam.frame.EncodedFrame;
import udpcam.run.NanoClock;
import udpcam.run.Pauses;

/**
 * Keeps the newest frame that is fit to be shown, to be written to a file: whole, or not at all. Decodes nothing until then.
 * Any thread may have it written.
 */
public final class SnapshotOutlet implements FrameOutlet {
    private static final long CHECKED_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Admission admission;
    private final @Nullable ShownFrames frames;
    private final FrameWorker worker;
    private @Nullable EncodedFrame newest;

    /**
     * @param frames hears what became of frames; null if another outlet tells that
     * @param onPause is called between frames, about ten times a second, for what can wait
     */
    public SnapshotOutlet(
            Admission admission,
            @Nullable ShownFrames frames,
            PauseListener onPause,
            NanoClock clock,
            Consumer<Throwable> onFailure) {
        this.admission = admission;
        this.frames = frames;
        FrameWorker.Job job = new FrameWorker.Job() {
            @Override
            public void take(EncodedFrame frame) throws InterruptedException {
                check(frame);
            }

            @Override
            public void pause() throws IOException {
                onPause.pause();
            }
        };
        this.worker = new FrameWorker("snapshot", job, new Pauses(clock, CHECKED_NANOS), onFailure);
    }

    @Override
    public boolean wantsGrowing() {
        return false;
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (worker.put(frame) && frames != null) {
            frames.displaced();
        }
    }

    @Override
    public void start() {
        worker.start();
    }

    private void check(EncodedFrame frame) throws InterruptedException {
        Counter refusal = frame.awaitWhole() ? admission.refusal(frame) : Counter.FRAMES_INCOMPLETE;
        if (refusal == null) {
            if (frames != null) {
                frames.shown(frame);
            }
            keep(frame);
            return;
        }
        if (frames != null && frame.isWhole()) {
            frames.refused(frame, refusal);
        }
        frame.close();
    }

    private synchronized void keep(EncodedFrame frame) {
        if (newest != null) {
            newest.close();
        }
        newest = frame;
    }

    /** Whether a file's name tells a format that can be written. */
    public static boolean accepts(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || isPng(name);
    }

    /**
     * Writes the newest frame: a JPEG as it came, byte for byte, or a PNG of it.
     *
     * @return false if there is no frame yet
     */
    public boolean write(Path file) throws IOException {
        boolean png = isPng(file.toString().toLowerCase(Locale.ROOT));
        try {
            byte[] jpeg = newestBytes();
            if (jpeg == null) {
                return false;
            }
            WholeFile.write(file, png ? PngEncoder.encode(StillDecoder.decode(jpeg)) : jpeg);
            return true;
        } catch (OutOfMemoryError e) { // --max-pixels lets in more than the JVM's heap may hold
            throw new IOException(
                    png ? "the picture is too large to become a PNG" : "there is not enough memory for the picture", e);
        }
    }

    private synchronized byte @Nullable [] newestBytes() {
        return newest == null ? null : Arrays.copyOf(newest.bytes(), newest.length());
    }

    private static boolean isPng(String lowerCaseName) {
        return lowerCaseName.endsWith(".png");
    }

    /** Ends the worker; the newest frame is kept, and can be written yet. */
    @Override
    public void close() {
        worker.close();
    }
}
