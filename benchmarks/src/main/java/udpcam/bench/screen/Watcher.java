package udpcam.bench.screen;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import udpcam.run.NanoClock;

/** Notes when each number is first seen on the screen, wherever the window stands. {@link #look} is a worker's step. */
public final class Watcher {
    private static final long POLL_NANOS = 100_000;
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Screen screen;
    private final AtomicLongArray seen;
    private final Schedule schedule;
    private final CodeSearch search;
    private Optional<CodeSearch.Place> place = Optional.empty();
    private long lastNanos;

    /**
     * Searches a code on the screen.
     *
     * @param written when each number's frame was written, in {@link NanoClock#nanoTime}; 0 until it is
     * @param seen takes when it was seen
     * @param intervalNanos from one frame to the next
     */
    public Watcher(Screen screen, AtomicLongArray written, AtomicLongArray seen, long intervalNanos) {
        this.screen = screen;
        this.seen = seen;
        schedule = new Schedule(written, intervalNanos);
        search = new CodeSearch(
                screen.width() - NumberCode.WIDTH + 1,
                screen.height() - NumberCode.SQUARE + 1,
                seen.length(),
                (x, y) -> read(new CodeSearch.Place(x, y)));
    }

    public boolean look() {
        long early = place.isPresent() ? schedule.untilNext(NanoClock.SYSTEM.nanoTime()) : 0;
        if (early > 0) {
            LockSupport.parkNanos(early);
            return true;
        }
        if (place.isEmpty()) {
            place = search.find();
            lastNanos = NanoClock.SYSTEM.nanoTime();
        }
        OptionalInt number = place.map(this::read).orElse(OptionalInt.empty());
        long now = NanoClock.SYSTEM.nanoTime();
        if (number.isPresent() && number.getAsInt() < seen.length()) {
            if (seen.compareAndSet(number.getAsInt(), 0, now)) {
                schedule.learn(number.getAsInt(), now);
            }
            lastNanos = now;
        } else if (now - lastNanos > PATIENCE_NANOS) {
            place = Optional.empty(); // a window that is moved when its first picture is there
        }
        LockSupport.parkNanos(POLL_NANOS);
        return true;
    }

    private OptionalInt read(CodeSearch.Place at) {
        return NumberCode.read((x, y) -> screen.luma(at.x() + x, at.y() + y));
    }
}
