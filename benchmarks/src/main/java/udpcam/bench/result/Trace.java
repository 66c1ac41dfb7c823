package udpcam.bench.result;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a round over a cable saw of each frame.
 *
 * @param fps frames a second
 * @param frames those measured, in their order
 * @param bytes what the cable had carried of the pair before each frame and behind the last, headers included
 * @param rivalBytes the same of the rival
 * @param freezeMillis the longest time in which no row changed
 */
public record Trace(double fps, List<Frame> frames, List<Long> bytes, List<Long> rivalBytes, double freezeMillis) {
    private static final double BITS_PER_BYTE = 8;
    private static final double ONE_MILLION = 1e6;

    /**
     * What became of a frame.
     *
     * @param isShown whether its first row was on the screen, or half of all rows
     * @param isWhole whether all rows were on the screen at once
     * @param millis from its writing until its last row, or a newer frame's, was on the screen; NaN if that never came
     */
    public record Frame(boolean isShown, boolean isWhole, double millis) {}

    /** How long it took. */
    public double seconds() {
        return frames.size() / fps;
    }

    /** What the cable carried of the pair between two frames, in kilobytes. */
    public double kilobytes(int from, int to) {
        return (bytes.get(to) - bytes.get(from)) / 1e3;
    }

    /** The same for each frame that was shown; NaN if none was. */
    public double frameKilobytes(int from, int to) {
        long count = frames.subList(from, to).stream().filter(Frame::isShown).count();
        return count == 0 ? Double.NaN : kilobytes(from, to) / count;
    }

    /** What the pair has sent through the cable, in Mbit/s. */
    public double megabits() {
        return bytes.get(frames.size()) * BITS_PER_BYTE / ONE_MILLION / seconds();
    }

    /** What the rival has sent through the cable, in Mbit/s. */
    public double rivalMegabits() {
        return rivalBytes.get(frames.size()) * BITS_PER_BYTE / ONE_MILLION / seconds();
    }

    /** The delays of the frames that were shown, in milliseconds, the shortest first. */
    public double[] delays() {
        return frames.stream()
                .filter(Frame::isShown)
                .mapToDouble(Frame::millis)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private double share(Predicate<Frame> isTrue) {
        return frames.stream().filter(isTrue).count() / (double) frames.size();
    }

    /** The share of the frames that were shown, 0-1. */
    public double shown() {
        return share(Frame::isShown);
    }

    /** The share of the frames of which all rows were there at once, 0-1. */
    public double whole() {
        return share(Frame::isWhole);
    }

    /** What matters where datagrams are lost. */
    public LossResult loss() {
        double[] delays = delays();
        return new LossResult(
                shown(),
                whole(),
                freezeMillis,
                Result.percentile(delays, 50),
                Result.percentile(delays, 99),
                kilobytes(0, frames.size()) / frames.size());
    }
}
