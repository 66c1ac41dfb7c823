package udpcam.rtp;

import java.util.random.RandomGenerator;

/**
 * What the packets of one sent stream have in common, and how they are numbered: all of it begins at random (RFC 3550
 * sections 5.1 and 8). Called by the thread that sends them.
 */
public final class RtpStream {
    private final int ssrc;
    private final RtpClock clock;
    private int sequenceNumber;
    private int lastTimestamp;

    public RtpStream(RandomGenerator random) {
        this.ssrc = random.nextInt();
        this.clock = RtpClock.forVideo(random);
        this.sequenceNumber = random.nextInt() & 0xFFFF;
        this.lastTimestamp = clock.offset() - 1;
    }

    public int ssrc() {
        return ssrc;
    }

    public RtpClock clock() {
        return clock;
    }

    /** 0-65,535, the next one each time. */
    public int nextSequenceNumber() {
        int next = sequenceNumber;
        sequenceNumber = (sequenceNumber + 1) & 0xFFFF;
        return next;
    }

    /** The timestamp of a frame: that of its capture, but never that of the frame before, from which it tells it apart. */
    public int nextTimestamp(long capturedNanos) {
        int timestamp = clock.rtpTimestamp(capturedNanos);
        lastTimestamp = timestamp == lastTimestamp ? timestamp + 1 : timestamp;
        return lastTimestamp;
    }
}
