package udpcam.count;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One number for each {@link Counter}; any thread may add and read. */
public final class Counters {
    private final Map<Counter, AtomicLong> values = new EnumMap<>(Counter.class);

    private final Map<Counter, Integer> details = new ConcurrentHashMap<>();
    private final @Nullable Counters sum;

    public Counters() {
        this(null);
    }

    /** What is counted here counts in {@code sum}, too. */
    public Counters(@Nullable Counters sum) {
        this.sum = sum;
        for (Counter counter : Counter.values()) {
            values.put(counter, new AtomicLong());
        }
    }

    public void increment(Counter counter) {
        add(counter, 1);
    }

    /** Counts, and keeps a number that says more of what was counted last. */
    public void increment(Counter counter, int detail) {
        increment(counter);
        for (Counters each = this; each != null; each = each.sum) {
            each.details.put(counter, detail);
        }
    }

    /** The number that says more of what was counted last; 0 if there is none. */
    public int detail(Counter counter) {
        return details.getOrDefault(counter, 0);
    }

    public void add(Counter counter, long amount) {
        of(counter).addAndGet(amount);
        if (sum != null) {
            sum.add(counter, amount);
        }
    }

    public long get(Counter counter) {
        return of(counter).get();
    }

    /** The counters that are not zero, in the order of their declaration. */
    public Set<Counter> nonZero() {
        Set<Counter> found = EnumSet.noneOf(Counter.class);
        for (Counter counter : Counter.values()) {
            if (get(counter) != 0) {
                found.add(counter);
            }
        }
        return found;
    }

    private AtomicLong of(Counter counter) {
        AtomicLong value = values.get(counter);
        if (value == null) {
            throw new IllegalArgumentException(counter.name());
        }
        return value;
    }
}
