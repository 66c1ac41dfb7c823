package udpcam.run;

/**
 * Arithmetic of deadlines on the monotonic clock. Its origin is arbitrary and its values may wrap around, so two times are
 * compared by their difference alone, as {@link System#nanoTime} asks. {@link #NEVER} is the one value that is no time.
 */
public final class Deadline {
    /** The deadline of what does not happen. */
    public static final long NEVER = Long.MAX_VALUE;

    private Deadline() {}

    /** Whether a deadline has come. */
    public static boolean isOver(long deadlineNanos, long nowNanos) {
        return deadlineNanos != NEVER && nowNanos - deadlineNanos >= 0;
    }

    /** The earlier one of two deadlines. */
    public static long earlier(long oneNanos, long otherNanos) {
        if (oneNanos == NEVER || otherNanos == NEVER) {
            return oneNanos == NEVER ? otherNanos : oneNanos;
        }
        return oneNanos - otherNanos <= 0 ? oneNanos : otherNanos;
    }

    /** The later one of two deadlines. */
    public static long later(long oneNanos, long otherNanos) {
        if (oneNanos == NEVER || otherNanos == NEVER) {
            return NEVER;
        }
        return oneNanos - otherNanos >= 0 ? oneNanos : otherNanos;
    }
}
