package udpcam.jpeg.scan;

/** The bits of an entropy-coded segment (ITU-T T.81 F.1.2.3): stuffed zero bytes left out, markers not passed. */
final class EntropyReader {
    private final byte[] jpeg;
    private final int end;
    private int at;
    private long bits; // the next ones, from the top
    private int count;
    private int missing; // bits that were made up behind the end of the data

    EntropyReader(byte[] jpeg, int start, int end) {
        this.jpeg = jpeg;
        this.at = start;
        this.end = end;
    }

    /** Takes a code; returns its symbol, or -1 if the next bits are none. Behind the end they are ones, as padding is. */
    int next(HuffmanTable table) {
        if (count < HuffmanTable.MAX_CODE_BITS) {
            fill();
        }
        int entry = table.fast((int) (bits >>> (Long.SIZE - HuffmanTable.FAST_BITS)));
        if (entry == 0) {
            entry = table.slow((int) (bits >>> (Long.SIZE - HuffmanTable.MAX_CODE_BITS)));
        }
        int length = entry & 0xFF;
        bits <<= length;
        count -= length;
        return length == 0 ? -1 : entry >> 8;
    }

    void skip(int length) {
        if (count < length) {
            fill();
        }
        bits <<= length;
        count -= length;
    }

    /** Whether all bytes were read. */
    boolean isAtEnd() {
        return at == end;
    }

    /** Whether more bits were taken than there are. */
    boolean isOverdrawn() {
        return count < missing;
    }

    /** How many whole bytes are left of which no bit was taken. */
    int unreadBytes() {
        int unread = Math.max(0, count - missing) / 8;
        for (int i = at; i < end; i++) {
            if (jpeg[i] == (byte) 0xFF && i + 1 < end && jpeg[i + 1] == 0) {
                i++;
            }
            unread++;
        }
        return unread;
    }

    /** Whether nothing is left but bits that fill the last byte, which are ones (F.1.2.3). */
    boolean isPaddingLeft() {
        int left = count - missing;
        return left >= 0 && unreadBytes() == 0 && (left == 0 || bits >>> (Long.SIZE - left) == (1 << left) - 1);
    }

    /** Leaves out the rest of the byte; returns the marker that follows at once, or -1 if other bytes do. */
    int endOfInterval() {
        if (isOverdrawn() || count - missing >= 8) {
            return -1; // data are missing, or left over
        }
        while (at + 1 < end && jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xFF) { // fill bytes, B.1.1.2
            at++;
        }
        if (at + 1 >= end || jpeg[at] != (byte) 0xFF) {
            return -1;
        }
        int marker = jpeg[at + 1] & 0xFF;
        at += 2;
        bits = 0;
        count = 0;
        missing = 0;
        return marker;
    }

    private void fill() {
        while (count <= 56) {
            int next = 0xFF;
            if (at < end && jpeg[at] != (byte) 0xFF) {
                next = jpeg[at++] & 0xFF;
            } else if (at + 1 < end && jpeg[at + 1] == 0) { // 0xFF 0x00 is a 0xFF of the data
                at += 2;
            } else {
                missing += 8;
            }
            bits |= (long) next << (56 - count);
            count += 8;
        }
    }
}
