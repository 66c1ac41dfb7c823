package udpcam.camera.open;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.camera.AbsentCameraException;
import udpcam.camera.Camera;
import udpcam.camera.CameraException;
import udpcam.camera.RefusedCameraException;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.picture.Picture;
import udpcam.run.NanoClock;

/**
 * A camera that may fail, be unplugged or come back. Opens it again after 0.25 s, then after longer pauses of up to 2 s, of up
 * to 20 minutes where a server refuses again and again, and tells the user what happens.
 *
 * <p>{@link #check} and {@link #gavePictures} may be called by any thread, the rest by the capture worker.
 */
public final class ReturningCamera implements Camera {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_REFUSED_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(20);
    private static final long SILENCE_NANOS =
            TimeUnit.SECONDS.toNanos(2); // checked once a second, so the user reads it within 3 s

    private final String name;
    private final CameraOpener opener;
    private final NanoClock clock;
    private final Counters counters;
    private final Consumer<String> tell;
    private final long silenceNanos;
    private final RateReport report = new RateReport();

    private @Nullable Camera camera;
    private volatile boolean gavePictures;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private boolean refused; // since it gave pictures; a server that starts may refuse until it knows its accounts
    private @Nullable String toldFailure;

    private volatile long expectedSinceNanos; // pictures are expected since then
    private volatile boolean expecting;
    private volatile boolean toldSilence;

    /**
     * Opens nothing yet.
     *
     * @param fps how many pictures a second are asked for; 0: as many as the camera gives
     */
    public ReturningCamera(
            String name, CameraOpener opener, double fps, NanoClock clock, Counters counters, Consumer<String> tell) {
        this.name = name;
        this.opener = opener;
        this.clock = clock;
        this.counters = counters;
        this.tell = tell;
        this.silenceNanos = SILENCE_NANOS + (fps > 0 ? (long) (1e9 / fps) : 0);
    }

    /**
     * {@inheritDoc} Throws a failure only if it is not temporary, and the camera never gave a picture or is at its end.
     */
    @Override
    public @Nullable Picture grab() throws CameraException, InterruptedException {
        try {
            Camera open = opened();
            Picture picture = open.grab();
            if (picture != null) {
                accept(open, picture);
            }
            return picture;
        } catch (CameraException failure) {
            expecting = false;
            boolean isOver = ended();
            close();
            if (!failure.temporary() && (isOver || !gavePictures)) {
                throw failure;
            }
            tellFailure(failure);
            pause(failure);
            return null;
        }
    }

    private void pause(CameraException failure) throws InterruptedException {
        long longest = LONGEST_PAUSE_NANOS;
        if (failure instanceof RefusedCameraException refusal) {
            longest = LONGEST_REFUSED_PAUSE_NANOS;
            pauseNanos = refused ? Math.max(pauseNanos, refusal.pauseNanos()) : LONGEST_PAUSE_NANOS;
            refused = true;
        }
        pauseNanos = Math.min(pauseNanos, longest);
        clock.sleepUntil(clock.nanoTime() + pauseNanos);
        pauseNanos *= 2;
    }

    /** Whether it ever gave a picture. */
    public boolean gavePictures() {
        return gavePictures;
    }

    /** Tells the user once if the camera gives no picture for 2 s more than asked for, unless the user knows of a failure. */
    public void check(long nowNanos) {
        if (expecting && !toldSilence && nowNanos - expectedSinceNanos > silenceNanos) {
            toldSilence = true;
            tell.accept(name + " gives no pictures; still waiting");
        }
    }

    @Override
    public boolean ended() {
        return camera != null && camera.ended();
    }

    @Override
    public String description() {
        return camera == null ? "not open" : camera.description();
    }

    @Override
    public void close() {
        if (camera != null) {
            camera.close();
            camera = null;
        }
    }

    private Camera opened() throws CameraException, InterruptedException {
        if (camera == null) {
            expectedSinceNanos = clock.nanoTime();
            expecting = toldFailure == null;
            camera = opener.open();
        }
        return camera;
    }

    private void accept(Camera open, Picture picture) {
        long now = picture.capturedNanos();
        if (toldSilence || toldFailure != null) {
            tell.accept(name + (gavePictures ? " is back" : " gives pictures now"));
            toldSilence = false;
            toldFailure = null;
            report.restart();
        }
        expectedSinceNanos = now;
        expecting = true;
        pauseNanos = FIRST_PAUSE_NANOS;
        refused = false;
        gavePictures = true;
        String line = report.offer(now);
        if (line != null) {
            tell.accept(name + ": " + open.description() + "; " + line);
        }
    }

    private void tellFailure(CameraException failure) {
        String message = gavePictures && failure instanceof AbsentCameraException
                ? name + " is unplugged" // the driver reports it first, then the node is missing: one line for both
                : String.valueOf(failure.getMessage());
        if (toldFailure == null) {
            counters.increment(Counter.CAMERA_LOST);
        }
        if (!message.equals(toldFailure)) {
            tell.accept(message + "; trying again until it " + (gavePictures ? "is back" : "works"));
        }
        toldFailure = message;
    }
}
