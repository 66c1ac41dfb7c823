package udpcam.frame;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.ScanCheck;
import udpcam.run.Pool;

/**
 * A JPEG in a buffer that is used again: whole, still growing while its packets come, or damaged: of some restart intervals
 * only, to be made whole with {@link #completeFrom}.
 *
 * <p>Whoever holds it may read it and is the one to close it, once; then its buffer serves another frame. Of a growing one
 * only what {@link #await} waited for may be read. Any number of threads may wait and read, one puts it together.
 */
public final class EncodedFrame implements AutoCloseable {
    private enum State {
        GROWING,
        DAMAGED,
        WHOLE,
        LOST
    }

    private static final int NOBODY = Integer.MAX_VALUE;

    private final Pool<EncodedFrame> home;
    private final JpegFrame parts = new JpegFrame();
    private byte[] bytes = new byte[0];
    private byte[] spare = bytes; // what the buffer of a growing frame is to be exchanged for
    private byte[] completed = bytes; // what a damaged frame becomes whole in
    private final FoundIntervals found = new FoundIntervals(); // of a damaged frame
    private int length;
    private State state = State.WHOLE;
    private boolean takenApart;
    private @Nullable PictureSize size;
    private boolean proven;
    private boolean checked; // and so found to be one picture or not
    private boolean givenEarly;
    private long captureTime;
    private ShowRecord record = new ShowRecord();
    private int awaited = NOBODY; // the fewest intervals that somebody waits for
    private int holders;

    public EncodedFrame(Pool<EncodedFrame> home) {
        this.home = home;
    }

    /** The buffer; the JPEG, if it is whole, is its first {@link #length} bytes. */
    public synchronized byte[] bytes() {
        return bytes;
    }

    public synchronized int length() {
        return length;
    }

    /** What its frame header says; null if it is no sequential JPEG. */
    public synchronized @Nullable PictureSize size() {
        return size;
    }

    public synchronized boolean isWhole() {
        return state == State.WHOLE;
    }

    /** Whether it is a sender's of this project, which proved that it is one picture, whole. */
    public synchronized boolean isProven() {
        return proven;
    }

    /** Whether the data of a whole frame are one picture to its last block; a foreign sender's are looked through, once. */
    public synchronized boolean isOnePicture() {
        if (!proven && !checked) {
            checked = true;
            proven = new ScanCheck().isWhole(bytes, length);
        }
        return proven;
    }

    /** When the picture was taken, an NTP timestamp by the sender's clock; 0 if the wire does not say. */
    public synchronized long captureTime() {
        return captureTime;
    }

    /** Has the stream know what becomes of the frame. */
    public synchronized void recordIn(ShowRecord ofStream) {
        record = ofStream;
    }

    /** Where to say whether it was shown. */
    public synchronized ShowRecord record() {
        return record;
    }

    /** How many rows of MCUs there will be, if each is a restart interval; 0 if it can only be decoded in one piece. */
    public synchronized int rows() {
        boolean isInRows =
                takenApart && parts.restartInterval() == parts.sampling().mcusPerRow(parts.size());
        return isInRows ? parts.sampling().mcuRows(parts.size()) : 0;
    }

    /** Of a frame with {@link #rows}. */
    public synchronized Sampling sampling() {
        return parts.sampling();
    }

    /** 128 bytes, of a frame with {@link #rows}: luma's table and chroma's, in zig-zag order; not a copy. */
    public synchronized byte[] quantization() {
        return parts.quantization();
    }

    /** How many restart intervals there will be; 0 if none can be told apart. */
    public synchronized int intervals() {
        return takenApart ? parts.expectedIntervals() : 0;
    }

    /** Whether some of its restart intervals are missing. */
    public synchronized boolean isDamaged() {
        return state == State.DAMAGED;
    }

    /** Which restart intervals of a damaged frame are there, or were before it was made whole; not a copy. */
    public synchronized FoundIntervals found() {
        return found;
    }

    /**
     * Completes a damaged frame: what is missing it takes from one before of the same kind, whole or damaged itself, if any.
     * Returns whether it is whole now; if not it is damaged still, perhaps less.
     */
    public synchronized boolean completeFrom(@Nullable EncodedFrame before) {
        FoundIntervals rest = before == null ? null : before.intervalsLike(parts);
        byte[] merged = found.merge(bytes, rest, before == null ? bytes : before.bytes(), completed);
        completed = bytes;
        bytes = merged;
        length = found.jpegBytes();
        state = found.isComplete() && parts.read(ByteBuffer.wrap(bytes, 0, length)) ? State.WHOLE : State.DAMAGED;
        return state == State.WHOLE;
    }

    private synchronized @Nullable FoundIntervals intervalsLike(JpegFrame other) {
        if (state == State.WHOLE && found.total() == 0 && takenApart) {
            found.addAll(parts);
        }
        return takenApart && parts.isLike(other) ? found : null;
    }

    /** How many MCUs each restart interval has, but for the last one. */
    public synchronized int restartInterval() {
        return parts.restartInterval();
    }

    /** Holds it once more: it is to be closed once more. */
    public synchronized EncodedFrame hold() {
        holders++;
        return this;
    }

    /** The data of some rows, that {@link #await} waited for, with the marker behind the last one. */
    public synchronized ByteBuffer data(int firstRow, int endRow) {
        int start = parts.intervalStart(firstRow);
        return ByteBuffer.wrap(bytes, start, parts.intervalStart(endRow) - start);
    }

    /** Waits until so many rows are there; false if they will not come. */
    public synchronized boolean await(int rowsWanted) throws InterruptedException {
        while (state == State.GROWING && parts.intervals() < rowsWanted) {
            awaited = Math.min(awaited, rowsWanted);
            wait();
        }
        return state == State.GROWING || state == State.WHOLE;
    }

    /** Waits until it is whole; false if it will not be. */
    public boolean awaitWhole() throws InterruptedException {
        return await(NOBODY);
    }

    @Override
    public void close() {
        if (isLetGo()) {
            home.give(this);
        }
    }

    private synchronized boolean isLetGo() {
        return --holders == 0;
    }

    /** Takes over a whole JPEG's buffer and gives its own for it: a frame changes hands without a copy. */
    public synchronized byte[] exchange(byte[] full, int fullLength, boolean isProven, long newCaptureTime) {
        byte[] free = bytes;
        begin(full, fullLength, newCaptureTime, 1);
        takenApart = parts.read(ByteBuffer.wrap(full, 0, fullLength));
        size = takenApart ? parts.size() : PictureSize.ofJpeg(full, fullLength);
        proven = isProven;
        state = State.WHOLE;
        return free;
    }

    /**
     * Becomes a frame that grows in the buffer of somebody else, who holds it as well from now on.
     *
     * @param beginning how many bytes are there, the headers at least
     * @return false if the headers are not what they should be
     */
    public synchronized boolean grow(byte[] growing, int beginning, long newCaptureTime) {
        spare = bytes;
        begin(growing, beginning, newCaptureTime, 2);
        takenApart = parts.begin(ByteBuffer.wrap(growing, 0, beginning));
        size = takenApart ? parts.size() : null;
        givenEarly = true;
        state = State.GROWING;
        return takenApart;
    }

    /** Becomes a frame of which only some restart intervals came; they are copied from {@code data}. */
    public synchronized void salvage(Consumer<byte[]> header, long newCaptureTime, byte[] data, FoundIntervals came) {
        begin(came.reserve(bytes), JpegHeader.BYTES, newCaptureTime, 1);
        header.accept(bytes);
        found.copy(came, data, bytes);
        takenApart = parts.begin(ByteBuffer.wrap(bytes, 0, JpegHeader.BYTES));
        size = takenApart ? parts.size() : null;
        state = takenApart ? State.DAMAGED : State.LOST;
    }

    private void begin(byte[] newBytes, int newLength, long newCaptureTime, int newHolders) {
        bytes = newBytes;
        length = newLength;
        captureTime = newCaptureTime;
        holders = newHolders;
        proven = false;
        checked = false;
        givenEarly = false;
        awaited = NOBODY;
        found.begin(0);
    }

    /** Whether it was given out before it was whole. */
    public synchronized boolean wasGivenEarly() {
        return givenEarly;
    }

    /** There is more of it, perhaps in a larger buffer. */
    public synchronized void grown(byte[] growing, int newLength) {
        bytes = growing;
        length = newLength;
        if (!parts.readOn(ByteBuffer.wrap(growing, 0, newLength))) {
            lose();
        } else if (parts.intervals() >= awaited) {
            awaited = NOBODY;
            notifyAll();
        }
    }

    /** It is all there, and kept; gives another buffer for its own. */
    public synchronized byte[] finish(boolean isProven) {
        proven = isProven;
        state = state == State.LOST || !parts.isWhole() ? State.LOST : State.WHOLE;
        notifyAll();
        return spare;
    }

    /** It will not be whole; gives another buffer for its own, which somebody may still read. */
    public synchronized byte[] lose() {
        state = State.LOST;
        notifyAll();
        return spare;
    }
}
