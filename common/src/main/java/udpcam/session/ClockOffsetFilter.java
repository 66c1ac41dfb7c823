package udpcam.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Of the last comparisons of two clocks, finds the one with the shortest round trip, which is the surest. A comparison that
 * contradicts it means that a clock was set: what was known before is forgotten.
 */
final class ClockOffsetFilter {
    private static final int KEPT = 8;

    private final @Nullable ClockOffset[] last = new ClockOffset[KEPT];
    private int next;

    void add(ClockOffset offset) {
        ClockOffset best = best();
        if (best != null && !best.agrees(offset)) {
            Arrays.fill(last, null);
        }
        last[next] = offset;
        next = (next + 1) % KEPT;
    }

    /** The surest of the last eight, the newest of equally sure ones; null if there is none. */
    @Nullable
    ClockOffset best() {
        ClockOffset best = null;
        for (int i = 0; i < KEPT; i++) {
            ClockOffset offset = last[(next + i) % KEPT]; // from the oldest on
            if (offset != null && (best == null || offset.uncertaintyNanos() <= best.uncertaintyNanos())) {
                best = offset;
            }
        }
        return best;
    }
}
