package udpcam.congestion;

import java.util.List;

/** What a viewer saw of some pictures. */
record StreamFigures(List<SimulatedFrame> frames, double seconds) {
    /** Share of the frames that were sent. */
    double shown() {
        long sent = frames.stream().filter(frame -> frame.bytes() > 0).count();
        return shownFrames() / (double) Math.max(1, sent);
    }

    long shownFrames() {
        return frames.stream().filter(SimulatedFrame::isShown).count();
    }

    double framesPerSecond() {
        return shownFrames() / seconds;
    }

    double megabits() {
        return frames.stream()
                        .filter(SimulatedFrame::isShown)
                        .mapToInt(SimulatedFrame::bytes)
                        .sum()
                * 8
                / seconds
                / 1e6;
    }

    /** Of all frames, damaged ones included. */
    double sentMegabits() {
        return frames.stream().mapToInt(SimulatedFrame::bytes).sum() * 8 / seconds / 1e6;
    }

    double quality() {
        return frames.stream().mapToDouble(SimulatedFrame::quality).average().orElse(0);
    }

    /** Delay that this share of the frames does not exceed. */
    double millis(double share) {
        double[] sorted = frames.stream()
                .filter(SimulatedFrame::isShown)
                .mapToDouble(SimulatedFrame::delayMillis)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Double.POSITIVE_INFINITY
                : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    /** The longest time without a new picture. */
    double longestPauseMillis() {
        long[] shown = frames.stream()
                .filter(SimulatedFrame::isShown)
                .mapToLong(SimulatedFrame::shownNanos)
                .sorted()
                .toArray();
        long longest = 0;
        for (int i = 1; i < shown.length; i++) {
            longest = Math.max(longest, shown[i] - shown[i - 1]);
        }
        return shown.length < 2 ? Double.POSITIVE_INFINITY : longest / 1e6;
    }

    @Override
    public String toString() {
        return "%5.1f%% shown, %4.1f/s, %6.2f Mbit/s, quality %4.2f, p50 %5.1f p99 %5.1f max %5.1f ms, pause %5.0f ms"
                .formatted(
                        100 * shown(),
                        framesPerSecond(),
                        megabits(),
                        quality(),
                        millis(0.5),
                        millis(0.99),
                        millis(1),
                        longestPauseMillis());
    }
}
