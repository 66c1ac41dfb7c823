package udpcam.congestion;

/** One picture: what became of it. */
final class SimulatedFrame {
    private final long takenNanos;
    private final int wantedBytes;
    private int bytes;
    private int missing;
    private long shownNanos = -1;

    SimulatedFrame(long takenNanos, int wantedBytes) {
        this.takenNanos = takenNanos;
        this.wantedBytes = wantedBytes;
    }

    void begin(int size, int packets) {
        bytes = size;
        missing = packets;
    }

    void packet(long nowNanos) {
        if (--missing == 0) {
            shownNanos = nowNanos;
        }
    }

    long takenNanos() {
        return takenNanos;
    }

    /** Bytes that were sent; 0: left out. */
    int bytes() {
        return bytes;
    }

    /** Share of the bytes of full quality, 0-1. */
    double quality() {
        return bytes / (double) wantedBytes;
    }

    boolean isShown() {
        return shownNanos >= 0;
    }

    long shownNanos() {
        return shownNanos;
    }

    double delayMillis() {
        return (shownNanos - takenNanos) / 1e6;
    }
}
