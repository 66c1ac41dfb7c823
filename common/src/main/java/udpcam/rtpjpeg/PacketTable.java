package udpcam.rtpjpeg;

import java.util.Arrays;

/**
 * Which packets of a frame are there, by sequence number, and whether their data follow one another without a gap and
 * without an overlap. Data are placed where their offsets say, or, of other programs, whose offsets may be wrong, joined in
 * the order of the numbers. Called by one thread.
 */
public final class PacketTable {
    private static final int ABSENT = -1;

    /** The most packets of a frame: half the space of sequence numbers, beyond which they are ambiguous. */
    static final int MOST_PACKETS = 1 << 15;

    private static final int FIRST_PACKETS = 1 << 6;
    private static final int MOST_IDLE_PACKETS = 1 << 10; // that a table keeps when its stream ends
    private static final long UNKNOWN = -1;

    private int[] offsets = new int[FIRST_PACKETS];
    private int[] starts = new int[FIRST_PACKETS]; // where the data are; of data that are placed, the offset
    private int[] lengths = new int[FIRST_PACKETS]; // ABSENT where no packet is
    private int[] runs = new int[FIRST_PACKETS]; // the restart interval that a run begins with
    private boolean[] begins = new boolean[FIRST_PACKETS]; // whether the packet begins a run
    private int bytes;
    private int used;
    private long lowest; // the sequence number at index 0
    private long first; // of the packet that begins the frame
    private long last; // of the one that ends it
    private boolean marked; // whether that one has the marker, and came
    private long oldest;
    private long newest;
    private long next; // behind the packets that follow the first one without a gap; UNKNOWN without the first
    private boolean contradictory;
    private boolean joins;

    /** Begins a frame of which no packet is older than {@code lowestNumber}, and whose data are joined or placed. */
    public void begin(long lowestNumber, boolean joinsData) {
        joins = joinsData;
        Arrays.fill(lengths, 0, used, ABSENT);
        used = 0;
        bytes = 0;
        lowest = lowestNumber;
        first = UNKNOWN;
        last = UNKNOWN;
        oldest = UNKNOWN;
        newest = UNKNOWN;
        next = UNKNOWN;
        contradictory = false;
        marked = false;
    }

    /** Whether a packet of this number may be one of the frame. */
    public boolean covers(long number) {
        return number >= lowest
                && number - lowest < MOST_PACKETS
                && (first == UNKNOWN || number >= first)
                && (last == UNKNOWN || number <= last);
    }

    /** How many packets of the frame may come before that of a number. */
    public long before(long number) {
        return number - (first == UNKNOWN ? lowest : first);
    }

    public boolean contains(long number) {
        int index = (int) (number - lowest);
        return index < used && lengths[index] != ABSENT;
    }

    /** Whether the packet before that of a number is there and does not end the frame. */
    boolean isFollowedBy(long number) {
        return number > lowest && covers(number) && contains(number - 1);
    }

    /** Whether a packet is there that is older than that of a number. */
    boolean isOlderThan(long number) {
        return oldest != UNKNOWN && oldest < number;
    }

    /** Another frame begins with a number: this one ends before it. */
    void endBefore(long number) {
        contradictory |= newest >= number;
        last = last == UNKNOWN ? number - 1 : last;
    }

    /** Enters a packet that is covered and not contained; its data are at {@code start}. */
    public void add(long number, RtpJpegPacket packet, int start) {
        RtpJpegWire payload = packet.payload();
        int index = (int) (number - lowest);
        reach(index + 1);
        offsets[index] = payload.fragmentOffset();
        starts[index] = start;
        lengths[index] = packet.dataBytes();
        runs[index] = payload.run();
        begins[index] = payload.beginsRun();
        bytes += packet.dataBytes();
        newest = Math.max(newest, number);
        oldest = oldest == UNKNOWN ? number : Math.min(oldest, number);
        if (payload.isFirst()) {
            first = number;
            next = number;
            contradictory |= oldest < first;
        }
        if (packet.isMarked()) {
            last = number;
            marked = true;
            contradictory |= newest > last;
        }
        advance();
    }

    public long newest() {
        return newest;
    }

    /** Whether all packets from the first to the last one are there. */
    public boolean isComplete() {
        return !contradictory && last != UNKNOWN && next > last;
    }

    /** Whether the packet with the marker is there. */
    boolean isMarked() {
        return marked;
    }

    /** Whether it is known where the frame ends. */
    public boolean hasLast() {
        return last != UNKNOWN;
    }

    /** Whether not one packet is there. */
    public boolean isEmpty() {
        return newest == UNKNOWN;
    }

    /** Whether the packets cannot be those of one frame. */
    public boolean isContradictory() {
        return contradictory;
    }

    /** Whether all packets are there from the first to the newest one, whether or not others follow. */
    boolean isGapless() {
        return next > newest && next != UNKNOWN && !contradictory;
    }

    /** The number of the packet that begins the frame, if it is there. */
    public long first() {
        return first;
    }

    /** How many bytes there are from the beginning up to the first gap. */
    public int lengthSoFar() {
        return next == UNKNOWN || next == first ? 0 : end((int) (next - 1 - lowest));
    }

    /** How many bytes the packets of a complete frame have. */
    public int totalLength() {
        return joins ? bytes : end((int) (last - lowest));
    }

    /** How many places there are, from the oldest possible packet on. */
    public int places() {
        return used;
    }

    /** Whether there is a packet at a place. */
    public boolean isTaken(int place) {
        return lengths[place] != ABSENT;
    }

    /** Where the data of the packet at a place begin. */
    public int start(int place) {
        return starts[place];
    }

    /** Where the data of the packet at a place end. */
    public int end(int place) {
        return starts[place] + lengths[place];
    }

    /** Where in the frame the packet at a place says that its data belong. */
    int offset(int place) {
        return offsets[place];
    }

    /** The data of the packet at a place were moved. */
    void move(int place, int start) {
        starts[place] = start;
    }

    /** Whether the packet at a place is the one that begins the frame. */
    boolean isFirst(int place) {
        return lowest + place == first;
    }

    /** What {@link RtpJpegWire#beginsRun} was of the packet at a place. */
    public boolean beginsRun(int place) {
        return begins[place];
    }

    /** What {@link RtpJpegWire#run} was of the packet at a place. */
    public int run(int place) {
        return runs[place];
    }

    /** Whether the packet at a place is the one with the marker. */
    public boolean isLast(int place) {
        return lowest + place == last;
    }

    /** How many bytes of data came. */
    public int bytes() {
        return bytes;
    }

    private void advance() {
        while (next != UNKNOWN && next <= newest && contains(next)) {
            int index = (int) (next - lowest);
            contradictory |= !joins && next > first && offsets[index] != offsets[index - 1] + lengths[index - 1];
            next++;
        }
    }

    /** Gives up a large table: the stream ends. */
    public void shrink() {
        if (lengths.length > MOST_IDLE_PACKETS) {
            resize(FIRST_PACKETS);
            used = 0;
        }
    }

    private void resize(int room) {
        offsets = Arrays.copyOf(offsets, room);
        starts = Arrays.copyOf(starts, room);
        lengths = Arrays.copyOf(lengths, room);
        runs = Arrays.copyOf(runs, room);
        begins = Arrays.copyOf(begins, room);
    }

    private void reach(int size) {
        if (size > lengths.length) {
            resize(Math.max(size, 2 * lengths.length));
        }
        Arrays.fill(lengths, Math.min(used, size), size, ABSENT);
        used = Math.max(used, size);
    }
}
