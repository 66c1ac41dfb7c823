package udpcam.count;

import udpcam.run.Decimals;

/** Frames and bits a second, from one call to the next. Called by one thread. */
public final class Rates {
    private final Counters counters;
    private final Counter frames;
    private final Counter bytes;
    private long lastNanos;
    private long lastFrames;
    private long lastBytes;
    private double framesPerSecond;
    private double megabitsPerSecond;

    public Rates(Counters counters, Counter frames, Counter bytes, long nowNanos) {
        this.counters = counters;
        this.frames = frames;
        this.bytes = bytes;
        this.lastNanos = nowNanos;
        this.lastFrames = counters.get(frames);
        this.lastBytes = counters.get(bytes);
    }

    /** Takes the rates since the last call; no time passed leaves them as they are. */
    public void update(long nowNanos) {
        double seconds = (nowNanos - lastNanos) / 1e9;
        if (seconds <= 0) {
            return;
        }
        long framesNow = counters.get(frames);
        long bytesNow = counters.get(bytes);
        framesPerSecond = (framesNow - lastFrames) / seconds;
        megabitsPerSecond = (bytesNow - lastBytes) * 8 / seconds / 1e6;
        lastNanos = nowNanos;
        lastFrames = framesNow;
        lastBytes = bytesNow;
    }

    /** Frames a second, as a short number for the user. */
    public String framesPerSecond() {
        return Decimals.fixed(framesPerSecond, 1);
    }

    /** In one short line for the user. */
    public String text() {
        return Decimals.fixed(framesPerSecond, 1) + " frames/s  " + Decimals.fixed(megabitsPerSecond, 2) + " Mbit/s";
    }
}
