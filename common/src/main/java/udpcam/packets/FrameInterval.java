package udpcam.packets;

import udpcam.rtp.RtpClock;
import udpcam.rtp.SerialNumber;

/** From one frame of a stream to the next, by their RTP timestamps. Called by one thread. */
public final class FrameInterval {
    private static final long FIRST_NANOS = 33_333_333;
    private static final long LEAST_NANOS = 4_000_000;
    private static final long MOST_NANOS = 100_000_000; // a viewer waits no longer

    private final RtpClock clock = new RtpClock(RtpClock.VIDEO_RATE, 0);
    private boolean begun;
    private int newest;
    private long nanos = FIRST_NANOS;

    /** A frame of a timestamp begins; one that is older than others before does not count. */
    public void frame(int timestamp) {
        int ahead = SerialNumber.ahead(timestamp, newest);
        if (begun && ahead > 0) {
            nanos = Math.max(LEAST_NANOS, Math.min(MOST_NANOS, clock.nanos(ahead)));
        }
        if (!begun || ahead > 0 || ahead < -RtpClock.VIDEO_RATE) { // more than a second ago: the newest was forged
            newest = timestamp;
        }
        begun = true;
    }

    /** The stream begins anew. */
    public void clear() {
        begun = false;
    }

    /** Another stream begins. */
    public void begin() {
        clear();
        nanos = FIRST_NANOS;
    }

    public long nanos() {
        return nanos;
    }
}
