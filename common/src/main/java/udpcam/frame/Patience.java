package udpcam.frame;

/**
 * How long a frame is waited for that misses packets: for packets that are asked for until shortly before the next frame
 * would be whole, for packets that may only be out of turn as long as such ones take of late. A frame whose end has not been
 * seen may just be under way, and is waited for. Called by one thread.
 */
final class Patience {
    private static final int OUT_OF_TURN_SHARE = 8; // of the frame interval

    private long begunNanos;
    private long endedNanos;
    private boolean ended;

    /** A frame begins. */
    void begin(long nowNanos) {
        begunNanos = nowNanos;
        ended = false;
    }

    /** A packet came that was sent with the frame's last, or behind it. */
    void end(long nowNanos) {
        if (!ended) {
            ended = true;
            endedNanos = nowNanos;
        }
    }

    /**
     * When the frame is to be given up; {@link Long#MAX_VALUE} as long as its end has not been seen.
     *
     * @param awaited whether packets of it are asked for, or going to be, and may still come
     * @param disorderNanos how much later than others packets come of late
     */
    long untilNanos(long frameIntervalNanos, boolean awaited, long disorderNanos) {
        if (!ended) {
            return Long.MAX_VALUE;
        }
        long last = begunNanos + asking(frameIntervalNanos);
        long outOfTurn = Math.min(disorderNanos, asking(frameIntervalNanos));
        long soon = endedNanos + Math.max(outOfTurn, frameIntervalNanos / OUT_OF_TURN_SHARE);
        return awaited ? Math.max(last, soon) : soon;
    }

    /** How long from a frame's beginning packets that were asked for are of use. */
    static long asking(long frameIntervalNanos) {
        return frameIntervalNanos * 3 / 4;
    }
}
