package udpcam.rtpjpeg;

import org.jspecify.annotations.Nullable;
import udpcam.frame.FoundIntervals;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;

/**
 * Finds the restart intervals that came whole among those packets of a frame that are there (RFC 2435 section 3.1.7).
 *
 * <p>The first packet of a run says the number of the interval that it begins with; from there the markers delimit and
 * number them, over all packets that follow without a gap. After a gap amid a run, its first marker tells the number of the
 * interval behind it, by its place in the turn of eight, if no more than that were lost. Markers and packets that contradict
 * each other are no frame: then nothing is used. Called by one thread.
 */
final class RestartRuns {
    private static final int UNKNOWN = -1;
    private static final int LEAST_BYTES = 3; // that an interval has, with its marker

    private final FoundIntervals found = new FoundIntervals();
    private int interval; // the one at hand; UNKNOWN behind a gap, until a packet or a marker tells it
    private int start; // of its data
    private int least; // the number of the next that ends is no lower
    private boolean isNumbered; // whether the next marker tells its number
    private boolean isGap; // whether a packet was missing
    private int at; // all before was read
    private int end; // of the packet before

    /**
     * Finds them.
     *
     * @param bytes room for the headers of a JPEG, and the frame's data
     * @param intervals how many the frame has
     * @return good until the next call; null if the packets cannot be those of one frame, or of half of it
     */
    @Nullable
    FoundIntervals find(PacketTable packets, byte[] bytes, int intervals) {
        if (intervals / 2 * LEAST_BYTES > packets.bytes()) {
            return null; // nor does the memory that it takes depend on what a hostile packet says
        }
        found.begin(intervals);
        interval = UNKNOWN;
        least = 0;
        isGap = true;
        end = JpegHeader.BYTES;
        boolean ended = false;
        for (int place = 0; place < packets.places() && !ended; place++) {
            if (!packets.isTaken(place)) {
                isGap = true;
            } else if (!enter(packets, place) || !scan(bytes)) {
                return null;
            } else {
                ended = packets.isLast(place);
            }
        }
        return !ended || endsInTurn(end) ? found : null; // senders may leave EOI out
    }

    /** Goes on with a packet. */
    private boolean enter(PacketTable packets, int place) {
        int from = JpegHeader.BYTES + packets.start(place);
        if (from < end || (from > end && !isGap)) {
            return false;
        }
        int run = packets.isFirst(place) ? 0 : packets.run(place);
        if (run >= found.total()) {
            return false;
        }
        if (isGap) {
            isGap = false;
            interval = UNKNOWN;
            isNumbered = run != UNKNOWN;
            at = from;
        }
        end = JpegHeader.BYTES + packets.end(place);
        if (run == UNKNOWN) {
            return true;
        }
        if (packets.isFirst(place) || packets.beginsRun(place)) {
            return begin(run, from);
        }
        if (interval == UNKNOWN) {
            least = Math.max(least, run);
        }
        return true;
    }

    /** An interval begins here, says a packet. */
    private boolean begin(int number, int from) {
        if (interval != UNKNOWN) {
            return interval == number && start == from;
        }
        interval = number;
        start = from;
        at = from;
        boolean isInTurn = number >= least;
        least = number;
        return isInTurn;
    }

    /** Reads on to the end of the packet. */
    private boolean scan(byte[] bytes) {
        while (at + 1 < end) {
            if (bytes[at] != (byte) 0xFF || bytes[at + 1] == (byte) 0xFF) { // a fill byte, ITU-T T.81 B.1.1.2
                at++;
            } else if (bytes[at + 1] == 0 || meet(bytes[at + 1] & 0xFF)) {
                at += 2; // 0: a 0xFF of the data, B.1.1.5
            } else {
                return false;
            }
        }
        return true;
    }

    /** A marker ends an interval; false if it cannot stand here. */
    private boolean meet(int marker) {
        int turn = marker - JpegMarkers.RST0;
        if (marker != JpegMarkers.EOI && (turn < 0 || turn >= JpegMarkers.RESTARTS)) {
            return false;
        }
        if (interval == UNKNOWN && !isNumbered) {
            return true;
        }
        if (marker == JpegMarkers.EOI) {
            boolean inTurn = endsInTurn(at);
            interval = UNKNOWN;
            isNumbered = false;
            least = found.total();
            return inTurn;
        }
        int ended = interval == UNKNOWN ? least + Math.floorMod(turn - least, JpegMarkers.RESTARTS) : interval;
        if (ended % JpegMarkers.RESTARTS != turn || ended + 1 >= found.total()) {
            return false;
        }
        if (interval != UNKNOWN) {
            found.add(interval, start, at);
        }
        interval = ended + 1;
        least = interval;
        start = at + 2;
        return true;
    }

    /** The data of the frame end here; false if intervals are missing. */
    private boolean endsInTurn(int endOfData) {
        if (interval == UNKNOWN) {
            return true;
        }
        if (interval + 1 != found.total()) {
            return false;
        }
        found.add(interval, start, endOfData);
        return true;
    }
}
