package udpcam.frame;

/** A bound on the bytes that all assemblies hold together. Called by one thread. */
final class MemoryBudget {
    /** Takes memory from somebody else. */
    @FunctionalInterface
    interface Reclaimer {
        /** Has some assemblies released; false if there are none that may be. */
        boolean reclaim();
    }

    private final long maxBytes;
    private final Reclaimer reclaimer;
    private long reservedBytes;

    MemoryBudget(long maxBytes, Reclaimer reclaimer) {
        this.maxBytes = maxBytes;
        this.reclaimer = reclaimer;
    }

    /** Whether so many more bytes may be held; then they count. */
    boolean reserve(long bytes) {
        while (reservedBytes + bytes > maxBytes) {
            if (!reclaimer.reclaim()) {
                return false;
            }
        }
        reservedBytes += bytes;
        return true;
    }

    void release(long bytes) {
        reservedBytes -= bytes;
    }
}
