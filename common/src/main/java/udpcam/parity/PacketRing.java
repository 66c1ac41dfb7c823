package udpcam.parity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The latest packets of a stream by their extended sequence numbers, each as the source symbol that parity is made of: its
 * length in 16 bits, and the packet. It grows where it would overwrite packets that are still wanted; at its bounds the newest
 * take the place of the oldest. Called by one thread at a time.
 */
public final class PacketRing {
    /** The most packets: half the space of sequence numbers, beyond which they are ambiguous. */
    public static final int MOST_PACKETS = 1 << 15;

    /** The most bytes: two frames of the largest size that RFC 2435 knows. */
    public static final int MOST_BYTES = 1 << 25;

    private static final int FIRST_PACKETS = 1 << 6;
    private static final int FIRST_BYTES = 1 << 12;
    private static final int MOST_IDLE_BYTES = 1 << 16; // that a ring keeps when its stream ends
    private static final int LENGTH_BYTES = 2;
    private static final long ABSENT = Long.MIN_VALUE;

    private final int mostBytes;
    private final IntPredicate memory;
    private long[] numbers; // ABSENT where no packet is
    private long[] places; // in all that was ever written
    private boolean[] marked;
    private byte[] bytes;
    private ByteBuffer view;
    private long written;
    private long from = ABSENT; // packets before this number are not wanted
    private long fromPlace; // where was written when this number was told
    private long fromPlaceBefore; // and when the one before it was: what is wanted was written since
    private long oldest = ABSENT; // packet that is wanted
    private long newest = ABSENT;

    /**
     * An empty ring.
     *
     * @param mostBytes the most that all its packets may take
     * @param memory asked before the ring grows, whether it may take that many bytes more
     */
    public PacketRing(int mostBytes, IntPredicate memory) {
        this.mostBytes = mostBytes;
        this.memory = memory;
        this.numbers = absent(FIRST_PACKETS);
        this.places = new long[FIRST_PACKETS];
        this.marked = new boolean[FIRST_PACKETS];
        this.bytes = new byte[Math.min(FIRST_BYTES, mostBytes)];
        this.view = ByteBuffer.wrap(bytes);
    }

    private static long[] absent(int packets) {
        long[] numbers = new long[packets];
        Arrays.fill(numbers, ABSENT);
        return numbers;
    }

    /**
     * Keeps a copy of a packet, which stays as it is; a packet that is larger than all the memory is not kept.
     *
     * @param wantedFrom no packet of a lower number is wanted any more
     */
    public void put(long number, ByteBuffer packet, long wantedFrom) {
        int length = packet.remaining();
        int needed = LENGTH_BYTES + length;
        if (needed > mostBytes) {
            return;
        }
        moveTo(number, wantedFrom);
        makeRoom(needed);
        if (needed > bytes.length) {
            return; // there is no memory
        }
        int at = (int) (written % bytes.length);
        if (at + needed > bytes.length) {
            written += bytes.length - at; // a symbol is in one piece
            at = 0;
        }
        view.putShort(at, (short) length);
        packet.get(packet.position(), bytes, at + LENGTH_BYTES, length);
        numbers[index(number)] = number;
        marked[index(number)] = false;
        places[index(number)] = written;
        written += needed;
    }

    private void moveTo(long number, long wantedFrom) {
        if (wantedFrom != from) {
            from = wantedFrom;
            fromPlaceBefore = fromPlace;
            fromPlace = written;
        }
        newest = Math.max(newest, number);
        if (oldest == ABSENT || number < oldest) {
            oldest = number;
        }
        long first = Math.max(wantedFrom, newest - MOST_PACKETS + 1);
        while (oldest < number && (oldest < first || !contains(oldest))) {
            oldest++;
        }
    }

    private void makeRoom(int needed) {
        int packets = numbers.length;
        while (newest - oldest >= packets && packets < MOST_PACKETS) {
            packets *= 2;
        }
        long wanted = written - fromPlaceBefore;
        long room = bytes.length;
        while (wanted + 2L * needed > room && room < mostBytes) { // twice: the end may be too short for the symbol
            room = Math.min(mostBytes, 2 * room);
        }
        boolean grows = packets > numbers.length || room > bytes.length;
        int more = (packets - numbers.length) * (2 * Long.BYTES + 1) + (int) room - bytes.length;
        if (grows && memory.test(more)) {
            grow(packets, (int) room);
        }
    }

    private void grow(int packets, int room) {
        long[] oldNumbers = numbers;
        long[] oldPlaces = places;
        boolean[] oldMarked = marked;
        byte[] oldBytes = bytes;
        long oldWritten = written;
        numbers = absent(packets);
        places = new long[packets];
        marked = new boolean[packets];
        bytes = room > oldBytes.length ? new byte[room] : oldBytes;
        view = ByteBuffer.wrap(bytes);
        written = bytes == oldBytes ? oldWritten : 0;
        fromPlaceBefore = bytes == oldBytes ? fromPlaceBefore : 0;
        fromPlace = bytes == oldBytes ? fromPlace : 0;
        for (long number = oldest; number <= newest; number++) {
            int from = (int) number & (oldNumbers.length - 1);
            if (oldNumbers[from] == number && oldPlaces[from] >= oldWritten - oldBytes.length) {
                numbers[index(number)] = number;
                marked[index(number)] = oldMarked[from];
                places[index(number)] =
                        bytes == oldBytes ? oldPlaces[from] : copy(oldBytes, (int) (oldPlaces[from] % oldBytes.length));
            }
        }
    }

    /** Copies a symbol to the end of what is written, and gives its place. */
    private long copy(byte[] from, int at) {
        int length = LENGTH_BYTES + (from[at] & 0xFF) * 256 + (from[at + 1] & 0xFF);
        System.arraycopy(from, at, bytes, (int) written, length);
        written += length;
        return written - length;
    }

    /** Whether a packet is there. */
    public boolean contains(long number) {
        return numbers[index(number)] == number && places[index(number)] >= written - bytes.length;
    }

    /** Marks a packet that is there; false if it is marked already. */
    public boolean mark(long number) {
        boolean first = !marked[index(number)];
        marked[index(number)] = true;
        return first;
    }

    /** The memory in which all symbols are; good until a packet is put. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the symbol of a packet that is there begins in {@link #bytes}. */
    public int offset(long number) {
        return (int) (places[index(number)] % bytes.length);
    }

    /** How long the symbol of a packet that is there is. */
    public int symbolBytes(long number) {
        return LENGTH_BYTES + Short.toUnsignedInt(view.getShort(offset(number)));
    }

    /** A packet that is there, to be read until the next one is put. */
    public ByteBuffer packet(long number) {
        return ByteBuffer.wrap(bytes, offset(number) + LENGTH_BYTES, symbolBytes(number) - LENGTH_BYTES);
    }

    /** Forgets all packets, and gives back the memory of a ring that has grown large. */
    public void clear() {
        from = ABSENT;
        fromPlace = written;
        fromPlaceBefore = written;
        oldest = ABSENT;
        newest = ABSENT;
        if (bytes.length > MOST_IDLE_BYTES) {
            numbers = new long[FIRST_PACKETS];
            places = new long[FIRST_PACKETS];
            marked = new boolean[FIRST_PACKETS];
            bytes = new byte[Math.min(FIRST_BYTES, mostBytes)];
            view = ByteBuffer.wrap(bytes);
            written = 0;
            fromPlace = 0;
            fromPlaceBefore = 0;
        }
        Arrays.fill(numbers, ABSENT);
    }

    /** How much memory it takes. */
    public int heldBytes() {
        return numbers.length * (2 * Long.BYTES + 1) + bytes.length;
    }

    private int index(long number) {
        return (int) number & (numbers.length - 1);
    }
}
