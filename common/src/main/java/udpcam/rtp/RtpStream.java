package udpcam.rtp;

import java.util.random.RandomGenerator;

/**
 * What the packets of one sent stream have in common, and how they are numbered: all of it begins at random (RFC 3550
 * sections 5.1 and 8), the sequence numbers below 2^15, so that who misses the first packets does not miss that they wrapped
 * (RFC 3711 3.3.1). Called by the thread that sends them.
 */
public final class RtpStream {
    /** A frame that seems to be older than the last one by less than 11 ms has its timestamp moved behind that one's. */
    private static final int MOST_MOVED = RtpClock.VIDEO_RATE / 90;

    private final RandomGenerator random;
    private int ssrc;
    private final RtpClock clock;
    private int sequenceNumber;
    private int lastTimestamp;

    public RtpStream(RandomGenerator random) {
        this.random = random;
        this.ssrc = random.nextInt();
        this.clock = RtpClock.forVideo(random);
        this.sequenceNumber = random.nextInt() & 0x7FFF;
        this.lastTimestamp = clock.offset() - 1;
    }

    public int ssrc() {
        return ssrc;
    }

    /** Takes another SSRC; returns it. */
    public int changeSsrc() {
        ssrc = random.nextInt();
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

    /**
     * The timestamp of a frame: that of its capture. Frames of one tick get timestamps of their own, in order, by which they
     * are told apart.
     */
    public int nextTimestamp(long capturedNanos) {
        int timestamp = clock.rtpTimestamp(capturedNanos);
        int behind = lastTimestamp - timestamp;
        lastTimestamp = behind >= 0 && behind < MOST_MOVED ? lastTimestamp + 1 : timestamp;
        return lastTimestamp;
    }
}
