package udpcam.packets;

import java.util.Arrays;

/** The buffer that a frame under way is put into; its bytes are counted in the memory budget. Called by one thread. */
public final class FrameBuffer {
    private static final int MOST_IDLE_BYTES = 1 << 19; // that a buffer keeps when its stream ends

    private final MemoryBudget.Share memory;
    private byte[] bytes = new byte[0];

    public FrameBuffer(MemoryBudget.Share memory) {
        this.memory = memory;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Whether there is room for that many bytes, or is now; what was there stays. */
    public boolean reach(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        int size = Math.max(needed, 2 * bytes.length);
        if (!memory.reserve(size - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    /** Goes on with another buffer, given in exchange. */
    public void exchange(byte[] other) {
        memory.count(other.length - bytes.length);
        bytes = other;
    }

    /** Gives up a large buffer: the stream ends. */
    public void shrink() {
        if (bytes.length > MOST_IDLE_BYTES) {
            exchange(new byte[0]);
        }
    }
}
