package udpcam.congestion;

import java.util.concurrent.TimeUnit;

/** How large the next frame may be, so that the path has passed it on before the one after it comes. Not thread-safe. */
final class FrameBudget {
    /** Media and repair together. */
    private static final double ALL_SHARE = 0.95;

    private static final double PACE = 1.5;

    /** The longest time without a frame: then one is sent, whatever waits. */
    private static final double STARVED_SECONDS = 0.25;

    private static final double STARVED_SHARE = 0.2;

    private static final double BROKEN_SECONDS = 0.5;

    /** Full quality has to fit, and by this factor, before limits end. */
    private static final double END_SHARE = 0.95;

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
    private int leastBytes;

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

    int budget(int wantedBytes, int least, long nowNanos) {
        asked = true;
        leastBytes = least;
        interval.picture(nowNanos);
        double allowed = path.isBroken() ? broken(wantedBytes, nowNanos) : allowed(nowNanos);
        congested = isTight(congested, wantedBytes, allowed, nowNanos);
        double most = Math.min(Math.max(leastBytes, allowed), ceiling * interval.nanos() / 1e9);
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

    /** A path that passes nothing gets a frame now and then, so that its mending shows. */
    private double broken(int wantedBytes, long nowNanos) {
        return since(begunNanos, nowNanos) >= BROKEN_SECONDS ? wantedBytes : 0;
    }

    private double since(long nanos, long nowNanos) {
        return begun ? (nowNanos - nanos) / 1e9 : 0;
    }

    /** The bytes that the path passes on in time. */
    private double allowed(long nowNanos) {
        if (!path.isKnown()) {
            return Double.POSITIVE_INFINITY;
        }
        double rate = path.bytesPerSecond();
        double share = path.share().share();
        double slack = (1 - share) * interval.nanos() / 1e9;
        double late = path.share().isCrowded() ? 0 : Math.max(0, path.queueSeconds(nowNanos) - slack);
        double since = since(begunNanos, nowNanos);
        double starved = since > STARVED_SECONDS ? STARVED_SHARE * Math.min(1, since) : 0;
        return rate * Math.max(starved, share * interval.nanos() / 1e9 - late);
    }

    int spareBytes(long nowNanos) {
        if (!congested || !begun) {
            return Integer.MAX_VALUE;
        }
        double left = ALL_SHARE * interval.nanos() / 1e9 - (nowNanos - begunNanos) / 1e9;
        return (int) Math.max(0, path.bytesPerSecond() * (left - path.queueSeconds(nowNanos)));
    }

    long paceBitsPerSecond() {
        double least = 1e9 * leastBytes / interval.nanos();
        return congested && path.isKnown()
                ? (long) (PACE * 8 * Math.max(least, path.fastestBytesPerSecond()))
                : Long.MAX_VALUE;
    }

    long bitsPerSecond() {
        double rate = path.isKnown() ? path.bytesPerSecond() : Double.POSITIVE_INFINITY;
        if (path.isKnown() && path.share().isCrowded()) {
            rate *= path.share().share();
        }
        double least = Math.min(rate, ceiling);
        return least == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : (long) (8 * least);
    }

    boolean isLimiting() {
        return limiting;
    }
}
