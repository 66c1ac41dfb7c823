package udpcam.frame;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;

/**
 * Which restart intervals of a frame came whole, and where in a buffer their data are, without the markers between them.
 * Used again for each frame, by one thread at a time.
 */
public final class FoundIntervals {
    private static final int MARKER_BYTES = 2;
    private static final int RESTARTS = 8;

    private int[] starts = new int[128];
    private int[] ends = new int[128]; // 0 where the interval is missing
    private int total;
    private int found;
    private int bytes;
    private final BitSet stale = new BitSet();

    FoundIntervals() {}

    /** Begins a frame of so many. */
    void begin(int intervals) {
        if (starts.length < intervals) {
            starts = new int[intervals];
            ends = new int[intervals];
        }
        Arrays.fill(ends, 0, intervals, 0);
        total = intervals;
        found = 0;
        bytes = 0;
        stale.clear();
    }

    /** Enters one that is missing; {@code end} is not 0. */
    void add(int interval, int start, int end) {
        starts[interval] = start;
        ends[interval] = end;
        found++;
        bytes += end - start;
    }

    /** Whether an interval is there. */
    public boolean has(int interval) {
        return ends[interval] != 0;
    }

    /** How many the frame has. */
    public int total() {
        return total;
    }

    /** How many are there. */
    public int found() {
        return found;
    }

    public boolean isComplete() {
        return found == total;
    }

    /**
     * Those that were missing for long, so that what stands in their place is old; for whoever put it there to fill in, and
     * not a copy.
     */
    public BitSet stale() {
        return stale;
    }

    /** Copies all those of another frame from its data into a buffer that it reserved, behind room for headers. */
    void copy(FoundIntervals other, byte[] data, byte[] out) {
        begin(other.total);
        int end = JpegHeader.BYTES;
        for (int i = 0; i < total; i++) {
            if (other.has(i)) {
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

    /** How long a JPEG is that has all; {@code before} has those that are missing, null if none are. */
    int completeBytes(@Nullable JpegFrame before) {
        int sum = JpegHeader.BYTES + bytes + MARKER_BYTES * total;
        for (int i = 0; before != null && i < total; i++) {
            sum += has(i) ? 0 : length(before, i);
        }
        return sum;
    }

    /**
     * Makes that JPEG.
     *
     * @param data the headers, and somewhere behind them those that are there
     * @param buffer what it is written to if there is enough room
     * @return where it is
     */
    byte[] complete(byte[] data, @Nullable JpegFrame before, byte[] buffer) {
        byte[] out = reserve(buffer, completeBytes(before));
        System.arraycopy(data, 0, out, 0, JpegHeader.BYTES);
        int end = JpegHeader.BYTES;
        for (int i = 0; i < total; i++) {
            if (has(i)) {
                System.arraycopy(data, starts[i], out, end, ends[i] - starts[i]);
                end += ends[i] - starts[i];
            } else if (before != null) {
                before.bytes().get(before.intervalStart(i), out, end, length(before, i));
                end += length(before, i);
            }
            out[end++] = (byte) 0xFF;
            out[end++] = (byte) (i == total - 1 ? JpegMarkers.EOI : JpegMarkers.RST0 + i % RESTARTS);
        }
        return out;
    }

    private static byte[] reserve(byte[] buffer, int needed) {
        return buffer.length < needed ? new byte[needed + needed / 4] : buffer; // frames differ a little
    }

    private static int length(JpegFrame frame, int interval) {
        return frame.intervalStart(interval + 1) - MARKER_BYTES - frame.intervalStart(interval);
    }
}
