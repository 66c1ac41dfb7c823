package udpcam.frame;

/** A bound on the bytes that all assemblies hold together. Called by one thread. */
final class MemoryBudget {
    private final long maxBytes;
    private long reservedBytes;

    MemoryBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether so many more bytes may be held; then they count. */
    boolean reserve(long bytes) {
        if (reservedBytes + bytes > maxBytes) {
            return false;
        }
        reservedBytes += bytes;
        return true;
    }

    void release(long bytes) {
        reservedBytes -= bytes;
    }
}
