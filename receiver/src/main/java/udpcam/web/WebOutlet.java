package udpcam.web;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.PictureSize;
import udpcam.outlet.Admission;
import udpcam.outlet.FrameOutlet;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * Keeps the newest frame that is whole and admitted for browsers, and wakes those who wait for one. Nothing is decoded. While
 * nobody asks, it only keeps the frame that was offered last. Any thread may ask.
 */
public final class WebOutlet implements FrameOutlet {
    /** How long after the last request frames are made ready for the next. */
    private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** When a frame was taken, as far before its arrival as can be told. */
    @FunctionalInterface
    public interface CaptureAge {
        OptionalLong sinceCapture(long captureTime, long nowNanos);
    }

    private final Admission admission;
    private final CaptureAge age;
    private final NanoClock clock;
    private final Counters counters;
    private final Worker worker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    private final Condition published = lock.newCondition();
    private @Nullable DecodableFrame waiting;
    private long offeredNanos;
    private long made; // frames that were made ready, or refused
    private long number; // of the newest
    private int watchers;
    private long askedNanos;
    private boolean closed;
    private @Nullable LiveFrame newest;

    public WebOutlet(
            Admission admission, CaptureAge age, NanoClock clock, Counters counters, Consumer<Throwable> onFailure) {
        this.admission = admission;
        this.age = age;
        this.clock = clock;
        this.counters = counters;
        this.worker = new Worker("web", this::step, onFailure);
        this.askedNanos = clock.nanoTime() - WATCHED_NANOS;
    }

    @Override
    public boolean wantsGrowing() {
        return false;
    }

    @Override
    public void offer(DecodableFrame frame) {
        long nowNanos = clock.nanoTime();
        DecodableFrame displaced;
        lock.lock();
        try {
            displaced = waiting;
            waiting = frame;
            offeredNanos = nowNanos;
            if (isWatched(nowNanos)) {
                offered.signal();
            }
        } finally {
            lock.unlock();
        }
        if (displaced != null) {
            displaced.close();
        }
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Makes the frame that waits ready if somebody watches: the step of the worker, which a test calls by hand. */
    boolean step() throws InterruptedException {
        long[] arrived = {0};
        DecodableFrame frame = take(arrived);
        if (frame == null) {
            return true;
        }
        LiveFrame made = null;
        try (frame) {
            made = make(frame, arrived[0]);
        } finally {
            publish(made);
        }
        return true;
    }

    private @Nullable DecodableFrame take(long[] arrived) throws InterruptedException {
        lock.lock();
        try {
            long left = STEP_NANOS;
            while (left > 0 && !closed && (waiting == null || !isWatched(clock.nanoTime()))) {
                left = offered.awaitNanos(left);
            }
            if (left <= 0 || closed) {
                return null;
            }
            DecodableFrame frame = waiting;
            waiting = null;
            arrived[0] = offeredNanos;
            return frame;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable LiveFrame make(DecodableFrame frame, long offeredAtNanos) throws InterruptedException {
        boolean grew = frame.whole() == null;
        WholeFrame whole = frame.awaitWhole();
        PictureSize size = whole == null ? null : whole.size();
        if (whole == null || size == null || admission.refusal(whole) != null) {
            return null;
        }
        long arrivedNanos = grew ? clock.nanoTime() : offeredAtNanos;
        try {
            byte[] jpeg = Arrays.copyOf(whole.bytes(), whole.length());
            return new LiveFrame(
                    ++number, jpeg, size, arrivedNanos, age.sinceCapture(whole.captureTime(), arrivedNanos));
        } catch (OutOfMemoryError e) { // --max-pixels lets in more than the JVM's heap may hold
            counters.increment(Counter.FRAMES_BEYOND_MEMORY);
            return null;
        }
    }

    private void publish(@Nullable LiveFrame frame) {
        lock.lock();
        try {
            made++;
            newest = frame == null ? newest : frame;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The newest frame, as soon as its number is above {@code after}; null if there is none within the time. What came while
     * nobody watched is made ready first.
     */
    @Nullable
    LiveFrame await(long after, long waitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        long nowNanos = clock.nanoTime();
        boolean isBehind = waiting != null && !isWatched(nowNanos);
        watchers++;
        try {
            long before = made;
            askedNanos = nowNanos;
            offered.signal();
            LiveFrame frame = newest;
            long left = waitNanos;
            while (left > 0 && (frame == null || frame.number() <= after || (isBehind && made == before))) {
                left = published.awaitNanos(left);
                frame = newest;
            }
            return frame == null || frame.number() <= after ? null : frame;
        } finally {
            watchers--;
            askedNanos = clock.nanoTime();
            lock.unlock();
        }
    }

    /** The number of the newest frame; 0 before the first. */
    long newestNumber() {
        lock.lock();
        try {
            return newest == null ? 0 : newest.number();
        } finally {
            lock.unlock();
        }
    }

    private boolean isWatched(long nowNanos) {
        return watchers > 0 || nowNanos - askedNanos < WATCHED_NANOS;
    }

    @Override
    public void close() {
        DecodableFrame left;
        lock.lock();
        try {
            closed = true;
            left = waiting;
            waiting = null;
            offered.signal();
        } finally {
            lock.unlock();
        }
        worker.close();
        if (left != null) {
            left.close();
        }
    }
}
