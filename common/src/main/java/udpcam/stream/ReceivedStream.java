package udpcam.stream;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Depacketizer;
import udpcam.frame.Frame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.ShowRecord;
import udpcam.frame.WholeFrame;
import udpcam.nack.NackTracker;
import udpcam.run.Deadline;
import udpcam.session.ReceptionStatistics;
import udpcam.stream.WireDetector.Wire;

/**
 * One stream that a receiver gets: an address and, on RTP, an SSRC. Datagrams go in and frames come out, whole or concealed; it
 * asks for packets that are missing and reports to its sender while it is attended. Called by the thread that receives,
 * but for {@link #reports} and {@link #counters}.
 */
public final class ReceivedStream {
    private final InetSocketAddress address;
    private final Wire wire;
    private final int ssrc;
    private final Depacketizer depacketizer;
    private final Counters counters;
    private final ShowRecord record = new ShowRecord();
    private final StreamLiveness liveness;
    private @Nullable Concealer concealer; // while the stream is on the screen, or on trial
    private final Attendance attendance;
    private boolean toldIgnored;

    /**
     * @param ssrc 0 on the classic wire
     * @param missing room for the numbers of packets to ask for, shared by all streams
     */
    ReceivedStream(
            InetSocketAddress address,
            Wire wire,
            int ssrc,
            Depacketizer depacketizer,
            Counters counters,
            long[] missing,
            long nowNanos) {
        this.address = address;
        this.wire = wire;
        this.ssrc = ssrc;
        this.depacketizer = depacketizer;
        this.counters = counters;
        this.attendance = new Attendance(address, depacketizer, missing);
        this.liveness = new StreamLiveness(record, nowNanos);
    }

    public InetSocketAddress address() {
        return address;
    }

    /** What came of this stream alone. */
    public Counters counters() {
        return counters;
    }

    /**
     * How much later than the quickest ones of late the last packet came, by its timestamp, in nanoseconds; {@link
     * Long#MAX_VALUE} where there are no timestamps.
     */
    long latenessNanos() {
        ReceptionStatistics statistics = depacketizer.statistics();
        return statistics == null ? Long.MAX_VALUE : statistics.latenessNanos();
    }

    /** Datagrams were thrown away unread; {@code any} says whether there were some. */
    void skipped(boolean any) {
        ReceptionStatistics statistics = depacketizer.statistics();
        if (statistics != null) {
            statistics.skipped(any);
        }
    }

    /** The RTCP of this stream; null on the classic wire, and while another stream is attended. */
    public @Nullable StreamReports reports() {
        return attendance.reports();
    }

    /** What its sender calls itself (NAME, RFC 3550 6.5.2), in plain text; null if that is not known. Any thread may ask. */
    public @Nullable String name() {
        return attendance.name();
    }

    /** What its sender is told, asked, and says. */
    Attendance attendance() {
        return attendance;
    }

    Wire wire() {
        return wire;
    }

    boolean is(InetSocketAddress otherAddress, Wire otherWire, int otherSsrc) {
        return wire == otherWire && ssrc == otherSsrc && address.equals(otherAddress);
    }

    StreamLiveness liveness() {
        return liveness;
    }

    ShowRecord record() {
        return record;
    }

    Depacketizer depacketizer() {
        return depacketizer;
    }

    /**
     * Takes a datagram.
     *
     * @param isRepair whether it repairs the stream: parity, or a packet that was sent again
     * @param early whether a frame is welcome that only begins
     * @return the frame that is there with it, to be selected; null if there is none
     */
    @Nullable
    Frame offer(ByteBuffer datagram, boolean isRepair, long nowNanos, boolean early) {
        Frame frame;
        if (isRepair) {
            frame = depacketizer.repair(datagram, nowNanos);
        } else {
            liveness.heard(nowNanos);
            attendance.goesOn();
            frame = depacketizer.offer(datagram, nowNanos, early && liveness.gaveFrames());
        }
        if (depacketizer.tellGrown()) {
            liveness.gaveFrame(nowNanos);
        }
        return frame == null ? null : fit(frame, nowNanos);
    }

    /** What there is of the frame whose playout deadline has passed; null if there is none. */
    @Nullable
    Frame poll(long nowNanos) {
        Frame frame = depacketizer.poll(nowNanos);
        return frame == null ? null : fit(frame, nowNanos);
    }

    /** When {@link #poll} or asking for packets has something to do; {@link Deadline#NEVER} if nothing is due. */
    long nextNanos() {
        NackTracker tracker = depacketizer.missing();
        long next = Deadline.earlier(depacketizer.nextNanos(), attendance.nextNanos());
        return tracker == null ? next : Deadline.earlier(next, tracker.nextNanos());
    }

    /** The frame, if it may be shown; null, and counted, if it may not. */
    private @Nullable Frame fit(Frame frame, long nowNanos) {
        if (frame.size() == null) {
            record.refused();
            int fault = frame instanceof WholeFrame whole ? whole.fault().number() : 0;
            counters.increment(Counter.FRAMES_NOT_JPEG, fault);
            frame.close();
            return null;
        }
        if (liveness.isOutdated(frame.captureTime(), nowNanos)) {
            depacketizer.loseEarly();
            return refuse(frame, Counter.FRAMES_LATE);
        }
        if (!(frame instanceof GrowingFrame)) {
            liveness.gaveFrame(nowNanos);
        }
        frame.recordIn(record);
        return frame;
    }

    private @Nullable Frame refuse(Frame frame, Counter reason) {
        counters.increment(reason);
        frame.close();
        return null;
    }

    /** A frame that is to be shown, with rows of frames before in place of those that did not come; null if too few came. */
    @Nullable
    DecodableFrame conceal(Frame frame, long nowNanos) {
        Concealer with = concealer == null ? new Concealer(counters) : concealer;
        concealer = with;
        return with.offer(frame, nowNanos);
    }

    /** Another stream is shown: the frame that was given out while it grew is lost, and no frame is kept for its rows. */
    void leaveScreen() {
        depacketizer.loseEarly();
        if (concealer != null) {
            concealer.close();
            concealer = null;
        }
    }

    /** Whether its sender sends again what is asked for. */
    boolean isRepairable() {
        return depacketizer.isRepairable();
    }

    /** True once. */
    boolean tellIgnored() {
        boolean first = !toldIgnored;
        toldIgnored = true;
        return first;
    }

    /** Frees the memory. The stream is not used again. */
    void close(long nowNanos) {
        attendance.end(nowNanos);
        leaveScreen();
        depacketizer.close();
    }
}
