package udpcam.jpeg.scan;

/** The bytes of a clean JPEG while it is written. The buffer is used again for others. Called by one thread. */
final class CleanBytes {
    private byte[] bytes = new byte[0];
    private int length;

    /** Begins another JPEG, of {@code most} bytes at the most. */
    void begin(int most) {
        if (bytes.length < most) {
            bytes = new byte[most + most / 4]; // frames differ a little
        }
        length = 0;
    }

    void put(byte[] source, int from, int to) {
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    void put16(int value) {
        put16(length, value);
        length += 2;
    }

    /** Changes two bytes that are there. */
    void put16(int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    void putMarker(int marker) {
        put16(0xFF00 | marker);
    }

    /** Copies entropy-coded data, without the fill bytes that may stand before the zero byte of a stuffed 0xFF. */
    void putData(byte[] source, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = source[at];
            if (next != (byte) 0xFF) {
                bytes[length++] = next;
            } else if (at + 1 < to && source[at + 1] == 0) {
                bytes[length++] = next;
                bytes[length++] = 0;
                at++;
            }
        }
    }

    /** Takes the last {@code count} bytes of entropy-coded data away, a stuffed 0xFF with its zero byte for one. */
    void dropData(int count) {
        for (int i = 0; i < count; i++) {
            length--;
            if (bytes[length] == 0 && bytes[length - 1] == (byte) 0xFF) {
                length--;
            }
        }
    }

    /** Takes away all behind an index. */
    void cut(int at) {
        length = at;
    }

    /** Not a copy. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }
}
