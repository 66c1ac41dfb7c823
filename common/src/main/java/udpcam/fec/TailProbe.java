package udpcam.fec;

/**
 * Asks for the end of a frame when nothing comes any more: that its last packets are lost no other packet tells before the
 * next frame. Packets that were not sent yet may be asked for: their sender knows better. Called by one thread.
 */
final class TailProbe {
    /** So many packets are asked for at once: what one request can name (RFC 4585 6.2.1). */
    static final int PACKETS = 17;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long LEAST_NANOS = 4_000_000;
    private static final long MOST_NANOS = 25_000_000;
    private static final int FADES = 64; // back at the least with so many frames
    private static final int MOST_TRIES = 5;
    private static final long NOTHING = -1;

    private long newest; // packet of the frame
    private long cameNanos;
    private boolean goesOn;
    private long pauseNanos = LEAST_NANOS; // that a frame makes no longer amid its packets
    private long atNanos = NEVER;
    private int tries;
    private long upTo = NOTHING; // packets were asked for that nothing else told of

    /**
     * A packet came in its own right that is newer than all others.
     *
     * @param isLast whether its frame ends with it
     * @param disorderNanos how much later others of the frame may come than ones that were sent behind them
     */
    void reached(long number, boolean isLast, long disorderNanos, long nowNanos) {
        if (goesOn && number == newest + 1) { // else some were lost between them
            pauseNanos = Math.min(MOST_NANOS, Math.max(pauseNanos, 2 * (nowNanos - cameNanos)));
        }
        goesOn = !isLast;
        newest = number;
        cameNanos = nowNanos;
        tries = 0;
        atNanos = isLast ? NEVER : nowNanos + pauseNanos + disorderNanos;
    }

    /** The end of the frame is known. */
    void ends() {
        goesOn = false;
        atNanos = NEVER;
    }

    /** A frame is done. */
    void fade() {
        pauseNanos -= (pauseNanos - LEAST_NANOS) / FADES;
    }

    /** The stream begins anew. */
    void clear() {
        ends();
        upTo = NOTHING;
    }

    /** Whether it is time to ask. */
    boolean isDue(long nowNanos) {
        return atNanos != NEVER && nowNanos - atNanos >= 0;
    }

    /** Packets up to a number were asked for, or it was not worth while; an answer is overdue after so long. */
    void asked(long number, long overdueNanos, long nowNanos) {
        upTo = number;
        tries++;
        atNanos = tries < MOST_TRIES ? nowNanos + overdueNanos : NEVER;
    }

    /** Whether a packet was asked for like this. */
    boolean covers(long number) {
        return number <= upTo;
    }

    /** When it is time to ask; {@link Long#MAX_VALUE} if it is not. */
    long nanos() {
        return atNanos;
    }
}
