package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import udpcam.jpeg.PictureSize;

/**
 * The payload header of JPEG in RTP (RFC 2435 section 3.1), read into fields that are used again for each packet.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  | Type-specific |              Fragment Offset                  |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |      Type     |       Q       |     Width     |     Height    |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |       Restart Interval        |F|L|       Restart Count       |  types 64-127
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |      MBZ      |   Precision   |             Length            |  Q 128-255, where Fragment Offset is 0
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |              Quantization Table Data, Length bytes            |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>Width and Height are in blocks of 8 pixels. Of a picture that is wider or higher than 255 of them both are 0: its size
 * is told elsewhere.
 */
public final class RtpJpegWire {
    /** The payload type of JPEG (RFC 3551 table 5). */
    public static final int PAYLOAD_TYPE = 26;

    /** Q of frames whose tables are in their first packet and may change with each frame. */
    public static final int Q_DYNAMIC = 255;

    /** The largest Fragment Offset. */
    public static final int MAX_OFFSET = (1 << 24) - 1;

    /** Both tables, luma first, 64 bytes each. */
    public static final int TABLES_BYTES = 128;

    /** The side of the blocks in which Width and Height count. */
    public static final int BLOCK_PIXELS = 8;

    public static final int MAIN_HEADER_BYTES = 8;

    /** Where in the main header the type is. */
    public static final int TYPE_OFFSET = 4;

    public static final int RESTART_HEADER_BYTES = 4;
    public static final int TABLES_HEADER_BYTES = 4 + TABLES_BYTES;

    /** The run of packets that do not say where in the frame their data are. */
    public static final int UNKNOWN_RUN = -1;

    /** The first Q of those whose tables never change, once they were in a packet; the last is before {@link #Q_DYNAMIC}. */
    public static final int Q_FIRST_STATIC = 128;

    /** Added to a Q in the detail of a counter: its tables came, and have values that baseline JPEG cannot have. */
    public static final int Q_UNUSABLE = 256;

    private static final int MAX_BLOCKS = 255;
    private static final int RESTARTS = 64; // added to the type
    private static final int HIGHEST_TYPE = 1;
    private static final int FIRST = 0x8000;
    private static final int LAST = 0x4000;
    private static final int MAX_RESTART_COUNT = 0x3FFF;
    private static final int Q_LAST_COMPUTED = 100;

    private int typeSpecific;
    private int fragmentOffset;
    private int type;
    private int q;
    private int width;
    private int height;
    private int restartInterval;
    private boolean beginsRun;
    private int run;
    private int tablesOffset;
    private int tablesBytes;
    private int precision;

    /**
     * Writes the main header; where {@code restartInterval} is not 0, the restart header is to follow.
     *
     * @param q 128-255: the first packet of each frame has its tables
     */
    public static void writeMain(
            ByteBuffer out, int fragmentOffset, int type, int q, int restartInterval, PictureSize size) {
        out.putInt(fragmentOffset); // its upper byte, Type-specific: 0, not interlaced
        out.put((byte) (restartInterval == 0 ? type : type | RESTARTS));
        out.put((byte) q);
        boolean fits = blocks(size.width()) <= MAX_BLOCKS && blocks(size.height()) <= MAX_BLOCKS;
        out.put((byte) (fits ? blocks(size.width()) : 0));
        out.put((byte) (fits ? blocks(size.height()) : 0));
    }

    /**
     * Writes a restart header (section 3.1.7).
     *
     * @param first whether the packet begins a run of whole restart intervals
     * @param last whether it ends one
     * @param count the number of the run's first interval in the frame
     */
    public static void writeRestart(ByteBuffer out, int restartInterval, boolean first, boolean last, int count) {
        out.putShort((short) restartInterval);
        out.putShort((short) ((first ? FIRST : 0) | (last ? LAST : 0) | Math.min(count, MAX_RESTART_COUNT)));
    }

    /** Writes the quantization table header (section 3.1.8) with {@link #TABLES_BYTES} bytes in zig-zag order. */
    public static void writeTables(ByteBuffer out, byte[] tables) {
        out.putShort((short) 0); // MBZ, and a precision of 8 bits for both
        out.putShort((short) TABLES_BYTES);
        out.put(tables, 0, TABLES_BYTES);
    }

    /** Reads a payload and leaves the buffer at the entropy-coded data; false if it is none of this wire. */
    public boolean read(ByteBuffer payload) {
        if (payload.remaining() <= MAIN_HEADER_BYTES) {
            return false;
        }
        typeSpecific = Byte.toUnsignedInt(payload.get(payload.position()));
        fragmentOffset = payload.getInt() & MAX_OFFSET;
        type = Byte.toUnsignedInt(payload.get());
        q = Byte.toUnsignedInt(payload.get());
        width = Byte.toUnsignedInt(payload.get());
        height = Byte.toUnsignedInt(payload.get());
        return (type & ~RESTARTS) <= HIGHEST_TYPE
                && readRestart(payload)
                && readTables(payload)
                && payload.hasRemaining();
    }

    /**
     * 0: the picture is progressively scanned; 1, 2, 3: it is a field of interlaced video (section 4.1). Other values mean nothing,
     * and are to be ignored (section 3.1.1).
     */
    public int typeSpecific() {
        return typeSpecific;
    }

    /** Where the data belong in the frame's scan, in bytes. */
    public int fragmentOffset() {
        return fragmentOffset;
    }

    /** 0 for 4:2:2, 1 for 4:2:0 (section 4.1), whether or not there are restart markers. */
    public int type() {
        return type & ~RESTARTS;
    }

    /** 1-99: tables that are computed; 128-255: tables that packets bear; others are reserved. */
    public int q() {
        return q;
    }

    /** In blocks of 8 pixels; 0: told elsewhere. */
    public int width() {
        return width;
    }

    /** In blocks of 8 pixels; 0: told elsewhere. */
    public int height() {
        return height;
    }

    /** In MCUs; 0: no restart markers. */
    public int restartInterval() {
        return restartInterval;
    }

    /** Whether the packet begins a run of whole restart intervals (F). */
    public boolean beginsRun() {
        return beginsRun;
    }

    /** The number in the frame of the first interval of the packet's run, 0-16,382; or {@link #UNKNOWN_RUN}. */
    public int run() {
        return run;
    }

    /** Whether the packet begins its frame. */
    public boolean isFirst() {
        return fragmentOffset == 0;
    }

    /** Whether a Q stands for tables that are computed from it: one of RFC 2435 appendix A, or 100, which goes on with them. */
    static boolean isComputed(int q) {
        return q > 0 && q <= Q_LAST_COMPUTED;
    }

    /** Bit {@code i} is set where table {@code i} is said to have 16 bits a value. */
    int precision() {
        return precision;
    }

    /** How many bytes of tables the packet bears. */
    public int tablesBytes() {
        return tablesBytes;
    }

    /** Where they are in the buffer that was read. */
    public int tablesOffset() {
        return tablesOffset;
    }

    /** How many blocks of 8 pixels a width or height touches. */
    public static int blocks(int pixels) {
        return (pixels + BLOCK_PIXELS - 1) / BLOCK_PIXELS;
    }

    private boolean readRestart(ByteBuffer payload) {
        restartInterval = 0;
        beginsRun = false;
        run = UNKNOWN_RUN;
        if ((type & RESTARTS) == 0) {
            return true;
        }
        if (payload.remaining() < RESTART_HEADER_BYTES) {
            return false;
        }
        restartInterval = Short.toUnsignedInt(payload.getShort());
        int flagsAndCount = Short.toUnsignedInt(payload.getShort());
        int count = flagsAndCount & MAX_RESTART_COUNT;
        beginsRun = (flagsAndCount & FIRST) != 0;
        run = count == MAX_RESTART_COUNT ? UNKNOWN_RUN : count;
        return true;
    }

    private boolean readTables(ByteBuffer payload) {
        tablesBytes = 0;
        precision = 0;
        if (fragmentOffset > 0 || !(q >= Q_FIRST_STATIC || (!isComputed(q) && RtpTables.follow(payload)))) {
            return true;
        }
        if (payload.remaining() < TABLES_HEADER_BYTES - TABLES_BYTES) {
            return false;
        }
        precision = payload.getShort() & 0xFF;
        tablesBytes = Short.toUnsignedInt(payload.getShort());
        tablesOffset = payload.position();
        if (payload.remaining() < tablesBytes) {
            return false;
        }
        payload.position(tablesOffset + tablesBytes);
        return true;
    }
}
