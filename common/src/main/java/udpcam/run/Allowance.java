package udpcam.run;

/** Bounds how often something is done: a burst at once, then one each pause. Not thread-safe. */
public final class Allowance {
    private final int burst;
    private final long pauseNanos;
    private long left;
    private long grantedNanos;
    private boolean isAsked;

    /** {@code burst} is a number of times, 1 or more; {@code pauseNanos} is the time after which one more is allowed. */
    public Allowance(int burst, long pauseNanos) {
        this.burst = burst;
        this.pauseNanos = pauseNanos;
        this.left = burst;
    }

    /** Whether it may be done now. */
    public boolean isLeft(long nowNanos) {
        if (!isAsked) {
            isAsked = true;
            grantedNanos = nowNanos;
        }
        long more = (nowNanos - grantedNanos) / pauseNanos;
        grantedNanos += more * pauseNanos;
        left = Math.min(burst, left + more);
        return left > 0;
    }

    /** It is done once; whether that was allowed is the caller's to ask before. */
    public void take() {
        left--;
    }
}
