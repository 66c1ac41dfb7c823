package udpcam.outlet;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;

/**
 * Frames that wait for an outlet which needs every one: a bounded number, and bounded bytes. A frame that has no room is refused;
 * those that are there stay. Any thread may put, one takes.
 */
final class FrameQueue {
    /** A frame, the taker's to close, and when it came. */
    record Waiting(DecodableFrame frame, long arrivalNanos, int bytes) {}

    private final int mostFrames;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting> frames = new ArrayDeque<>();
    private long bytes;
    private int usualBytes; // what a frame counts that grows
    private boolean isOpen;
    private boolean isWoken;

    FrameQueue(int mostFrames, long mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
    }

    /** Takes frames from now on. */
    void open() {
        lock.lock();
        try {
            isOpen = true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes none any more; what waits can be taken, and behind it {@link #take} gives nothing once. */
    void shut() {
        lock.lock();
        try {
            isOpen = false;
            isWoken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return isOpen;
        } finally {
            lock.unlock();
        }
    }

    /** Takes over a frame, whole or growing, that came at a time; false if it is open and has no room: the frame is closed. */
    boolean put(DecodableFrame frame, long arrivalNanos) {
        lock.lock();
        try {
            WholeFrame whole = frame.whole();
            usualBytes = whole == null ? usualBytes : whole.length();
            boolean hasRoom = frames.size() < mostFrames && bytes + usualBytes <= mostBytes;
            if (isOpen && hasRoom) {
                frames.add(new Waiting(frame, arrivalNanos, usualBytes));
                bytes += usualBytes;
                changed.signal();
                return true;
            }
            frame.close();
            return !isOpen;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next frame; null if there is none and the queue was shut since null was given last. */
    @Nullable
    Waiting take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (frames.isEmpty() && !isWoken) {
                changed.await();
            }
            Waiting next = frames.poll();
            if (next == null) {
                isWoken = false;
            } else {
                bytes -= next.bytes();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the frames that wait; returns how many. */
    int clear() {
        lock.lock();
        try {
            int count = frames.size();
            frames.forEach(waiting -> waiting.frame().close());
            frames.clear();
            bytes = 0;
            return count;
        } finally {
            lock.unlock();
        }
    }
}
