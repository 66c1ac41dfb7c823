package udpcam.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import udpcam.picture.PaddedBuffer;

/** What lies around memory that native code fills. It is filled with a mark before, and looked at afterwards. */
public final class GuardZone {
    /** How far behind its destination native code may write; the rest of the padding, and what follows, is forbidden. */
    public static final int MOST_BEHIND = PaddedBuffer.PADDING_BYTES / 2;

    private static final byte MARK = (byte) 0xA5;
    private static final int LOOK_BYTES = 4096;
    private static final int BEFORE = PaddedBuffer.PADDING_BYTES;

    private BytePointer all = new BytePointer(); // with the padding at both ends
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int capacity;
    private int mostBehind;

    /** Whether it watches this memory. */
    public boolean watches(ByteBuffer memory) {
        return address(memory) == all.address() + BEFORE && memory.capacity() == capacity;
    }

    /** Watches the memory of a buffer that is laid out as {@link PaddedBuffer} does it. */
    public void watch(ByteBuffer memory) {
        if (!watches(memory)) {
            capacity = memory.capacity();
            try (BytePointer first = new BytePointer(memory.duplicate().clear())) {
                all = first.getPointer(-BEFORE).capacity(capacity + 2L * PaddedBuffer.PADDING_BYTES);
            }
            bytes = all.asByteBuffer();
        }
    }

    /** Marks what is around the first {@code used} bytes; these get another value than any ramp has. */
    public void mark(int used) {
        Pointer.memset(all, MARK, BEFORE);
        try (BytePointer content = all.getPointer(BEFORE);
                BytePointer behind = content.getPointer(used)) {
            Pointer.memset(content, 0xFF, used);
            Pointer.memset(behind, MARK, look(used));
        }
    }

    /** Fails if anything was written before the memory, or too far behind the bytes that are used. */
    public void check(ByteBuffer memory, int used, Object what) {
        assertTrue(watches(memory), "another memory than was watched: " + what);
        for (int i = 0; i < BEFORE; i++) {
            assertEquals(MARK, bytes.get(i), () -> "written before the memory: " + what);
        }
        int end = BEFORE + used;
        int last = end + look(used);
        while (last > end && bytes.get(last - 1) == MARK) {
            last--;
        }
        mostBehind = Math.max(mostBehind, last - end);
        int behind = last - end;
        assertTrue(behind <= MOST_BEHIND, () -> behind + " bytes behind the end: " + what);
    }

    /** The most bytes that were written behind the end of anything. */
    public int mostBehind() {
        return mostBehind;
    }

    private int look(int used) {
        return Math.min(LOOK_BYTES, capacity + PaddedBuffer.PADDING_BYTES - used);
    }

    private static long address(ByteBuffer memory) {
        return com.sun.jna.Pointer.nativeValue(Native.getDirectBufferPointer(memory)); // of index 0
    }

    /** Tells what was walked. */
    static void report(String what, int sizes, int mostBehind) {
        System.out.printf("guard zones: %-24s %,9d sizes, %3d bytes behind the end at most%n", what, sizes, mostBehind);
    }
}
