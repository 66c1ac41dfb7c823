package udpcam.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.frame.Depacketizer;
import udpcam.nack.NackTracker;
import udpcam.run.Deadline;
import udpcam.session.ReceptionStatistics;

/**
 * What the receiver tells the sender of one stream, while it attends the stream, what it asks for, and what the sender says. Called by
 * the thread that receives, but for {@link #reports}.
 */
final class Attendance {
    private static final int MOST_MISSING = 256; // packets that one NACK asks for

    private final InetSocketAddress address;
    private final Depacketizer depacketizer;
    private final long[] missing;
    private volatile @Nullable StreamReports reports; // while the stream is attended
    private boolean isOn;
    private volatile @Nullable String name; // that was told before the attendance ended
    private boolean hasEnded; // before the attendance did

    /** {@code missing} has the numbers of packets to ask for; all streams share it. */
    Attendance(InetSocketAddress address, Depacketizer depacketizer, long[] missing) {
        this.address = address;
        this.depacketizer = depacketizer;
        this.missing = missing;
    }

    static long[] roomForMissing() {
        return new long[MOST_MISSING];
    }

    /** The RTCP with the sender; null on the classic wire, and while another stream is attended. Any thread may ask. */
    @Nullable
    StreamReports reports() {
        return reports;
    }

    /** Whether the stream is attended; no reports go to a sender of the classic wire. */
    boolean isOn() {
        return isOn;
    }

    /** Reports go to the sender from now on. */
    void begin(Reporter reporter) {
        isOn = true;
        ReceptionStatistics statistics = depacketizer.statistics();
        if (statistics != null) {
            reports = reporter.reports(address, statistics);
        }
    }

    /** Reports to the sender end, with a BYE. */
    void end(long nowNanos) {
        StreamReports to = reports;
        hasEnded = hasEnded(nowNanos);
        name = name();
        reports = null;
        isOn = false;
        if (to != null) {
            to.leave(nowNanos);
        }
    }

    /** What the sender calls itself; null if that is not known. Any thread may ask. */
    @Nullable
    String name() {
        StreamReports to = reports;
        String told = to == null ? null : to.name();
        return told == null ? name : told;
    }

    /** When the sender is to be told which packets came; {@link Deadline#NEVER} if nothing is new. */
    long nextNanos() {
        StreamReports to = reports;
        return to == null ? Deadline.NEVER : to.nextNanos();
    }

    /** Tells the sender which packets came, if that is due. */
    void tellArrivals(long nowNanos) {
        StreamReports to = reports;
        if (to != null) {
            to.tellArrivals(nowNanos);
        }
    }

    /** Asks for the packets that are missing and can come in time. */
    void ask(long nowNanos) {
        StreamReports to = reports;
        NackTracker tracker = to == null ? null : depacketizer.missing();
        if (to == null || tracker == null) {
            return;
        }
        int count = tracker.due(nowNanos, to.asks() ? depacketizer.patienceNanos() : 0, missing);
        if (count > 0) {
            to.missing(missing, count);
        }
    }

    /** An RTCP datagram of the sender came. */
    void control(ByteBuffer rtcp, long nowNanos) {
        StreamReports to = reports;
        if (to != null) {
            to.control(rtcp, nowNanos);
        }
    }

    /** A packet of the stream came, or of what repairs it, whose sender is to be told; the buffer stays as it is. */
    void arrived(ByteBuffer packet, boolean isRepair, long nowNanos) {
        StreamReports to = reports;
        if (to != null && depacketizer.isRepairable()) {
            to.arrived(packet, isRepair, nowNanos);
        }
    }

    /** A datagram of the sender came, of the stream or about it; sends the report and the feedback that are due. */
    void heardFrom(int datagramBytes, long nowNanos) throws IOException {
        StreamReports to = reports;
        if (to != null) {
            to.received(datagramBytes, nowNanos);
        }
    }

    /** A datagram of the stream came: it has not ended, whatever was said. */
    void goesOn() {
        hasEnded = false;
    }

    /** Whether the sender said BYE, and the stream fell silent. */
    boolean hasEnded(long nowNanos) {
        StreamReports from = reports;
        return hasEnded || (from != null && from.hasEnded(nowNanos));
    }
}
