package udpcam.frame;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/**
 * A JPEG in memory that is used again, as far as it came: {@link WholeFrame}, {@link GrowingFrame} or {@link DamagedFrame}.
 *
 * <p>Each holder may read it and closes it once. The last one that closes it gives its memory to another frame.
 */
public sealed interface Frame extends AutoCloseable permits DecodableFrame, DamagedFrame {
    /** The memory that it is in. */
    FrameMemory memory();

    /** What its frame header says; null if it is no sequential JPEG. */
    default @Nullable PictureSize size() {
        return memory().size();
    }

    /** The size that its picture had before it was scaled down, as the sender says, whatever that is; null if it did not. */
    default @Nullable PictureSize fullSize() {
        return memory().fullSize();
    }

    /** When the picture was taken, an NTP timestamp by the sender's clock; 0 if the wire does not say. */
    default long captureTime() {
        return memory().captureTime();
    }

    /** Where to say whether it was shown. */
    default ShowRecord record() {
        return memory().record();
    }

    /** Has the stream know what becomes of the frame. Called before other threads get it. */
    default void recordIn(ShowRecord ofStream) {
        memory().recordIn(ofStream);
    }

    /** Adds a holder, who has to close it, too. */
    default void hold() {
        memory().hold();
    }

    @Override
    default void close() {
        memory().close();
    }
}
