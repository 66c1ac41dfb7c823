package udpcam.run;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * Reuses buffers, so that in the steady state nothing is allocated per frame.
 *
 * <p>Any thread may call it. It keeps at most {@code idleMax} values; what is given back beyond that is left to the
 * collector.
 */
public final class Pool<T> {
    private final ArrayDeque<T> idle;
    private final Supplier<T> factory;
    private final int idleMax;

    public Pool(int idleMax, Supplier<T> factory) {
        this.idleMax = idleMax;
        this.factory = factory;
        this.idle = new ArrayDeque<>(idleMax);
    }

    /** A value for the caller alone, made where none is idle. Its content is whatever the last user left. */
    public T take() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return factory.get();
    }

    /** Gives back what {@link #take} gave; the caller may not touch it again. */
    public void give(T value) {
        synchronized (idle) {
            if (idle.size() < idleMax) {
                idle.push(value);
            }
        }
    }
}
