package udpcam.frame;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;

/**
 * Which restart intervals of a frame there are, and where in a buffer their data are, without the markers between them: those
 * that came, and those that were taken from frames before. Used again for each frame, by one thread at a time.
 */
public final class FoundIntervals {
    private static final int MARKER_BYTES = 2;

    private int[] starts = new int[128];
    private int[] ends = new int[128]; // 0 where the interval is missing
    private int total;
    private int there;
    private int found;
    private int bytes;
    private final BitSet came = new BitSet();
    private final BitSet stale = new BitSet();

    public FoundIntervals() {}

    /** Begins a frame of a number of intervals. */
    public void begin(int intervals) {
        stale.clear();
        came.clear();
        found = 0;
        clear(intervals);
    }

    private void clear(int intervals) {
        if (starts.length < intervals) {
            starts = new int[intervals];
            ends = new int[intervals];
        }
        Arrays.fill(ends, 0, intervals, 0);
        total = intervals;
        there = 0;
        bytes = 0;
    }

    /** Enters one that came; {@code end} is not 0. */
    public void add(int interval, int start, int end) {
        came.set(interval);
        found++;
        put(interval, start, end);
    }

    /** Enters all those of a frame that came whole. */
    void addAll(JpegFrame whole) {
        clear(whole.intervals());
        for (int i = 0; i < total; i++) {
            put(i, whole.intervalStart(i), whole.intervalStart(i + 1) - MARKER_BYTES);
        }
    }

    private void put(int interval, int start, int end) {
        starts[interval] = start;
        ends[interval] = end;
        there++;
        bytes += end - start;
    }

    /** Whether an interval of a damaged frame came. */
    public boolean has(int interval) {
        return came.get(interval);
    }

    /** How many a damaged frame has in all. */
    public int total() {
        return total;
    }

    /** How many of a damaged frame came. */
    public int found() {
        return found;
    }

    /** Whether none is missing any more. */
    public boolean isComplete() {
        return there == total;
    }

    /** The intervals that were taken from a frame of long ago. Who completes the frame sets them; not a copy. */
    public BitSet stale() {
        return stale;
    }

    /** Copies all those of another frame from its data into a buffer that it reserved, behind room for headers. */
    void copy(FoundIntervals other, byte[] data, byte[] out) {
        begin(other.total);
        int end = JpegHeader.BYTES;
        for (int i = 0; i < total; i++) {
            if (other.isThere(i)) {
                int start = end;
                end += other.ends[i] - other.starts[i];
                System.arraycopy(data, other.starts[i], out, start, end - start);
                add(i, start, end);
            }
        }
    }

    /** The buffer, or another one if it has not enough room for headers and those that are there. */
    byte[] reserve(byte[] buffer) {
        return reserve(buffer, JpegHeader.BYTES + bytes);
    }

    /**
     * Takes from another frame those that are missing, and puts headers and all of them into one buffer, with the markers
     * behind them: a JPEG, if none is missing any more.
     *
     * @param data the headers, and somewhere behind them those that are there
     * @param before null if there is no such frame
     * @param dataBefore where those of the other frame are
     * @param buffer what it is written to if there is enough room
     * @return where it is, in its first {@link #jpegBytes}
     */
    byte[] merge(byte[] data, @Nullable FoundIntervals before, byte[] dataBefore, byte[] buffer) {
        byte[] out = reserve(buffer, jpegBytes() + (before == null ? 0 : before.bytes));
        System.arraycopy(data, 0, out, 0, JpegHeader.BYTES);
        int at = JpegHeader.BYTES;
        for (int i = 0; i < total; i++) {
            int start = at;
            if (isThere(i)) {
                at += ends[i] - starts[i];
                System.arraycopy(data, starts[i], out, start, at - start);
                starts[i] = start;
                ends[i] = at;
            } else if (before != null && before.isThere(i)) {
                at += before.ends[i] - before.starts[i];
                System.arraycopy(dataBefore, before.starts[i], out, start, at - start);
                put(i, start, at);
            }
            out[at++] = (byte) 0xFF;
            out[at++] = (byte) (i == total - 1 ? JpegMarkers.EOI : JpegMarkers.RST0 + i % JpegMarkers.RESTARTS);
        }
        return out;
    }

    /** How long what {@link #merge} made is. */
    int jpegBytes() {
        return JpegHeader.BYTES + bytes + MARKER_BYTES * total;
    }

    private boolean isThere(int interval) {
        return interval < total && ends[interval] != 0;
    }

    private static byte[] reserve(byte[] buffer, int needed) {
        return buffer.length < needed ? new byte[needed + needed / 4] : buffer; // frames differ a little
    }
}
