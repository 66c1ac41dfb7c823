package udpcam.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * What became of each frame, from readings of its rows' numbers on the screen. A reading of a picture that is half drawn does no
 * harm: a frame counts as whole once all rows have its number at the same time, and no reading takes that back.
 */
final class Sightings {
    /** Instead of the number of a row that cannot be read. */
    static final int NONE = -1;

    private static final double NANOS_PER_MILLI = 1e6;

    private final AtomicLongArray written;
    private final int first;
    private final boolean[] shown;
    private final boolean[] whole;
    private final long[] lastRowNanos; // when the last row had this number or a newer one
    private int[] rows = {};
    private int newestLastRow = NONE;
    private boolean settled;
    private long changedNanos = Long.MIN_VALUE;
    private long longestFreezeNanos;

    /**
     * Has seen nothing yet.
     *
     * @param written when each number's frame was written; 0 until it is
     * @param first the number from which on frames are measured
     */
    Sightings(AtomicLongArray written, int first) {
        this.written = written;
        this.first = first;
        shown = new boolean[written.length()];
        whole = new boolean[written.length()];
        lastRowNanos = new long[written.length()];
    }

    /** Takes the numbers of all rows, from the top, below that of the frames or {@link #NONE}. */
    void see(int[] numbers, long nowNanos) {
        settled = Arrays.equals(numbers, rows);
        if (settled) {
            return;
        }
        endFreeze(nowNanos);
        rows = numbers.clone();
        if (rows[0] != NONE) {
            shown[rows[0]] = true;
        }
        noteMost();
        for (int last = rows[rows.length - 1]; newestLastRow < last; ) {
            lastRowNanos[++newestLastRow] = nowNanos;
        }
    }

    /** Whether the last two readings agreed, so that no picture was half drawn. */
    boolean isSettled() {
        return settled;
    }

    /** Which number half of the rows have, or all. */
    private void noteMost() {
        int[] sorted = rows.clone();
        Arrays.sort(sorted);
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (sorted[from] != NONE) {
                shown[sorted[from]] |= 2 * (to - from) >= sorted.length;
                whole[sorted[from]] |= to - from == sorted.length;
            }
        }
    }

    private void endFreeze(long nowNanos) {
        long begin = written.get(first);
        if (begin != 0) {
            longestFreezeNanos = Math.max(longestFreezeNanos, nowNanos - Math.max(changedNanos, begin));
        }
        changedNanos = nowNanos;
    }

    /** What became of the frames, all of which are written by now; the kilobytes are the network's for one frame. */
    LossResult result(double frameKilobytes) {
        endFreeze(Math.max(changedNanos, written.get(written.length() - 1)));
        double[] delays = measured()
                .filter(i -> shown[i] && lastRowNanos[i] != 0)
                .mapToDouble(i -> (lastRowNanos[i] - written.get(i)) / NANOS_PER_MILLI)
                .sorted()
                .toArray();
        double frames = measured().count();
        return new LossResult(
                measured().filter(i -> shown[i]).count() / frames,
                measured().filter(i -> whole[i]).count() / frames,
                longestFreezeNanos / NANOS_PER_MILLI,
                Result.percentile(delays, 50),
                Result.percentile(delays, 99),
                frameKilobytes);
    }

    private IntStream measured() {
        return IntStream.range(first, written.length());
    }
}
