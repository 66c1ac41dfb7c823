package udpcam.nack;

import udpcam.run.Deadline;

/**
 * Asks for the tail of a frame when nothing comes any more: before the next frame nothing else tells that its last packets are
 * lost. It asks for one packet at first, which the sender may not have sent yet; once that was sent again, for more (as RFC 8985
 * 7 probes the tail of a flight). Called by one thread.
 */
final class TailProbe {
    private static final long LEAST_PAUSE_NANOS = 8_000_000; // a busy sender pauses, too
    private static final long MOST_PAUSE_NANOS = 25_000_000;
    private static final int PACKETS = 17; // that one entry of a NACK can name (RFC 4585 6.2.1)
    private static final int FADE_SHARE = 256; // of the longer pause that goes with each frame
    private static final int MOST_TRIES = 5;
    private static final long NOTHING = -1;

    private boolean isOn;
    private long newest; // packet of the frame
    private long cameNanos; // when it came
    private boolean goesOn;
    private long pauseNanos = LEAST_PAUSE_NANOS; // the longest to expect within a frame
    private long atNanos = Deadline.NEVER;
    private int tries;
    private boolean isLost; // the packet that was asked for
    private long upTo = NOTHING; // packets were asked for that nothing else told of

    /** {@code isOn}: whether it ever asks. */
    TailProbe(boolean isOn) {
        this.isOn = isOn;
    }

    /** Begins another stream. */
    void begin(boolean isOnNow) {
        clear();
        isOn = isOnNow;
        pauseNanos = LEAST_PAUSE_NANOS;
    }

    /**
     * A packet came in its own right that is newer than all others.
     *
     * @param isLast whether its frame ends with it
     * @param reorderNanos how late others of the frame may come that it overtook
     */
    void reached(long number, boolean isLast, long reorderNanos, long nowNanos) {
        if (goesOn && number == newest + 1) { // else some were lost in between, and the pause is not one packet's
            pauseNanos = Math.min(MOST_PAUSE_NANOS, Math.max(pauseNanos, 2 * (nowNanos - cameNanos)));
        }
        goesOn = !isLast;
        newest = number;
        cameNanos = nowNanos;
        tries = 0;
        isLost = false;
        atNanos = isLast || !isOn ? Deadline.NEVER : nowNanos + pauseNanos + reorderNanos;
    }

    /** The end of the frame is known. */
    void ends() {
        goesOn = false;
        atNanos = Deadline.NEVER;
    }

    /** A frame is done. */
    void fade() {
        pauseNanos -= (pauseNanos - LEAST_PAUSE_NANOS) / FADE_SHARE;
    }

    /** The stream begins anew. */
    void clear() {
        ends();
        upTo = NOTHING;
    }

    /** Whether it is time to ask. */
    boolean isDue(long nowNanos) {
        return Deadline.isOver(atNanos, nowNanos);
    }

    /** How many packets to ask for. */
    int packets() {
        return isLost ? PACKETS : 1;
    }

    /** Packets up to a number were asked for; without an answer they are asked for again after the timeout. */
    void asked(long number, long timeoutNanos, long nowNanos) {
        upTo = number;
        tries++;
        atNanos = tries < MOST_TRIES ? nowNanos + timeoutNanos : Deadline.NEVER;
    }

    /** Whether a packet was asked for like this. */
    boolean covers(long number) {
        return number <= upTo;
    }

    /** A packet that was asked for was sent again; it may be the last one of its frame. */
    void answered(boolean isLast, long nowNanos) {
        if (isLast) {
            ends();
        } else if (!isLost) {
            isLost = true;
            tries = 0;
            atNanos = nowNanos;
        }
    }

    /** When it is time to ask; {@link Deadline#NEVER} if it is not. */
    long nanos() {
        return atNanos;
    }
}
