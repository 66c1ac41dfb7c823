package udpcam.bench.screen;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import udpcam.bench.result.Trace;

/**
 * What became of each frame, from readings of its rows' numbers on the screen. A reading of a picture that is half drawn does no
 * harm: a frame counts as whole once all rows have its number at the same time, and no reading takes that back.
 */
public final class Sightings {
    /** Instead of the number of a row that cannot be read. */
    public static final int NONE = -1;

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
    public Sightings(AtomicLongArray written, int first) {
        this.written = written;
        this.first = first;
        shown = new boolean[written.length()];
        whole = new boolean[written.length()];
        lastRowNanos = new long[written.length()];
    }

    /** Takes the numbers of all rows, from the top, below that of the frames or {@link #NONE}. */
    public void see(int[] numbers, long nowNanos) {
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
    public boolean isSettled() {
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

    /** What became of the frames, all of which are written by now; the counters are as {@link Trace} has them. */
    public Trace trace(double fps, List<Long> bytes, List<Long> rivalBytes) {
        endFreeze(Math.max(changedNanos, written.get(written.length() - 1)));
        List<Trace.Frame> frames = IntStream.range(first, written.length())
                .mapToObj(i -> new Trace.Frame(shown[i], whole[i], millis(i)))
                .toList();
        return new Trace(fps, frames, bytes, rivalBytes, longestFreezeNanos / NANOS_PER_MILLI);
    }

    private double millis(int number) {
        return lastRowNanos[number] == 0 ? Double.NaN : (lastRowNanos[number] - written.get(number)) / NANOS_PER_MILLI;
    }
}
