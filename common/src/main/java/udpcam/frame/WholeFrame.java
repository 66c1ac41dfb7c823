package udpcam.frame;

import java.nio.ByteBuffer;
import udpcam.jpeg.ScanCheck;

/** A JPEG from its first byte to its last. It does not change while it is held; any thread may read it. */
public final class WholeFrame implements DecodableFrame {
    private final FrameMemory memory;
    private boolean proven;
    private boolean checked; // and so found to be one picture or not

    WholeFrame(FrameMemory memory) {
        this.memory = memory;
    }

    synchronized void begin(boolean isProven) {
        proven = isProven;
        checked = false;
    }

    @Override
    public FrameMemory memory() {
        return memory;
    }

    /** The buffer, not a copy; the JPEG is its first {@link #length} bytes. */
    public byte[] bytes() {
        return memory.bytes();
    }

    public int length() {
        return memory.length();
    }

    /** Whether it is a sender's of this project, which proved that it is one picture, whole. */
    public synchronized boolean isProven() {
        return proven;
    }

    /** Whether its data are one picture to the last block; a foreign sender's are looked through, once. */
    public synchronized boolean isOnePicture() {
        if (!proven && !checked) {
            checked = true;
            proven = new ScanCheck().isWhole(memory.bytes(), memory.length());
        }
        return proven;
    }

    /** How many restart intervals it has; 0 if none can be told apart. */
    public int intervals() {
        return memory.intervals();
    }

    /** How many MCUs each restart interval has, but for the last one. */
    public int restartInterval() {
        return memory.parts().restartInterval();
    }

    /** Which restart intervals came if it was damaged; not a copy. */
    public FoundIntervals found() {
        return memory.found();
    }

    @Override
    public WholeFrame whole() {
        return this;
    }

    @Override
    public WholeFrame awaitWhole() {
        return this;
    }

    @Override
    public boolean await(int rowsWanted) {
        return true;
    }

    @Override
    public ByteBuffer data(int firstRow, int endRow) {
        return memory.data(firstRow, endRow);
    }
}
