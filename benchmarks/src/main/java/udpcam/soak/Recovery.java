package udpcam.soak;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether a receiver's video comes back behind a fault in time. The time is that of its status lines, whole seconds later. */
final class Recovery {
    /** A line tells of the second before it: one that comes sooner tells of the fault, too. */
    private static final double LINE_SECONDS = 1;

    /** Normal within a second, told by the line of the second after that, which may begin up to a second later. */
    private static final double MOST_SECONDS_TO_NORMAL_DELAY = 1 + 2 * LINE_SECONDS + 0.5;

    private static final Bounds USUAL = new Bounds(0.5, 100);

    /** Of what a busy machine leaves: a burst of old frames is seconds late, a stream that does not go on has no frames. */
    private static final Bounds STARVED = new Bounds(0.1, 1000);

    private static final double MOST_TIMES_DELAY = 2;

    private final String what;
    private final long endNanos;
    private final StatusLine normal;
    private final double mostSeconds;
    private final boolean delayToo;
    private final Back usual = new Back(USUAL);
    private final Back starved = new Back(STARVED);

    /** From which share of its frames a stream is there again, and by how many milliseconds its delay may have grown. */
    private record Bounds(double shareOfFrames, double millisMore) {}

    /**
     * Behind a fault that was over at {@code endNanos}.
     *
     * @param what the pair and its fault, in words
     * @param normal what the receiver said before
     * @param mostSeconds from the end to the video
     * @param delayToo whether the delay is to be normal within a second
     */
    Recovery(String what, long endNanos, StatusLine normal, double mostSeconds, boolean delayToo) {
        this.what = what;
        this.endNanos = endNanos;
        this.normal = normal;
        this.mostSeconds = mostSeconds;
        this.delayToo = delayToo;
    }

    /** The receiver said something. */
    void heard(long nanos, StatusLine line) {
        double after = (double) (nanos - endNanos) / TimeUnit.SECONDS.toNanos(1);
        if (after >= LINE_SECONDS) {
            usual.heard(after, line);
            starved.heard(after, line);
        }
    }

    /** Seconds to the line that told of the video; NaN if it is not back. {@code isStarved}: the machine had no time left. */
    double seconds(boolean isStarved) {
        return (isStarved ? starved : usual).seconds;
    }

    /** What did not come back in time, as known half a minute later. */
    Optional<String> failure(boolean isStarved) {
        Back back = isStarved ? starved : usual;
        if (!(back.seconds <= mostSeconds)) {
            String after = Double.isNaN(back.seconds) ? "more than half a minute" : "%.1f s".formatted(back.seconds);
            return Optional.of(
                    "%s: the video came back after %s, %.1f s are allowed".formatted(what, after, mostSeconds));
        }
        if (delayToo && !(back.delaySeconds <= MOST_SECONDS_TO_NORMAL_DELAY)) {
            return Optional.of(
                    "%s: the delay, %.1f ms before, was not normal within a second".formatted(what, normal.p50()));
        }
        return Optional.empty();
    }

    /** When it was back, by some bounds. */
    private final class Back {
        private final Bounds bounds;
        private double seconds = Double.NaN;
        private double delaySeconds = Double.NaN;

        Back(Bounds bounds) {
            this.bounds = bounds;
        }

        void heard(double after, StatusLine line) {
            if (line.framesPerSecond() < bounds.shareOfFrames() * normal.framesPerSecond()) {
                return;
            }
            if (Double.isNaN(seconds)) {
                seconds = after;
            }
            double most = Math.max(MOST_TIMES_DELAY * normal.p50(), normal.p50() + bounds.millisMore());
            if (Double.isNaN(delaySeconds) && line.p50() <= most) {
                delaySeconds = after;
            }
        }
    }
}
