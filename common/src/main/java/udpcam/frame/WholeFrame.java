package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.jpeg.scan.ForeignJpeg;
import udpcam.jpeg.scan.ForeignSize;
import udpcam.jpeg.scan.JpegFault;
import udpcam.jpeg.scan.ScanCheck;

/**
 * A JPEG from its first byte to its last. It does not change while it is held; any thread may read it.
 *
 * <p>Of a foreign sender it is what came until {@link #isOnePicture} was asked; from then on it may be a clean copy of that, with
 * the same picture.
 */
public final class WholeFrame implements DecodableFrame {
    private final FrameMemory memory;
    private boolean proven;
    private boolean checked; // and so found to be one picture or not
    private @Nullable ForeignJpeg cleaner; // from the first frame on that needs it
    private final FrameContent clean = new FrameContent();
    private JpegFault fault = JpegFault.NONE;
    private boolean isClean; // whether that is this frame

    WholeFrame(FrameMemory memory) {
        this.memory = memory;
    }

    synchronized void begin(boolean isProven) {
        proven = isProven;
        checked = false;
        isClean = false;
    }

    @Override
    public FrameMemory memory() {
        return memory;
    }

    /** The buffer, not a copy; the JPEG is its first {@link #length} bytes. */
    public byte[] bytes() {
        return content().bytes();
    }

    public int length() {
        return content().length();
    }

    private synchronized FrameContent content() {
        return isClean ? clean : memory.content();
    }

    /** Whether it is a sender's of this project, which proved that it is one picture, whole. */
    public synchronized boolean isProven() {
        return proven;
    }

    /** Whether its data are one picture to the last block; a foreign sender's are looked through, and made clean, once. */
    public synchronized boolean isOnePicture() {
        if (!proven && !checked) {
            checked = true;
            fault = JpegFault.NONE;
            proven = new ScanCheck().isWhole(memory.bytes(), memory.length()) || makeClean();
        }
        return proven;
    }

    /** Why it has no size, or is not one picture. */
    public synchronized JpegFault fault() {
        if (size() == null) {
            return ForeignSize.fault(memory.bytes(), memory.length());
        }
        return isOnePicture() ? JpegFault.NONE : fault;
    }

    private boolean makeClean() {
        ForeignJpeg foreign = cleaner == null ? new ForeignJpeg() : cleaner;
        cleaner = foreign;
        isClean = foreign.clean(memory.bytes(), memory.length());
        fault = foreign.fault();
        if (isClean) {
            clean.put(foreign.bytes(), foreign.length());
            clean.readAny();
        }
        return isClean;
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
    public @Nullable PictureSize size() {
        return content().size();
    }

    @Override
    public int rows() {
        return content().rows();
    }

    @Override
    public Sampling sampling() {
        return content().parts().sampling();
    }

    @Override
    public byte[] quantization() {
        return content().parts().quantization();
    }

    @Override
    public ByteBuffer data(int firstRow, int endRow) {
        return content().data(firstRow, endRow);
    }
}
