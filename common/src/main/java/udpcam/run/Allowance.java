package udpcam.run;

/** How often something may be done: so many times at once, and then once each time a pause has passed. Not thread-safe. */
public final class Allowance {
    private final int burst;
    private final long pauseNanos;
    private long left;
    private long grantedNanos;
    private boolean isAsked;

    /** All of the burst is left. */
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

    /** It is done. */
    public void take() {
        left--;
    }
}
