package udpcam.congestion;

import java.util.Arrays;

/**
 * The share of the path's rate that the stream takes, beside others. It grows by the same amount each second and shrinks by a
 * factor, so that streams beside one another come to equal shares. It shrinks when others make the queue in front of the frames
 * longer; where that queue stays although the stream shrinks, a download fills it, and only losses count. Up to three streams that
 * take one another for a download leave room in the path at first: then the queue goes, and with it the mistake. Not thread-safe.
 */
final class PathShare {
    /** Of the rate, alone; the rest empties queues and carries what is sent again. */
    static final double MOST_SHARE = 0.85;

    /** Of the rate, each second. */
    private static final double GROWTH = 0.2;

    private static final double CROWDED_GROWTH = 0.04;
    private static final double SHRINK_SHARE = 0.8;
    private static final double HIGH_SHRINK_SHARE = 0.5;
    private static final double HIGH_RISE_MILLIS = 30;

    /** What happens within this time has the same cause. */
    private static final long EPISODE_NANOS = 200_000_000;

    /** A queue that is longer by this than the shortest one lately. */
    private static final double RISE_MILLIS = 6;

    /** Trains in which the queue was shortest lately; streams of the same interval take turns, so that one always waits. */
    private static final int RECENT = 30;

    private static final double NEWEST_SHARE = 0.1;

    private static final double CROWDED_MILLIS = 45;
    private static final double CLEAR_MILLIS = 15;
    private static final long BEGIN_NANOS = 500_000_000;
    private static final long END_NANOS = 600_000_000;
    private static final double CROWDED_SHARE = 0.3;

    private final double[] recent = new double[RECENT];
    private long trains;
    private boolean crowded;
    private long agreesNanos;
    private long lastNanos;
    private long episodeNanos;
    private double jitter;
    private double share = MOST_SHARE;

    PathShare() {
        Arrays.fill(recent, Double.POSITIVE_INFINITY);
    }

    /**
     * A train was measured.
     *
     * @param foreignMillis the queue in front of it, less what the stream's own packets made of it
     * @param jitterMillis by which delays differ without any queue
     * @param lost whether packets of it are lost
     */
    void train(double foreignMillis, double jitterMillis, boolean lost, long nowNanos) {
        jitter += NEWEST_SHARE * (jitterMillis - jitter);
        if (trains == 0) {
            lastNanos = nowNanos;
            agreesNanos = nowNanos;
            episodeNanos = nowNanos;
        }
        recent[(int) (trains % RECENT)] = foreignMillis;
        trains++;
        crowd(foreignMillis, nowNanos);
        double grown = (crowded ? CROWDED_GROWTH : GROWTH) * Math.min(1, Math.max(0, nowNanos - lastNanos) / 1e9);
        lastNanos = nowNanos;
        share = Math.min(MOST_SHARE, share + grown);
        double rise = foreignMillis - leastRecent();
        boolean pressed = crowded ? lost : rise > RISE_MILLIS + 2 * jitter;
        if (pressed && nowNanos - episodeNanos > EPISODE_NANOS) {
            share *= !crowded && rise > HIGH_RISE_MILLIS ? HIGH_SHRINK_SHARE : SHRINK_SHARE;
            episodeNanos = nowNanos;
        }
    }

    /** What the path does after its rate has changed says nothing about others. */
    void changed(long nowNanos) {
        Arrays.fill(recent, Double.POSITIVE_INFINITY);
        episodeNanos = nowNanos;
    }

    private void crowd(double foreignMillis, long nowNanos) {
        boolean now = foreignMillis > (crowded || share < CROWDED_SHARE ? CLEAR_MILLIS : CROWDED_MILLIS);
        if (now == crowded) {
            agreesNanos = nowNanos;
        } else if (nowNanos - agreesNanos >= (crowded ? END_NANOS : BEGIN_NANOS)) {
            crowded = now;
            share = crowded ? CROWDED_SHARE : share;
        }
    }

    private double leastRecent() {
        double least = recent[0];
        for (double one : recent) {
            least = Math.min(least, one);
        }
        return least;
    }

    /** Whether others fill the queue; to wait until it is gone would leave them all of the path. */
    boolean isCrowded() {
        return crowded;
    }

    /** Of the path's rate, up to {@link #MOST_SHARE}. */
    double share() {
        return share;
    }
}
