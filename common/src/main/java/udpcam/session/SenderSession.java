package udpcam.session;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import udpcam.rtcp.Bye;
import udpcam.rtcp.Cname;
import udpcam.rtcp.ExtendedReport;
import udpcam.rtcp.ReferenceTime;
import udpcam.rtcp.Report;
import udpcam.rtcp.RtcpReader;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtcp.SourceName;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;

/**
 * The sender's side of RTCP with one remote: sender reports out, and how the stream fares there. One thread sends and
 * polls, another offers what comes back, any may ask.
 *
 * <p>Says nothing before the remote has sent RTCP, and stops when it left or fell silent: a player that did not agree to
 * RTCP on the port of its RTP (RFC 5761 5) would take a report for video. The BYE of a group's member is not the group's,
 * so there silence alone decides. Reports about other streams are ignored.
 */
public final class SenderSession {
    /**
     * A collision of SSRCs is a chance of 1 in 4 billion. Another one so soon is our own datagrams that come back, and to change
     * the SSRC would not help (RFC 3550 8.2).
     */
    private static final long COLLISION_NANOS = 60_000_000_000L;

    private static final int LARGEST_BYTES = 200 + 2 + SourceName.MOST_BYTES;

    private volatile int ssrc;
    private final Cname cname;
    private final RtpClock clock;
    private final NtpTime ntp;
    private final RtcpTimer timer;
    private final FeedbackListener feedback;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST_BYTES);
    private @Nullable SourceName name;
    private int limit; // in kbit/s
    private int packets;
    private int octets;
    private int packetsAtLast;
    private int packetsAtLastButOne;
    private final ReceptionReader reception; // of the thread that offers
    private @Nullable IntSupplier newSsrc;
    private long collidedNanos;
    private boolean collidedBefore;

    /**
     * @param ssrc of our stream
     * @param clock of our stream's timestamps
     */
    public SenderSession(int ssrc, Cname cname, RtpClock clock, NtpTime ntp, RtcpInterval interval) {
        this.ssrc = ssrc;
        this.cname = cname;
        this.clock = clock;
        this.ntp = ntp;
        this.timer = new RtcpTimer(interval.ofSender());
        boolean multicast = interval.isMulticast();
        this.feedback = new FeedbackListener(ssrc, ntp, timer, multicast);
        this.reception = new ReceptionReader(this, multicast);
    }

    /** Has reports tell a name for people; null for none. To be called before the first. */
    public SenderSession named(@Nullable SourceName told) {
        name = told;
        return this;
    }

    /** Has collisions of our SSRC resolved; {@code chosen} gives our stream another one, and returns it. */
    public SenderSession onCollision(IntSupplier chosen) {
        newSsrc = chosen;
        return this;
    }

    /** An RTP packet of ours, without padding, goes now; the buffer stays as it is. */
    public synchronized void sending(ByteBuffer packet) {
        packets++;
        octets += packet.remaining() - RtpHeader.headerBytes(packet);
        timer.carried(packet.remaining());
    }

    /** Takes a datagram of the remote; false if it is no valid RTCP. The buffer stays as it is. */
    public boolean offer(ByteBuffer received, long nowNanos, ReceptionListener listener) {
        if (!hear(received, nowNanos)) {
            return false;
        }
        RtcpReader.read(received, reception.to(listener)); // may take its time: the stream goes on meanwhile
        return true;
    }

    private synchronized boolean hear(ByteBuffer received, long nowNanos) {
        feedback.begin(nowNanos);
        boolean valid = RtcpReader.read(received, feedback);
        if (valid) {
            timer.heard(received.remaining());
        }
        return valid;
    }

    /** The SSRC of our stream. */
    int ssrc() {
        return ssrc;
    }

    /** Whether {@link #poll} is worth a call. */
    public synchronized boolean mayBeDue(long nowNanos) {
        return feedback.isReceiverThere(nowNanos) && timer.mayBeDue(nowNanos);
    }

    /** From now on reports say that the stream is limited to so many kbit/s; 0: it is not. */
    public synchronized void limit(int kilobits) {
        limit = kilobits;
    }

    /** The report that is due, to be sent at once; null if none is. The buffer is good until the next call. */
    public synchronized @Nullable ByteBuffer poll(long nowNanos) {
        if (!feedback.isReceiverThere(nowNanos) || !timer.isDue(nowNanos)) {
            return null;
        }
        datagram.clear();
        writeReport(nowNanos);
        SourceDescription.writeSender(datagram, ssrc, cname, name, limit, feedback.tellers(nowNanos));
        timer.sent(datagram.position(), nowNanos);
        return datagram.flip();
    }

    /** The last datagram of all, which says that the stream ends; null if the remote does not listen. */
    public synchronized @Nullable ByteBuffer bye(long nowNanos) {
        if (!feedback.isReceiverThere(nowNanos)) {
            return null;
        }
        writeBye(nowNanos, "ended");
        feedback.leave();
        return datagram.flip();
    }

    /**
     * Gives our stream another SSRC if somebody else speaks under its own (RFC 3550 8.2). To be called between two frames, by
     * the thread that sends.
     *
     * @return a BYE for the old SSRC, to be sent at once; null if there is nothing to resolve
     */
    public synchronized @Nullable ByteBuffer resolveCollision(long nowNanos) {
        if (!feedback.hasCollided() || newSsrc == null) {
            return null;
        }
        if (collidedBefore && nowNanos - collidedNanos < COLLISION_NANOS) {
            newSsrc = null;
            return null;
        }
        collidedBefore = true;
        collidedNanos = nowNanos;
        writeBye(nowNanos, "SSRC collision");
        ssrc = newSsrc.getAsInt();
        feedback.restart(ssrc);
        packets = 0;
        octets = 0;
        packetsAtLast = 0;
        packetsAtLastButOne = 0;
        return datagram.flip();
    }

    /** Whether the remote reported and does so no more, without a BYE: nobody seems to receive the stream (RFC 8083 4.2). */
    public synchronized boolean isSilent(long nowNanos) {
        return feedback.isSilent(nowNanos);
    }

    /** How large a datagram the remote takes, in bytes of UDP payload; 0 if it does not say, or is not there. */
    public synchronized int maxDatagram(long nowNanos) {
        return feedback.maxDatagram(nowNanos);
    }

    /** Whether the remote takes parity and retransmissions; in a group, whether one of its members does. */
    public synchronized boolean takesRepair(long nowNanos) {
        return feedback.takesRepair(nowNanos);
    }

    /** What the remote last reported of our stream; null if it did not yet. */
    public synchronized @Nullable LinkQuality quality() {
        return feedback.quality(clock);
    }

    /** An SR, or an RR if nothing was sent for two intervals (RFC 3550 6.4), and the answers to reference times. */
    private void writeReport(long nowNanos) {
        SenderInfo info = packets == packetsAtLastButOne
                ? null
                : new SenderInfo(ntp.at(nowNanos), clock.rtpTimestamp(nowNanos), packets, octets);
        packetsAtLastButOne = packetsAtLast;
        packetsAtLast = packets;
        Report.write(datagram, ssrc, info, null);
        if (info != null) {
            feedback.reporting(info.ntp());
        }
        Deque<ReferenceTime> unanswered = feedback.unanswered();
        if (!unanswered.isEmpty()) {
            ExtendedReport.writeDlrr(datagram, ssrc, unanswered, nowNanos);
            unanswered.clear();
        }
    }

    private void writeBye(long nowNanos, String reason) {
        datagram.clear();
        writeReport(nowNanos);
        SourceDescription.writeSender(datagram, ssrc, cname, name, 0, SourceDescription.NO_NUMBER);
        Bye.write(datagram, ssrc, reason);
    }

    /** Whether a speaker of the datagram that was read last is the receiver. */
    synchronized boolean isReceiver(int speaker) {
        return feedback.isReceiver(speaker);
    }

    /** The clock of a member of the group that tells of arrivals in that datagram; null if it is none. */
    synchronized @Nullable ReceiverClock telling(int speaker) {
        return feedback.telling(speaker);
    }

    /** Whether what that datagram says of losses counts. */
    synchronized boolean mayReport() {
        return feedback.mayReport();
    }
}
