package udpcam.frame;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.run.Pool;

/**
 * The memory of one frame after another: the bytes, what the headers say, and the number of holders. One thread fills it with
 * {@link #fill}, {@link #grow} or {@link #salvage}; the frame says how others may use it. The last holder's close gives it
 * back to its pool.
 */
public final class FrameMemory {
    private final Pool<FrameMemory> home;
    private final WholeFrame whole = new WholeFrame(this); // one of each kind, so that a frame costs no object
    private final GrowingFrame growing = new GrowingFrame(this);
    private final DamagedFrame damaged = new DamagedFrame(this);
    private final JpegFrame parts = new JpegFrame();
    private final FoundIntervals found = new FoundIntervals(); // of a frame that is damaged, or was
    private byte[] bytes = new byte[0];
    private byte[] spare = bytes;
    private int length;
    private boolean takenApart;
    private @Nullable PictureSize size;
    private long captureTime;
    private ShowRecord record = new ShowRecord();
    private int holders;

    public FrameMemory(Pool<FrameMemory> home) {
        this.home = home;
    }

    /** Takes over the buffer of a whole JPEG; {@link #spare} is for its owner. The caller is the only holder. */
    public WholeFrame fill(byte[] full, int fullLength, boolean isProven, long newCaptureTime) {
        spare = bytes;
        begin(full, fullLength, newCaptureTime, 1);
        takenApart = readWhole();
        size = takenApart ? parts.size() : PictureSize.ofJpeg(full, fullLength);
        return beWhole(isProven);
    }

    /**
     * Takes over the buffer of a JPEG that grows; {@link #spare} is for its owner when it grows no more. The owner of the buffer
     * and whom the frame is given to are its holders.
     *
     * @param beginning how many bytes are there, the headers at least
     * @return null if the headers are not what they should be; then the memory is given back, and the buffer is not taken
     */
    public @Nullable GrowingFrame grow(byte[] buffer, int beginning, long newCaptureTime) {
        takenApart = parts.begin(ByteBuffer.wrap(buffer, 0, beginning));
        if (!takenApart) {
            home.give(this);
            return null;
        }
        spare = bytes;
        begin(buffer, beginning, newCaptureTime, 2);
        size = parts.size();
        growing.begin();
        return growing;
    }

    /** Copies the restart intervals that came of a frame from {@code data}. The caller is the only holder. */
    public DamagedFrame salvage(Consumer<byte[]> header, long newCaptureTime, byte[] data, FoundIntervals came) {
        begin(came.reserve(bytes), JpegHeader.BYTES, newCaptureTime, 1);
        header.accept(bytes);
        found.copy(came, data, bytes);
        takenApart = parts.begin(ByteBuffer.wrap(bytes, 0, JpegHeader.BYTES));
        size = takenApart ? parts.size() : null;
        return damaged;
    }

    private void begin(byte[] newBytes, int newLength, long newCaptureTime, int newHolders) {
        put(newBytes, newLength);
        captureTime = newCaptureTime;
        found.begin(0);
        synchronized (this) {
            holders = newHolders;
        }
    }

    /** The buffer that it gives for the one that it took over; it has no more use for it. */
    public byte[] spare() {
        return spare;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void put(byte[] newBytes, int newLength) {
        bytes = newBytes;
        length = newLength;
    }

    JpegFrame parts() {
        return parts;
    }

    /** Takes apart the JPEG, all of which is there; false if it is none of those that are sent in parts. */
    boolean readWhole() {
        return parts.read(ByteBuffer.wrap(bytes, 0, length));
    }

    /** Takes apart what has come since; false if the scan is not that of the headers. */
    boolean readOn() {
        return parts.readOn(ByteBuffer.wrap(bytes, 0, length));
    }

    WholeFrame beWhole(boolean isProven) {
        whole.begin(isProven);
        return whole;
    }

    WholeFrame whole() {
        return whole;
    }

    FoundIntervals found() {
        return found;
    }

    /** Where the restart intervals of a whole or damaged frame are; null if they may not stand in another frame. */
    @Nullable
    FoundIntervals intervalsLike(JpegFrame other) {
        if (takenApart && found.total() == 0) {
            found.addAll(parts);
        }
        return takenApart && parts.isLike(other) ? found : null;
    }

    int rows() {
        boolean isInRows =
                takenApart && parts.restartInterval() == parts.sampling().mcusPerRow(parts.size());
        return isInRows ? parts.sampling().mcuRows(parts.size()) : 0;
    }

    int intervals() {
        return takenApart ? parts.expectedIntervals() : 0;
    }

    ByteBuffer data(int firstRow, int endRow) {
        int start = parts.intervalStart(firstRow);
        return ByteBuffer.wrap(bytes, start, parts.intervalStart(endRow) - start);
    }

    @Nullable
    PictureSize size() {
        return size;
    }

    long captureTime() {
        return captureTime;
    }

    ShowRecord record() {
        return record;
    }

    void recordIn(ShowRecord ofStream) {
        record = ofStream;
    }

    synchronized void hold() {
        holders++;
    }

    void close() {
        if (isLetGo()) {
            home.give(this);
        }
    }

    private synchronized boolean isLetGo() {
        return --holders == 0;
    }
}
