package udpcam.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.rtcp.Bye;
import udpcam.rtcp.Cname;
import udpcam.rtcp.ExtendedReport;
import udpcam.rtcp.Nack;
import udpcam.rtcp.Report;
import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.RtcpReader;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtcp.SourceName;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;
import udpcam.run.Deadline;

/**
 * The receiver's side of RTCP with the sender of the stream that is attended: receiver reports out, the sender's clock and its BYE in. Any
 * thread may receive, offer, poll and ask, but what a call returns is the caller's only until the next.
 *
 * <p>Reports are compound; packets are asked for again in datagrams of reduced size (RFC 5506), at once: the immediate
 * feedback mode of a group of two (RFC 4585 3.3).
 */
public final class ReceiverSession {
    /** A BYE counts once the stream has been silent for this time: a sender that goes on has not ended. */
    private static final long SILENCE_NANOS = 200_000_000L;

    /** Members of a group that may tell of arrivals at once before the sender says how many do. */
    private static final int UNKNOWN_TELLERS = 10;

    private static final int LARGEST_BYTES = 200;
    private static final int LARGEST_FEEDBACK_BYTES = 1200; // in one piece everywhere; who misses more asks again
    private static final int MAX_DATAGRAM = 65_507; // the most that UDP has over IPv4

    /** The SSRCs under which a receiver may report. */
    @FunctionalInterface
    public interface Ssrcs {
        /** One of them, another one than before if there is. */
        int next();

        /** Whether reports may still be under one that was given. */
        default boolean allows(int ssrc) {
            return true;
        }
    }

    private final ReceptionStatistics statistics;
    private final Cname cname;
    private final NtpTime ntp;
    private final Ssrcs ssrcs;
    private final RtpClock clock = new RtpClock(RtpClock.VIDEO_RATE, 0);
    private final RtcpTimer timer;
    private final SenderListener sender;
    private final ArrivalLog arrivals;
    private final boolean multicast;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST_BYTES);
    private final ByteBuffer feedback = ByteBuffer.allocateDirect(LARGEST_FEEDBACK_BYTES);
    private long packets;
    private long packetNanos; // when the last one came
    private int ssrc;
    private boolean hasSpoken;
    private boolean isProven; // to be a member of a group: we sent back what only members hear
    private @Nullable ReportBlock report;
    private long reportedNanos;

    /**
     * @param statistics those of the stream
     * @param ssrcs give the first one, and another where that collides or is not allowed any more
     */
    public ReceiverSession(
            ReceptionStatistics statistics, Cname cname, NtpTime ntp, RtcpInterval interval, Ssrcs ssrcs) {
        this.statistics = statistics;
        this.cname = cname;
        this.ntp = ntp;
        this.ssrcs = ssrcs;
        this.timer = new RtcpTimer(interval);
        this.multicast = interval.isMulticast();
        this.arrivals = new ArrivalLog(multicast);
        this.sender = new SenderListener(statistics.ssrc(), ntp, () -> ssrc);
        chooseSsrc();
    }

    /**
     * A datagram came from the stream's address. If the statistics counted it, it was the stream's RTP: where the BYE is
     * some time ago, the stream goes on.
     */
    public synchronized void received(int datagramBytes, long nowNanos) {
        if (statistics.packets() != packets) {
            packets = statistics.packets();
            timer.carried(datagramBytes);
            sender.goesOn(nowNanos, SILENCE_NANOS);
            packetNanos = nowNanos;
        }
    }

    /** Takes a datagram from the stream's address; false if it is no valid RTCP. The buffer stays as it is. */
    public synchronized boolean offer(ByteBuffer received, long nowNanos) {
        sender.begin(nowNanos);
        boolean valid = RtcpReader.read(received, sender);
        if (valid) {
            sender.end();
            timer.heard(received.remaining());
            if (multicast) {
                timer.share(sender.tellers() > 0 ? sender.tellers() : UNKNOWN_TELLERS);
                arrivals.limited(sender.limit() > 0, nowNanos);
            }
        }
        return valid;
    }

    /** The report or the BYE that is due, to be sent at once; null if none is. The buffer is good until the next call. */
    public synchronized @Nullable ByteBuffer poll(long nowNanos) {
        if (sender.tellCollision()) {
            ByteBuffer bye = bye(nowNanos);
            chooseSsrc();
            return bye;
        }
        if (!ssrcs.allows(ssrc)) {
            hasSpoken = false; // no BYE may be sent under it either
            chooseSsrc();
        }
        if (ended(nowNanos) || !timer.isDue(nowNanos)) {
            return null;
        }
        datagram.clear();
        writeReport(nowNanos);
        ExtendedReport.writeReferenceTime(datagram, ssrc, ntp.at(nowNanos));
        SourceDescription.writeReceiver(datagram, ssrc, cname, MAX_DATAGRAM);
        hasSpoken = true;
        timer.sent(datagram.position(), nowNanos);
        return datagram.flip();
    }

    /** Says that nobody watches any more, under this SSRC at least; null if the sender never heard of it. */
    public synchronized @Nullable ByteBuffer bye(long nowNanos) {
        if (!hasSpoken) {
            return null;
        }
        datagram.clear();
        writeReport(nowNanos);
        SourceDescription.writeReceiver(datagram, ssrc, cname, MAX_DATAGRAM);
        Bye.write(datagram, ssrc, "ended");
        hasSpoken = false;
        return datagram.flip();
    }

    /** Whether the sender may have heard of us. */
    public synchronized boolean hasSpoken() {
        return hasSpoken;
    }

    /**
     * Asks for packets again; null if the sender never heard of us, or RTCP's share of the bandwidth is used up.
     *
     * @param numbers their extended sequence numbers, ascending
     * @param count how many there are, 1 or more
     */
    public synchronized @Nullable ByteBuffer nack(long[] numbers, int count) {
        if (!hasSpoken) {
            return null;
        }
        Nack.write(feedback.clear(), ssrc, statistics.ssrc(), numbers, count);
        return timer.takeFeedback(feedback.flip().remaining()) ? feedback : null;
    }

    /** A packet of the stream came, or of what repairs it; the buffer stays as it is. */
    public synchronized void arrived(ByteBuffer packet, boolean isRepair, long nowNanos) {
        arrivals.came(packet, isRepair, nowNanos);
    }

    /**
     * Tells when packets came (RFC 8888), once a frame that may have met a queue, in a group while the path here has no room left;
     * null if that is not due, the sender never heard of us, or RTCP's share of the bandwidth is used up. The buffer is good until
     * the next call.
     *
     * @param isShown whether the last frame is on the screen now
     */
    public synchronized @Nullable ByteBuffer arrivals(boolean isShown, long nowNanos) {
        if (!mayTell() || !arrivals.isDue(isShown, nowNanos)) {
            return null;
        }
        arrivals.write(feedback.clear(), ssrc, NtpTime.compact(ntp.at(nowNanos)), nowNanos);
        if (!timer.takeFeedback(feedback.flip().remaining())) {
            arrivals.postpone(nowNanos);
            return null;
        }
        arrivals.told(nowNanos);
        return feedback;
    }

    /** When {@link #arrivals} has something to tell; {@link Deadline#NEVER} if nothing is new. */
    public synchronized long arrivalsDueNanos() {
        return mayTell() ? arrivals.dueNanos() : Deadline.NEVER;
    }

    /** Whether the sender would listen: that of a group to its members alone, and only if it says so. */
    private boolean mayTell() {
        return multicast ? isProven && sender.tellers() != SourceDescription.NO_NUMBER : hasSpoken;
    }

    /** Whether the stream has ended: a BYE came, and no packet for 0.2 s. */
    public synchronized boolean ended(long nowNanos) {
        return sender.saidBye() && nowNanos - packetNanos >= SILENCE_NANOS;
    }

    /** What we last reported; null if we did not yet. */
    public synchronized @Nullable LinkQuality quality() {
        return report == null ? null : LinkQuality.of(report, sender.roundTripNanos(), clock, reportedNanos);
    }

    /** To how many kbit/s the sender limits the stream, by its last report; 0 if it does not. */
    public synchronized int limit() {
        return sender.limit();
    }

    /** What the sender calls itself; null if it does not say. */
    public synchronized @Nullable String name() {
        SourceName name = sender.name();
        return name == null ? null : name.text();
    }

    /** How the sender's clock compares to ours; null if it does not tell (RFC 3611 4.5). */
    public synchronized @Nullable ClockOffset clockOffset() {
        return sender.clockOffset();
    }

    private void writeReport(long nowNanos) {
        SenderInfo info = sender.info();
        int lastSr = info == null ? 0 : NtpTime.compact(info.ntp());
        int delay = info == null ? 0 : NtpTime.compactDelay(sender.infoAgeNanos(nowNanos));
        ReportBlock block = statistics.report(lastSr, delay);
        if (block != null) {
            report = block;
            reportedNanos = nowNanos;
            isProven = lastSr != 0;
        }
        Report.write(datagram, ssrc, null, block);
    }

    private void chooseSsrc() {
        int before = ssrc;
        isProven = false;
        ssrc = ssrcs.next();
        if (ssrc == before || ssrc == statistics.ssrc()) { // by chance, or since there is no other
            ssrc = ssrcs.next();
        }
    }
}
