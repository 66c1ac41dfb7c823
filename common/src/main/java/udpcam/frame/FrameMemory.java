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
    private final FrameContent content = new FrameContent();
    private final FoundIntervals found = new FoundIntervals(); // of a frame that is damaged, or was
    private byte[] spare = content.bytes();
    private long captureTime;
    private @Nullable PictureSize fullSize;
    private ShowRecord record = new ShowRecord();
    private int holders;

    public FrameMemory(Pool<FrameMemory> home) {
        this.home = home;
    }

    /** Takes over the buffer of a whole JPEG; {@link #spare} is for its owner. The caller is the only holder. */
    public WholeFrame fill(byte[] full, int fullLength, boolean isProven, long newCaptureTime) {
        spare = content.bytes();
        begin(full, fullLength, newCaptureTime, 1);
        content.readAny();
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
        if (!content.begin(buffer, beginning)) {
            home.give(this);
            return null;
        }
        spare = content.bytes();
        begin(buffer, beginning, newCaptureTime, 2);
        growing.begin();
        return growing;
    }

    /** Copies the restart intervals that came of a frame from {@code data}. The caller is the only holder. */
    public DamagedFrame salvage(Consumer<byte[]> header, long newCaptureTime, byte[] data, FoundIntervals came) {
        begin(came.reserve(content.bytes()), JpegHeader.BYTES, newCaptureTime, 1);
        header.accept(content.bytes());
        found.copy(came, data, content.bytes());
        content.begin(content.bytes(), JpegHeader.BYTES);
        return damaged;
    }

    private void begin(byte[] newBytes, int newLength, long newCaptureTime, int newHolders) {
        put(newBytes, newLength);
        captureTime = newCaptureTime;
        fullSize = null;
        found.begin(0);
        synchronized (this) {
            holders = newHolders;
        }
    }

    /** The buffer that it gives for the one that it took over; it has no more use for it. */
    public byte[] spare() {
        return spare;
    }

    FrameContent content() {
        return content;
    }

    byte[] bytes() {
        return content.bytes();
    }

    int length() {
        return content.length();
    }

    void put(byte[] newBytes, int newLength) {
        content.put(newBytes, newLength);
    }

    JpegFrame parts() {
        return content.parts();
    }

    /** Takes apart the JPEG, all of which is there; false if it is none of those that are sent in parts. */
    boolean readWhole() {
        return content.readWhole();
    }

    /** Takes apart what has come since; false if the scan is not that of the headers. */
    boolean readOn() {
        return content.readOn();
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
        if (content.isTakenApart() && found.total() == 0) {
            found.addAll(parts());
        }
        return content.isTakenApart() && parts().isLike(other) ? found : null;
    }

    int rows() {
        return content.rows();
    }

    int intervals() {
        return content.isTakenApart() ? parts().expectedIntervals() : 0;
    }

    ByteBuffer data(int firstRow, int endRow) {
        return content.data(firstRow, endRow);
    }

    @Nullable
    PictureSize size() {
        return content.size();
    }

    long captureTime() {
        return captureTime;
    }

    /** Its sender says that its picture had that size before it was scaled down; null: nothing. Called before others get it. */
    public void scaledFrom(@Nullable PictureSize said) {
        fullSize = said;
    }

    @Nullable
    PictureSize fullSize() {
        return fullSize;
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
