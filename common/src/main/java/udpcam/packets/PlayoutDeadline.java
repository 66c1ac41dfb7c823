package udpcam.packets;

import udpcam.run.Deadline;

/**
 * How long a frame that misses packets is waited for. Packets that are asked for are awaited for three quarters of the frame
 * interval, so that what there is of the frame is shown before the next one; but for an interval and an eighth where answers take
 * that long. By then the next frame has begun to come, which ends the wait when it is whole. Packets that were only overtaken are
 * awaited as long as the reorder delay. A frame whose end has not been seen may still be sent, and is awaited. Called by one thread.
 */
public final class PlayoutDeadline {
    private static final int LEAST_SHARE = 8; // of the frame interval: packets are always overtaken a little

    private static final int MOST_INTERVALS = 2; // by then a newer frame is whole, or nothing helps

    private long begunNanos;
    private long endedNanos;
    private boolean ended;

    /** A frame begins. */
    public void begin(long nowNanos) {
        begunNanos = nowNanos;
        ended = false;
    }

    /** A packet came that was sent with the frame's last, or behind it. */
    public void end(long nowNanos) {
        if (!ended) {
            ended = true;
            endedNanos = nowNanos;
        }
    }

    /**
     * When the frame is to be given up; {@link Deadline#NEVER} as long as its end has not been seen.
     *
     * @param awaited whether packets of it are asked for or going to be, and may still come
     * @param answersLate whether the sender answers requests, but takes long for it
     * @param reorderNanos the time to wait for a packet that others may only have overtaken
     */
    public long nanos(long frameIntervalNanos, boolean awaited, boolean answersLate, long reorderNanos) {
        if (!ended) {
            return Deadline.NEVER;
        }
        long overtakenNanos = Math.min(reorderNanos, MOST_INTERVALS * frameIntervalNanos);
        long soon = endedNanos + Math.max(overtakenNanos, frameIntervalNanos / LEAST_SHARE);
        long repairNanos = answersLate ? forRepair(frameIntervalNanos) : frameIntervalNanos * 3 / 4;
        return awaited ? Deadline.later(begunNanos + repairNanos, soon) : soon;
    }

    /** How long after a frame's beginning a retransmission may be of use. */
    public static long forRepair(long frameIntervalNanos) {
        return frameIntervalNanos + frameIntervalNanos / LEAST_SHARE;
    }
}
