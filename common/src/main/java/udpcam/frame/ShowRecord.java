package udpcam.frame;

/**
 * What became of one stream's frames at the end of the receiver's line: when one was shown last, and how many were refused
 * since. The worker that shows writes it, the worker that receives reads it.
 */
public final class ShowRecord {
    private static final int REFUSED_FOR_GOOD = 3;

    private boolean wasShown;
    private long shownNanos;
    private int refused;

    /** A frame is on the screen. */
    public synchronized void shown(long nowNanos) {
        wasShown = true;
        shownNanos = nowNanos;
        refused = 0;
    }

    /** A frame was whole, and is no picture that can be shown. */
    public synchronized void refused() {
        refused = Math.min(refused + 1, REFUSED_FOR_GOOD);
    }

    /** Whether a frame was shown at this time or later. */
    public synchronized boolean wasShownSince(long nanos) {
        return wasShown && shownNanos - nanos >= 0;
    }

    /** Whether a frame was shown within the last {@code nanos}. */
    public synchronized boolean wasShownWithin(long nanos, long nowNanos) {
        return wasShown && nowNanos - shownNanos <= nanos;
    }

    /** Whether a frame was refused since the last one that was shown. */
    public synchronized boolean isRefused() {
        return refused > 0;
    }

    /** Whether several frames in a row were refused: the stream is not worth the screen. */
    public synchronized boolean isRefusedForGood() {
        return refused == REFUSED_FOR_GOOD;
    }
}
