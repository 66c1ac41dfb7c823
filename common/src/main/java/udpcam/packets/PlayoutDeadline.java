package udpcam.packets;

import udpcam.run.Deadline;

/**
 * How long a frame that misses packets is waited for. Packets that are asked for are awaited for a frame interval and an eighth, if
 * the sender answers such requests: by then the next frame has begun to come, which ends the wait when it is whole. Of a sender
 * that does not answer they are awaited for three quarters of the interval, so that what there is of the frame is shown. Packets
 * that were only overtaken are awaited as long as the reorder delay. A frame whose end has not been seen may still be sent, and is
 * awaited. Called by one thread.
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
     * @param answered whether the sender has sent packets again of late
     * @param reorderNanos the time to wait for a packet that others may only have overtaken
     */
    public long nanos(long frameIntervalNanos, boolean awaited, boolean answered, long reorderNanos) {
        if (!ended) {
            return Deadline.NEVER;
        }
        long overtakenNanos = Math.min(reorderNanos, MOST_INTERVALS * frameIntervalNanos);
        long soon = endedNanos + Math.max(overtakenNanos, frameIntervalNanos / LEAST_SHARE);
        long repairNanos = answered ? forRepair(frameIntervalNanos) : frameIntervalNanos * 3 / 4;
        return awaited ? Deadline.later(begunNanos + repairNanos, soon) : soon;
    }

    /** How long after a frame's beginning a retransmission is of use. */
    public static long forRepair(long frameIntervalNanos) {
        return frameIntervalNanos + frameIntervalNanos / LEAST_SHARE;
    }
}
