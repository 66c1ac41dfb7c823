package udpcam.session;

import org.jspecify.annotations.Nullable;
import udpcam.rtcp.ReportBlock;
import udpcam.rtp.RtpClock;
import udpcam.rtp.SerialNumber;

/**
 * What was received of one stream: extended sequence numbers, loss and jitter (RFC 3550 6.4.1, A.1, A.3, A.8). One
 * thread receives, another may report.
 *
 * <p>The first packet counts at once: A.1's probation would cost the first frame of every stream, and whatever a stray
 * packet could begin here is set right by the next two in sequence. A packet whose number is far off is refused until the
 * very next one confirms it, and taken at once after a pause.
 */
public final class ReceptionStatistics {
    /** A sender whose number is that far ahead began anew: 3,000 packets are not lost at once. As in A.1. */
    public static final int MAX_DROPOUT = 3000;

    /**
     * A sender whose number is that far behind began anew: no packet is that late. A.1 has 100, which it derives from 50
     * packets a second; video has thousands.
     */
    public static final int MAX_MISORDER = 1000;

    /** Of frames with many packets both bounds are two frames, but no more than this: numbers have 16 bits. */
    private static final int MOST_WINDOW = 1 << 14;

    /** A packet further ahead has to be confirmed: a single stray one would make all others look late. */
    private static final int MAX_GAP = 128;

    /** After such a pause a packet that is behind is not late: the sender began anew. */
    private static final long PAUSE_NANOS = 500_000_000;

    /** After 16 packets a stream is known: from then on its numbers begin anew only after a pause. */
    private static final int ESTABLISHED = 16;

    /** In place of an extended sequence number: the packet is not to be used. */
    public static final long NOT_USED = -1;

    private static final int NO_CANDIDATE = -1;

    private final int ssrc;
    private final RtpClock clock;
    private long packets;
    private boolean begun;
    private int restarts;
    private int candidate = NO_CANDIDATE;
    private long first;
    private long highest;
    private long received;
    private int lastTimestamp;
    private int framePackets; // of that timestamp
    private int largestFrame; // in packets
    private long expectedBefore;
    private long receivedBefore;
    private int lastTransit;
    private int leastTransit;
    private boolean transitKnown;
    private boolean wasSkipped; // packets were thrown away unread since the last one
    private long lastNanos;
    private long jitterBy16;

    /** @param clockRate ticks of the RTP timestamps a second, see {@link RtpClock#VIDEO_RATE} */
    public ReceptionStatistics(int ssrc, int clockRate) {
        this.ssrc = ssrc;
        this.clock = new RtpClock(clockRate, 0);
    }

    /**
     * Counts a packet.
     *
     * @param sequenceNumber as in its header, 0-65,535
     * @param rtpTimestamp as in its header
     * @param nowNanos when it came
     * @return its number in a space that does not wrap and begins with the first packet's 16 bits; {@link #NOT_USED} for a
     *     jump that no packet in sequence has confirmed yet, and for one from below that space
     */
    public synchronized long received(int sequenceNumber, int rtpTimestamp, long nowNanos) {
        packets++;
        if (!begun) {
            begin(sequenceNumber);
        }
        long extended = SerialNumber.extend(highest, sequenceNumber);
        long ahead = extended - highest;
        boolean pausedBefore = nowNanos - lastNanos > PAUSE_NANOS || wasSkipped;
        wasSkipped = false;
        if ((ahead > MAX_GAP || ahead <= -maxMisorder()) && !pausedBefore && sequenceNumber != candidate) {
            candidate = SerialNumber.next(sequenceNumber);
            return NOT_USED;
        }
        boolean isJump = ahead >= maxDropout() || ahead <= -maxMisorder();
        if (isJump && !pausedBefore && received >= ESTABLISHED) {
            return NOT_USED; // two streams under one SSRC: the one that is known goes on
        }
        if (isJump || (ahead < 0 && pausedBefore)) {
            restarts++;
            begin(sequenceNumber);
            extended = highest;
        }
        candidate = NO_CANDIDATE;
        if (extended >= highest) { // late ones alone are a pause: who forged one far ahead would make all others late
            lastNanos = nowNanos;
        }
        if (extended < 0) {
            return NOT_USED; // sent before the first one, on the far side of a wrap
        }
        highest = Math.max(highest, extended);
        received++;
        countOfFrame(rtpTimestamp);
        updateJitter(rtpTimestamp, nowNanos);
        return extended;
    }

    /** How much later than the quickest ones of late the last packet came, by its RTP timestamp; in nanoseconds. */
    public synchronized long latenessNanos() {
        return transitKnown ? clock.nanos(Math.max(0, SerialNumber.ahead(lastTransit, leastTransit))) : 0;
    }

    /**
     * Packets that had waited for the receiver were thrown away unread: the next one is far ahead.
     *
     * @param any whether there were any; if not, packets do not wait here: they are on their way for longer
     */
    public synchronized void skipped(boolean any) {
        wasSkipped = true;
        if (!any) {
            leastTransit = lastTransit;
        }
    }

    /** The stream whose packets these are. */
    public int ssrc() {
        return ssrc;
    }

    /** How many packets came in all, those that are not to be used and those before a restart included. */
    synchronized long packets() {
        return packets;
    }

    /** How often the sender began anew, or lost too much to be told from that: then the numbers start over. */
    public synchronized int restarts() {
        return restarts;
    }

    /** The mean deviation of the packets' spacing, in ticks of the RTP clock. */
    public synchronized long jitter() {
        return jitterBy16 >> 4;
    }

    /**
     * The block for an SR or RR; the next one's fraction lost begins here.
     *
     * @return null if nothing came since the last one: such a stream is not reported (6.4)
     */
    public synchronized @Nullable ReportBlock report(int lastSr, int delaySinceLastSr) {
        if (received == receivedBefore) {
            return null;
        }
        long expectedNow = expected() - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        int fraction = lostNow <= 0 ? 0 : (int) ((lostNow << 8) / expectedNow);
        expectedBefore = expected();
        receivedBefore = received;
        long lost = expected() - received; // since the (re)start; negative if more were doubled than lost (A.3)
        int within24Bits = (int) Math.max(-ReportBlock.MAX_LOST - 1, Math.min(ReportBlock.MAX_LOST, lost));
        return new ReportBlock(ssrc, fraction, within24Bits, (int) highest, (int) jitter(), lastSr, delaySinceLastSr);
    }

    private int maxDropout() {
        return Math.max(MAX_DROPOUT, Math.min(MOST_WINDOW, 2 * largestFrame));
    }

    private int maxMisorder() {
        return Math.max(MAX_MISORDER, Math.min(MOST_WINDOW, 2 * largestFrame));
    }

    private void countOfFrame(int rtpTimestamp) {
        framePackets = rtpTimestamp == lastTimestamp ? framePackets + 1 : 1;
        lastTimestamp = rtpTimestamp;
        largestFrame = Math.max(largestFrame, Math.min(MOST_WINDOW, framePackets));
    }

    private void begin(int sequenceNumber) {
        begun = true;
        first = sequenceNumber & 0xFFFF;
        highest = first;
        received = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        transitKnown = false; // the timestamps start over as well
        framePackets = 0;
        largestFrame = 0;
    }

    private long expected() {
        return begun ? highest - first + 1 : 0;
    }

    /** A.8, by every packet as 6.4.4 has it: that the packets of a frame share a timestamp is part of the jitter. */
    private void updateJitter(int rtpTimestamp, long nowNanos) {
        int transit = SerialNumber.ahead(clock.rtpTimestamp(nowNanos), rtpTimestamp);
        if (transitKnown) {
            long difference = Math.abs((long) SerialNumber.ahead(transit, lastTransit));
            jitterBy16 += difference - ((jitterBy16 + 8) >> 4);
        }
        boolean isLeast = !transitKnown || SerialNumber.ahead(transit, leastTransit) < 0;
        leastTransit = isLeast ? transit : leastTransit + 1; // clocks drift apart, by less than a tick a packet
        lastTransit = transit;
        transitKnown = true;
    }
}
