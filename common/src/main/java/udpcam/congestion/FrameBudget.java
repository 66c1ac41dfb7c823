package udpcam.congestion;

import java.util.concurrent.TimeUnit;

/** How large the next frame may be, so that the path has passed it on before the one after it comes. Not thread-safe. */
final class FrameBudget {
    /** Of the path's rate; the rest empties queues and carries what is sent again. */
    private static final double MEDIA_SHARE = 0.85;

    /** Media and repair together. */
    private static final double ALL_SHARE = 0.95;

    private static final double PACE = 1.5;

    /** A frame behind others that were left out may have the time of this many seconds. */
    private static final double MOST_SECONDS = 0.07;

    /** After so long without a frame one is sent, whatever waits. */
    private static final double STARVED_SECONDS = 0.25;

    private static final double STARVED_SHARE = 0.3;

    /** Full quality has to fit, and by this factor, before limits end. */
    private static final double END_SHARE = 0.9;

    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PathEstimate path;
    private final double ceiling;
    private final PictureInterval interval = new PictureInterval();
    private boolean asked;
    private boolean begun;
    private long begunNanos;
    private boolean limiting;
    private boolean congested;
    private long tightNanos;

    /** @param ceiling bytes a second; infinite: none */
    FrameBudget(PathEstimate path, double ceiling) {
        this.path = path;
        this.ceiling = ceiling;
    }

    void begin(long nowNanos) {
        if (!asked) {
            interval.picture(nowNanos);
        }
        begun = true;
        begunNanos = nowNanos;
    }

    int budget(int wantedBytes, long nowNanos) {
        asked = true;
        interval.picture(nowNanos);
        double allowed = path.isKnown() ? allowed(nowNanos) : Double.POSITIVE_INFINITY;
        congested = isTight(congested, wantedBytes, allowed, nowNanos);
        double most = Math.min(allowed, ceiling * seconds(nowNanos));
        limiting = congested || most < wantedBytes;
        return limiting && most < wantedBytes ? (int) Math.max(0, most) : Integer.MAX_VALUE;
    }

    private boolean isTight(boolean before, int wantedBytes, double allowed, long nowNanos) {
        if (allowed < (before ? wantedBytes / END_SHARE : wantedBytes)) {
            tightNanos = nowNanos;
            return true;
        }
        return before && nowNanos - tightNanos < END_NANOS;
    }

    /** The bytes that the path passes on in time. */
    private double allowed(long nowNanos) {
        double rate = path.bytesPerSecond();
        double seconds = seconds(nowNanos);
        double since = begun ? (nowNanos - begunNanos) / 1e9 : 0;
        double starved = since > STARVED_SECONDS ? STARVED_SHARE * Math.min(1, since) * rate : 0;
        if (path.competition().isActive()) {
            return Math.max(starved, Math.min(path.competition().bytesPerSecond(), MEDIA_SHARE * rate) * seconds);
        }
        double slack = (1 - MEDIA_SHARE) * interval.nanos() / 1e9;
        double late = Math.max(0, path.queueSeconds(nowNanos) - slack);
        return Math.max(starved, rate * (MEDIA_SHARE * seconds - late));
    }

    /** The seconds for which the next frame stands. */
    private double seconds(long nowNanos) {
        double usual = interval.nanos() / 1e9;
        double since = begun ? (nowNanos - begunNanos) / 1e9 : 0;
        return Math.max(usual, Math.min(since, Math.max(usual, MOST_SECONDS)));
    }

    int spareBytes(long nowNanos) {
        if (!congested || !begun) {
            return Integer.MAX_VALUE;
        }
        double left = ALL_SHARE * interval.nanos() / 1e9 - (nowNanos - begunNanos) / 1e9;
        return (int) Math.max(0, path.bytesPerSecond() * (left - path.queueSeconds(nowNanos)));
    }

    long paceBitsPerSecond() {
        return congested && path.isKnown() ? (long) (PACE * 8 * path.bytesPerSecond()) : Long.MAX_VALUE;
    }

    long bitsPerSecond() {
        double rate = path.isKnown() ? path.bytesPerSecond() : Double.POSITIVE_INFINITY;
        if (path.isKnown() && path.competition().isActive()) {
            rate = Math.min(rate, path.competition().bytesPerSecond());
        }
        double least = Math.min(rate, ceiling);
        return least == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : (long) (8 * least);
    }

    boolean isLimiting() {
        return limiting;
    }
}
