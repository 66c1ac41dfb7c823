package udpcam.jpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the restart intervals of a scan begin (ITU-T T.81 E.1.4). Used again for each frame, by one thread; refuses a scan
 * whose markers are not those of its picture.
 */
final class RestartIntervals {
    private static final long LOW_7 = 0x7F7F7F7F7F7F7F7FL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_1 = 0x8080808080808080L;

    private int[] starts = new int[128];
    private int count;
    private int end; // behind EOI; 0 as long as it was not met
    private int next; // all before was read
    private int expected;

    /**
     * Begins a scan.
     *
     * @param scanStart where its data begin
     * @param intervals how many there must be
     */
    void begin(int scanStart, int intervals) {
        count = 0;
        end = 0;
        next = scanStart;
        expected = intervals;
        add(scanStart);
    }

    /** Takes over what another one has found. */
    void copy(RestartIntervals other) {
        if (starts.length < other.count) {
            starts = new int[other.starts.length];
        }
        System.arraycopy(other.starts, 0, starts, 0, other.count);
        count = other.count;
        end = other.end;
        next = other.next;
        expected = other.expected;
    }

    /** Reads on to the limit or to EOI; returns why the scan is refused, {@link Refusal#NO_END} if there is more to come. */
    @Nullable
    Refusal read(ByteBuffer bytes) {
        ByteBuffer jpeg = bytes.duplicate().order(ByteOrder.nativeOrder()); // which costs nothing to look for 0xFF in
        next = next0xFF(jpeg, next);
        while (next + 1 < jpeg.limit()) {
            int marker = jpeg.get(next + 1) & 0xFF;
            if (marker == 0) { // a 0xFF of the data, B.1.1.5
                next = next0xFF(jpeg, next + 2);
            } else if (marker == 0xFF) { // a fill byte, B.1.1.2
                next++;
            } else if (marker == JpegMarkers.EOI) {
                end = next + 2;
                return count == expected ? null : Refusal.damaged("restart markers missing");
            } else if (marker == JpegMarkers.RST0 + (count - 1) % JpegMarkers.RESTARTS && count < expected) {
                add(next + 2);
                next = next0xFF(jpeg, next + 2);
            } else {
                boolean restart = marker >= JpegMarkers.RST0 && marker < JpegMarkers.RST0 + JpegMarkers.RESTARTS;
                return Refusal.damaged(restart ? "restart markers out of turn" : "a marker amid its data");
            }
        }
        return Refusal.NO_END;
    }

    /** How many intervals are there to their end. */
    int whole() {
        return end == 0 ? count - 1 : count;
    }

    /** Where an interval begins, behind the marker before it, if those before it are whole; behind EOI after the last. */
    int start(int interval) {
        return interval == count ? end : starts[interval];
    }

    private void add(int at) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = at;
    }

    /** The index of the next 0xFF; the limit if there is none. Eight bytes at once: scans are long and 0xFF is rare. */
    private static int next0xFF(ByteBuffer jpeg, int from) {
        int at = from;
        int lastLong = jpeg.limit() - Long.BYTES;
        while (at <= lastLong) {
            long bytes = jpeg.getLong(at);
            if ((((bytes & LOW_7) + ONES) & bytes & HIGH_1) != 0) { // the high bit of each byte that is 0xFF
                break;
            }
            at += Long.BYTES;
        }
        while (at < jpeg.limit() && jpeg.get(at) != (byte) 0xFF) {
            at++;
        }
        return at;
    }
}
