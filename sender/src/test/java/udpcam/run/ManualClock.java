package udpcam.run;

/** A clock whose time passes by assignment, and by sleeping. */
public final class ManualClock implements NanoClock {
    public long now;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
        now = Math.max(now, deadlineNanos);
    }
}
