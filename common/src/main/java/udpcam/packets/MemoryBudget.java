package udpcam.packets;

/** A bound on the bytes that all streams hold together. Each stream reserves by a share of its own. Called by one thread. */
public final class MemoryBudget {
    /** Takes memory from another stream. */
    @FunctionalInterface
    public interface Reclaimer {
        /** Closes some stream's share; false if there is none that may be closed. */
        boolean reclaim();
    }

    private final long mostBytes;
    private final Reclaimer reclaimer;
    private long reservedBytes; // by all open shares

    public MemoryBudget(long mostBytes, Reclaimer reclaimer) {
        this.mostBytes = mostBytes;
        this.reclaimer = reclaimer;
    }

    /** How many bytes all streams have reserved. */
    public long reservedBytes() {
        return reservedBytes;
    }

    /** A share that is open, of a stream that holds nothing. */
    public Share share() {
        Share share = new Share();
        share.open();
        return share;
    }

    /** The part of one stream. A share that is closed holds nothing and gets nothing, until it is opened again. */
    public final class Share {
        private long bytes;
        private boolean isOpen;

        private Share() {}

        /** Serves a stream from now on. */
        public void open() {
            isOpen = true;
        }

        /** Whether that many more bytes may be held; then they count. */
        public boolean reserve(long more) {
            while (isOpen && reservedBytes + more > mostBytes) {
                if (!reclaimer.reclaim()) { // which may close this very share
                    return false;
                }
            }
            if (isOpen) {
                count(more);
            }
            return isOpen;
        }

        /** Bytes are held that are there anyway, such as those of a buffer that was exchanged for another. */
        public void count(long more) {
            if (isOpen) {
                bytes += more;
                reservedBytes += more;
            }
        }

        /** Bytes are not held any more. */
        public void release(long fewer) {
            count(-fewer);
        }

        /** How many bytes are held. */
        public long bytes() {
            return bytes;
        }

        /** Releases all of them. */
        public void close() {
            release(bytes);
            isOpen = false;
        }
    }
}
