package udpcam.congestion;

/** The newest frames that were sent: which packets each had. A frame's number counts up from 0. Not thread-safe. */
final class SentFrames {
    /** Two seconds of 60 frames a second. */
    private static final int CAPACITY = 128;

    private final long[] firsts = new long[CAPACITY];
    private final long[] ends = new long[CAPACITY];
    private final long[] beginNanos = new long[CAPACITY];
    private final double[] ownMillis = new double[CAPACITY];
    private long begun;
    private boolean open;

    void begin(long firstPosition, double ownQueueMillis, long nowNanos) {
        firsts[place(begun)] = firstPosition;
        ends[place(begun)] = firstPosition;
        beginNanos[place(begun)] = nowNanos;
        ownMillis[place(begun)] = ownQueueMillis;
        begun++;
        open = true;
    }

    /** A packet was sent: it belongs to the frame that was begun and has not ended. */
    void sent(long position) {
        if (open) {
            ends[place(begun - 1)] = position + 1;
        }
    }

    void end() {
        open = false;
    }

    boolean isKept(long frame) {
        return frame >= Math.max(0, begun - CAPACITY) && frame < begun;
    }

    boolean isOpen(long frame) {
        return open && frame == begun - 1;
    }

    long first(long frame) {
        return firsts[place(frame)];
    }

    /** One more than the position of its last packet. */
    long end(long frame) {
        return ends[place(frame)];
    }

    long beginNanos(long frame) {
        return beginNanos[place(frame)];
    }

    /** Milliseconds that packets sent before this frame needed from then on, by the rate alone. */
    double ownMillis(long frame) {
        return ownMillis[place(frame)];
    }

    /** How many frames were begun; the number of the next one. */
    long begun() {
        return begun;
    }

    /** The oldest frame that is kept. */
    long oldest() {
        return Math.max(0, begun - CAPACITY);
    }

    private static int place(long frame) {
        return (int) (frame & (CAPACITY - 1));
    }
}
