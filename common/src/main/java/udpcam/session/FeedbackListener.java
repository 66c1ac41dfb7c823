package udpcam.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import udpcam.rtcp.ReferenceTime;
import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.SourceDescription;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;

/**
 * What RTCP says of the receiver of a stream; in a group, of the member that spoke last. Called under its session's lock.
 *
 * <p>Anyone may send to the socket of a group. So a member takes repair only by a datagram that also echoes one of our sender
 * reports: those reach members alone. The same holds for a member that tells of arrivals.
 */
final class FeedbackListener implements RtcpListener {
    /** Five times the fixed minimum interval, without which no member may be given up (RFC 3550 6.2, 6.3.5). */
    private static final long SILENCE_NANOS = 25_000_000_000L;

    /** Some of the reports of a second may be lost. */
    private static final long LEAST_SILENT_NANOS = 8_000_000_000L;

    /** One report answers the reference times of as many members of a group. */
    private static final int MOST_ANSWERED = 4;

    private final NtpTime ntp;
    private final RtcpTimer timer;
    private final boolean multicast;
    private final Members members = new Members(SILENCE_NANOS);
    private final Deque<ReferenceTime> unanswered = new ArrayDeque<>();
    private int ssrc; // of our stream
    private long nowNanos;
    private int receiver;
    private boolean receiverThere;
    private long heardNanos;
    private long reportNanos; // when its last report came
    private long gapNanos; // between its last two reports
    private long gapBeforeNanos; // between the one before these and the next
    private boolean collided;
    private boolean echoed; // by the datagram that is being read
    private boolean takesRepair;
    private long repairNanos; // when a receiver last said so
    private int maxDatagram;
    private @Nullable ReportBlock report;
    private long reportedNanos;
    private final RoundTrip roundTrip = new RoundTrip();

    /** {@code timer} is restarted when another receiver speaks. */
    FeedbackListener(int ssrc, NtpTime ntp, RtcpTimer timer, boolean multicast) {
        this.ssrc = ssrc;
        this.ntp = ntp;
        this.timer = timer;
        this.multicast = multicast;
    }

    /** Our stream has another SSRC from now on, of which nothing is reported yet. */
    void restart(int newSsrc) {
        ssrc = newSsrc;
        report = null;
        collided = false;
    }

    /** A datagram is read next, which came at that time. */
    void begin(long datagramNanos) {
        nowNanos = datagramNanos;
        echoed = false;
    }

    /** An SR with this NTP timestamp goes. */
    void reporting(long timestamp) {
        members.reporting(timestamp);
    }

    /** We leave. */
    void leave() {
        receiverThere = false;
    }

    /**
     * Whether a receiver that reported, and did not leave, reports no more: for longer than three times the longer of its last
     * two intervals (RFC 8083 4.2).
     */
    boolean isSilent(long now) {
        long longest = Math.max(gapNanos, gapBeforeNanos);
        long mostNanos = Math.max(LEAST_SILENT_NANOS, Math.min(SILENCE_NANOS, 3 * longest));
        return !multicast && receiverThere && now - heardNanos > mostNanos;
    }

    boolean isReceiverThere(long now) {
        return receiverThere && now - heardNanos < SILENCE_NANOS;
    }

    /** Whether a speaker of the datagram that was read last is the receiver. */
    boolean isReceiver(int speaker) {
        return speaker == receiver && isReceiverThere(nowNanos);
    }

    /** The clock of a member of the group that tells of arrivals in that datagram; null if it is none. */
    @Nullable
    ReceiverClock telling(int speaker) {
        return members.telling(speaker, nowNanos);
    }

    /** How many members of the group tell of arrivals; {@link SourceDescription#NO_NUMBER} if there is no group. */
    int tellers(long now) {
        return multicast ? members.tellers(now) : SourceDescription.NO_NUMBER;
    }

    /** Whether what it says of losses counts: from a group's address anyone may speak. */
    boolean mayReport() {
        return !multicast || echoed;
    }

    /** Whether another participant speaks under our SSRC (RFC 3550 8.2). */
    boolean hasCollided() {
        return collided;
    }

    int maxDatagram(long now) {
        return isReceiverThere(now) ? maxDatagram : 0;
    }

    boolean takesRepair(long now) {
        return isReceiverThere(now) && takesRepair && (!multicast || now - repairNanos < SILENCE_NANOS);
    }

    @Nullable
    LinkQuality quality(RtpClock clock) {
        return report == null ? null : LinkQuality.of(report, roundTrip.nanos(), clock, reportedNanos);
    }

    /** The reference times that are to be answered, of different receivers. */
    Deque<ReferenceTime> unanswered() {
        return unanswered;
    }

    @Override
    public void from(int speaker) {
        if (speaker == ssrc) {
            collided = true;
            return;
        }
        if (speaker != receiver) {
            maxDatagram = 0; // until it says so, too
            takesRepair &= multicast;
            timer.restart();
        }
        boolean goesOn = speaker == receiver && receiverThere;
        gapBeforeNanos = goesOn ? gapNanos : 0;
        gapNanos = goesOn ? nowNanos - reportNanos : 0;
        reportNanos = nowNanos;
        receiver = speaker;
        receiverThere = true;
        heardNanos = nowNanos;
    }

    @Override
    public void maxDatagram(int speaker, int bytes) {
        maxDatagram = multicast || speaker != receiver ? 0 : bytes; // the members of a group may differ
    }

    @Override
    public void takesRepair(int speaker) {
        if (speaker == receiver && mayReport()) {
            takesRepair = true;
            repairNanos = nowNanos;
        }
    }

    @Override
    public void reportBlock(ReportBlock block) {
        if (block.ssrc() != ssrc) {
            return;
        }
        echoed |= members.proves(receiver, block, nowNanos);
        report = block;
        reportedNanos = nowNanos;
        long nanos = RoundTrip.nanos(ntp.at(nowNanos), block.lastSr(), block.delaySinceLastSr());
        if (nanos != RoundTrip.UNKNOWN) {
            roundTrip.add(nanos);
        }
    }

    @Override
    public void referenceTime(int speaker, long timestamp) {
        if (speaker == ssrc) {
            return;
        }
        unanswered.removeIf(time -> time.receiver() == speaker);
        if (unanswered.size() == (multicast ? MOST_ANSWERED : 1)) {
            unanswered.remove(); // the oldest
        }
        unanswered.add(new ReferenceTime(speaker, NtpTime.compact(timestamp), nowNanos));
    }

    @Override
    public void nack(int speaker, int source, int number, int following) {
        stillHeard(speaker);
    }

    @Override
    public void arrivalsTold(int speaker) {
        stillHeard(speaker);
    }

    private void stillHeard(int speaker) {
        heardNanos = !multicast && isReceiver(speaker) ? nowNanos : heardNanos;
    }

    @Override
    public void bye(int speaker) {
        receiverThere &= multicast || speaker != receiver;
    }
}
