package udpcam.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The sender's side of RTCP with one remote: sender reports out, and how the stream fares there. One thread sends and
 * polls, another offers what comes back, any may ask.
 *
 * <p>Says nothing before the remote has sent RTCP, and stops when it left or fell silent: a player that did not agree to
 * RTCP on the port of its RTP (RFC 5761 5) would take a report for video. The BYE of a group's member is not the group's,
 * so there silence alone decides. Reports about other sources are ignored.
 */
public final class SenderSession {
    /** Five times the fixed minimum interval, without which no member may be given up (RFC 3550 6.2, 6.3.5). */
    private static final long SILENCE_NANOS = 25_000_000_000L;

    /** So many members of a group have their reference times answered by one report. */
    private static final int MOST_ANSWERED = 4;

    private static final int LARGEST_BYTES = 200;
    private static final double FRACTIONS = 256;
    private static final int MOST_ENTRIES = 300; // of a datagram's NACKs: as many as a receiver of this project sends

    /** Hears at once what receivers say of their losses. Called by the thread that offers. */
    public interface LossListener {
        /** Does not care. */
        LossListener NOBODY = new LossListener() {};

        /** A report; {@code fractionLost} is of the packets since the one before, 0-1. */
        default void reported(double fractionLost) {}

        /**
         * Packets are asked for again (RFC 4585 6.2.1).
         *
         * @param number the sequence number of one, 0-65,535
         * @param following those of the 16 behind it, the first one's bit the lowest
         */
        default void requested(int number, int following) {}
    }

    private final int ssrc;
    private final Cname cname;
    private final RtpClock clock;
    private final NtpTime ntp;
    private final RtcpTimer timer;
    private final boolean multicast;
    private final Ear ear = new Ear();
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST_BYTES);
    private int packets;
    private int octets;
    private int packetsAtLast;
    private int packetsAtLastButOne;

    /**
     * @param ssrc of our stream
     * @param clock of our stream's timestamps
     */
    public SenderSession(int ssrc, Cname cname, RtpClock clock, NtpTime ntp, RtcpInterval interval) {
        this.ssrc = ssrc;
        this.cname = cname;
        this.clock = clock;
        this.ntp = ntp;
        this.timer = new RtcpTimer(interval);
        this.multicast = interval.isMulticast();
    }

    /** An RTP packet of ours, without padding, goes now; the buffer stays as it is. */
    public synchronized void sending(ByteBuffer packet) {
        packets++;
        octets += packet.remaining() - RtpHeader.headerBytes(packet);
        timer.carried(packet.remaining());
    }

    /** Takes a datagram of the remote; false if it is no valid RTCP. The buffer stays as it is. */
    public boolean offer(ByteBuffer received, long nowNanos, LossListener losses) {
        if (!hear(received, nowNanos)) {
            return false;
        }
        RtcpReader.read(received, new Losses(losses)); // which may take its time: the stream goes on meanwhile
        return true;
    }

    private synchronized boolean hear(ByteBuffer received, long nowNanos) {
        ear.nowNanos = nowNanos;
        boolean valid = RtcpReader.read(received, ear);
        if (valid) {
            timer.heard(received.remaining());
        }
        return valid;
    }

    /** The report that is due, to be sent at once; null if none is. The buffer is good until the next call. */
    public synchronized @Nullable ByteBuffer poll(long nowNanos) {
        if (!ear.isReceiverThere(nowNanos) || !timer.isDue(nowNanos)) {
            return null;
        }
        datagram.clear();
        writeReport(nowNanos);
        SourceDescription.write(datagram, ssrc, cname);
        timer.sent(datagram.position(), nowNanos);
        return datagram.flip();
    }

    /** The last datagram of all, which says that the stream ends; null if the remote does not listen. */
    public synchronized @Nullable ByteBuffer bye(long nowNanos) {
        if (!ear.isReceiverThere(nowNanos)) {
            return null;
        }
        datagram.clear();
        writeReport(nowNanos);
        SourceDescription.write(datagram, ssrc, cname);
        Bye.write(datagram, ssrc, "ended");
        ear.receiverThere = false;
        return datagram.flip();
    }

    /** How large a datagram the remote takes, in bytes of UDP payload; 0 if it does not say, or is not there. */
    public synchronized int maxDatagram(long nowNanos) {
        return ear.isReceiverThere(nowNanos) ? ear.maxDatagram : 0;
    }

    /** Whether the remote takes parity, and packets that are sent again; in a group, one of its members. */
    public synchronized boolean takesRepair(long nowNanos) {
        return ear.isReceiverThere(nowNanos) && ear.takesRepair;
    }

    /** What the remote last reported of our stream; null if it did not yet. */
    public synchronized @Nullable LinkQuality quality() {
        ReportBlock report = ear.report;
        return report == null ? null : LinkQuality.of(report, ear.roundTrip.nanos(), clock, ear.reportedNanos);
    }

    /** An SR, or an RR if nothing was sent for two intervals (RFC 3550 6.4), and the answers to reference times. */
    private void writeReport(long nowNanos) {
        SenderInfo info = packets == packetsAtLastButOne
                ? null
                : new SenderInfo(ntp.at(nowNanos), clock.rtpTimestamp(nowNanos), packets, octets);
        packetsAtLastButOne = packetsAtLast;
        packetsAtLast = packets;
        Report.write(datagram, ssrc, info, null);
        if (!ear.unanswered.isEmpty()) {
            ExtendedReport.writeDlrr(datagram, ssrc, ear.unanswered, nowNanos);
            ear.unanswered.clear();
        }
    }

    private synchronized boolean isReceiverThere(int speaker) {
        return speaker == ear.receiver && ear.isReceiverThere(ear.nowNanos);
    }

    /** Passes on what is said of losses of our stream; a group has nothing sent again, since all of it would get that. */
    private final class Losses implements RtcpListener {
        private final LossListener listener;
        private int entries;

        private Losses(LossListener listener) {
            this.listener = listener;
        }

        @Override
        public void reportBlock(ReportBlock block) {
            if (block.ssrc() == ssrc) {
                listener.reported(block.fractionLost() / FRACTIONS);
            }
        }

        @Override
        public void nack(int speaker, int source, int number, int following) {
            if (source == ssrc && !multicast && isReceiverThere(speaker) && entries++ < MOST_ENTRIES) {
                listener.requested(number, following);
            }
        }
    }

    /** What is known of the receiver; in a group, of the member that spoke last. */
    private final class Ear implements RtcpListener {
        private long nowNanos;
        private int receiver;
        private boolean takesRepair;
        private boolean receiverThere;
        private long heardNanos;
        private int maxDatagram;
        private final Deque<ReferenceTime> unanswered = new ArrayDeque<>();
        private @Nullable ReportBlock report;
        private long reportedNanos;
        private final RoundTrip roundTrip = new RoundTrip();

        boolean isReceiverThere(long now) {
            return receiverThere && now - heardNanos < SILENCE_NANOS;
        }

        @Override
        public void from(int speaker) {
            if (speaker == ssrc) {
                return; // our own, come back
            }
            if (speaker != receiver) {
                maxDatagram = 0; // until it says so, too
                takesRepair &= multicast;
                timer.restart();
            }
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
            takesRepair |= speaker == receiver;
        }

        @Override
        public void reportBlock(ReportBlock block) {
            if (block.ssrc() != ssrc) {
                return;
            }
            report = block;
            reportedNanos = nowNanos;
            long nanos = RoundTrip.nanos(ntp.at(nowNanos), block.lastSr(), block.delaySinceLastSr());
            if (nanos != RoundTrip.UNKNOWN) {
                roundTrip.add(nanos);
            }
        }

        @Override
        public void referenceTime(int speaker, long ntp) {
            if (speaker == ssrc) {
                return;
            }
            unanswered.removeIf(time -> time.receiver() == speaker);
            if (unanswered.size() == (multicast ? MOST_ANSWERED : 1)) {
                unanswered.remove(); // the oldest
            }
            unanswered.add(new ReferenceTime(speaker, NtpTime.compact(ntp), nowNanos));
        }

        @Override
        public void bye(int speaker) {
            receiverThere &= multicast || speaker != receiver;
        }
    }
}
