package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.Sampling;

/** A frame that a decoder can begin with: it is whole, or grows and may become whole. Any thread may read and wait. */
public sealed interface DecodableFrame extends Frame permits WholeFrame, GrowingFrame {
    /** The frame if it is whole by now, with the same holders; null if it is not. */
    @Nullable
    WholeFrame whole();

    /** Waits until it is whole, as {@link #whole}; null if it got lost. */
    @Nullable
    WholeFrame awaitWhole() throws InterruptedException;

    /** Waits until the first {@code rowsWanted} rows are there; false if they will not come. */
    boolean await(int rowsWanted) throws InterruptedException;

    /** The data of some rows, that {@link #await} waited for, with the marker behind the last one; not a copy. */
    ByteBuffer data(int firstRow, int endRow);

    /** How many rows of MCUs there will be, if each is a restart interval; 0 if it can only be decoded in one piece. */
    default int rows() {
        return memory().rows();
    }

    /** Of a frame with {@link #rows}. */
    default Sampling sampling() {
        return memory().parts().sampling();
    }

    /** 128 bytes, of a frame with {@link #rows}: luma's table and chroma's, in zig-zag order; not a copy. */
    default byte[] quantization() {
        return memory().parts().quantization();
    }
}
