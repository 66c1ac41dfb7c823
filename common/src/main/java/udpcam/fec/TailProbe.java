package udpcam.fec;

/**
 * Asks for the end of a frame when nothing comes any more, since nothing else tells before the next frame that its last packets
 * are lost: for one packet at first, which may not have been sent yet, as its sender knows; and once that was sent again, for
 * more (as RFC 8985 7 probes the tail of a flight). Called by one thread.
 */
final class TailProbe {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LEAST_NANOS = 8_000_000; // a busy sender pauses, too
    private static final long MOST_NANOS = 25_000_000;
    private static final int PACKETS = 17; // that one request can name (RFC 4585 6.2.1)
    private static final int FADE_SHARE = 256; // goes with each frame
    private static final int MOST_TRIES = 5;
    private static final long NOTHING = -1;

    private final boolean isOn;
    private long newest; // packet of the frame
    private long cameNanos;
    private boolean goesOn;
    private long pauseNanos = LEAST_NANOS; // the longest to expect amid a frame
    private long atNanos = NEVER;
    private int tries;
    private boolean isLost; // what was asked for
    private long upTo = NOTHING; // packets were asked for that nothing else told of

    /** {@code isOn}: whether it ever asks. */
    TailProbe(boolean isOn) {
        this.isOn = isOn;
    }

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
        isLost = false;
        atNanos = isLast || !isOn ? NEVER : nowNanos + pauseNanos + disorderNanos;
    }

    /** The end of the frame is known. */
    void ends() {
        goesOn = false;
        atNanos = NEVER;
    }

    /** A frame is done. */
    void fade() {
        pauseNanos -= (pauseNanos - LEAST_NANOS) / FADE_SHARE;
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

    /** How many packets to ask for. */
    int packets() {
        return isLost ? PACKETS : 1;
    }

    /** Packets up to a number were asked for; an answer is overdue after so long. */
    void asked(long number, long overdueNanos, long nowNanos) {
        upTo = number;
        tries++;
        atNanos = tries < MOST_TRIES ? nowNanos + overdueNanos : NEVER;
    }

    /** Whether a packet was asked for like this. */
    boolean covers(long number) {
        return number <= upTo;
    }

    /** One that was asked for was sent again; it may be the last one of its frame. */
    void answered(boolean isLast, long nowNanos) {
        if (isLast) {
            ends();
        } else if (!isLost) {
            isLost = true;
            tries = 0;
            atNanos = nowNanos;
        }
    }

    /** When it is time to ask; {@link Long#MAX_VALUE} if it is not. */
    long nanos() {
        return atNanos;
    }
}
