package udpcam.rtpjpeg;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import udpcam.frame.FrameMemory;
import udpcam.frame.GrowingFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.packets.FrameBuffer;

/** The frame in a buffer, if it was given out before it is whole. Called by one thread. */
final class EarlyFrame {
    private final FrameBuffer buffer;
    private @Nullable GrowingFrame frame;

    EarlyFrame(FrameBuffer buffer) {
        this.buffer = buffer;
    }

    boolean isGiven() {
        return frame != null;
    }

    /** Gives it out, with that many bytes of data behind its headers; null if these are no picture's. */
    @Nullable
    GrowingFrame give(FrameMemory to, long captureTime, int dataBytes) {
        frame = to.grow(buffer.bytes(), JpegHeader.BYTES, captureTime);
        grown(dataBytes);
        return frame;
    }

    /** It has that many bytes of data by now. */
    void grown(int dataBytes) {
        if (frame != null) {
            frame.grown(buffer.bytes(), JpegHeader.BYTES + dataBytes);
        }
    }

    /** All of it is there, up to {@code end}; returns whether it is whole: false if its scan is not that of its headers. */
    boolean finish(int end, boolean isProven) {
        GrowingFrame given = Objects.requireNonNull(frame);
        given.grown(buffer.bytes(), end);
        boolean isWhole = given.finish(isProven);
        letGo(given);
        return isWhole;
    }

    /** The rest of it does not come. */
    void lose() {
        if (frame != null) {
            frame.lose();
            letGo(frame);
        }
    }

    /** Leaves the buffer to those who got the frame. */
    private void letGo(GrowingFrame given) {
        frame = null;
        buffer.exchange(given.memory().spare());
        given.close();
    }
}
