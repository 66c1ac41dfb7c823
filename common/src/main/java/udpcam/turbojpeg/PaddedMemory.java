package udpcam.turbojpeg;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import udpcam.picture.PaddedBuffer;

/**
 * Memory of the C library as native code may fill it, with padding at both ends: unlike Java's, only what is written takes room.
 * Called by one thread at a time.
 */
public final class PaddedMemory implements AutoCloseable {
    private Memory memory = new Memory(PaddedBuffer.neededBytes(0));
    private ByteBuffer bytes = view(0); // made once: JNA keeps account of each
    private Pointer first = Native.getDirectBufferPointer(bytes);

    /** Makes room; what was there may be gone. */
    public PaddedMemory reserve(long wanted) {
        if (bytes.capacity() < wanted) {
            memory.close();
            memory = new Memory(PaddedBuffer.neededBytes(wanted));
            bytes = view(Math.toIntExact(wanted));
            first = Native.getDirectBufferPointer(bytes);
        }
        return this;
    }

    /** All of it, without the padding; valid until more is reserved. */
    public ByteBuffer bytes() {
        return bytes.clear();
    }

    Pointer pointer() {
        return first;
    }

    /** Where its first byte is. */
    public long address() {
        return Pointer.nativeValue(first);
    }

    @Override
    public void close() {
        memory.close();
    }

    private ByteBuffer view(int length) {
        return PaddedBuffer.in(memory.getByteBuffer(0, memory.size()), length);
    }
}
