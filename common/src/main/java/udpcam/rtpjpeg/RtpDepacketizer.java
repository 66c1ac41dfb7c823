package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DamagedFrame;
import udpcam.frame.Depacketizer;
import udpcam.frame.Frame;
import udpcam.nack.NackTracker;
import udpcam.packets.OffsetBound;
import udpcam.packets.PlayoutDeadline;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;
import udpcam.run.Deadline;
import udpcam.session.ReceptionStatistics;

/**
 * The receiver of one SSRC's stream. Packets of a frame may come in any order; the frame is given out with the last of them, or
 * at its playout deadline damaged. Frames older than one that was given out are given up. Called by one thread.
 */
public final class RtpDepacketizer implements Depacketizer {
    private static final long NONE = -1;

    private final RtpWorkspace shared;
    private final RtpJpegPacket packet;
    private final Counters counters;
    private final boolean isNear;
    private final ReceptionStatistics statistics;
    private final OffsetBound bound = new OffsetBound();
    private @Nullable RtpStreamState state; // from the first packet on
    private int restarts;
    private long newest = NONE; // extended sequence number
    private final DoneFrame done = new DoneFrame();
    private boolean hasGrown;

    /** For an SSRC; {@code isNear}: of a sender on this computer. */
    public RtpDepacketizer(int ssrc, boolean isNear, RtpWorkspace shared, Counters counters) {
        this.shared = shared;
        this.packet = shared.packet();
        this.counters = counters;
        this.isNear = isNear;
        this.statistics = new ReceptionStatistics(ssrc, RtpClock.VIDEO_RATE);
    }

    @Override
    public @Nullable Frame offer(ByteBuffer datagram, long nowNanos, boolean early) {
        if (!packet.read(datagram)) {
            counters.increment(Counter.DATAGRAMS_UNKNOWN);
            return null;
        }
        RtpHeader header = packet.header();
        long number = statistics.received(header.sequenceNumber(), header.timestamp(), nowNanos);
        if (statistics.restarts() != restarts) {
            restarts = statistics.restarts();
            beginAnew();
        }
        if (number == ReceptionStatistics.NOT_USED) {
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        RtpStreamState own = begun();
        own.repair().received(number, datagram, packet.isOurs(), nowNanos);
        Frame frame = take(own, number, datagram, nowNanos, early);
        return frame == null ? takeRepaired(own, nowNanos) : frame;
    }

    private RtpStreamState begun() {
        RtpStreamState begun = state;
        if (begun == null) {
            begun = shared.begin(statistics.ssrc(), isNear, counters);
            state = begun;
        }
        return begun;
    }

    @Override
    public @Nullable Frame repair(ByteBuffer datagram, long nowNanos) {
        RtpStreamState own = state;
        int timestamp = RtpHeader.timestamp(datagram);
        if (own == null || newest == NONE || !own.repair().offer(datagram, newest, nowNanos)) {
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        if (own.repair().endsFrame()) {
            own.frames().end(timestamp, nowNanos);
        }
        return takeRepaired(own, nowNanos);
    }

    /** Takes the packets that are there by repair, up to one that completes a frame. */
    private @Nullable Frame takeRepaired(RtpStreamState own, long nowNanos) {
        Frame frame = null;
        long number = own.repair().next(nowNanos);
        while (number != StreamRepair.NONE) {
            ByteBuffer repaired = own.repair().packet();
            frame = packet.read(repaired) ? take(own, number, repaired, nowNanos, false) : null;
            number = frame == null ? own.repair().next(nowNanos) : StreamRepair.NONE;
        }
        return frame;
    }

    @Override
    public boolean tellGrown() {
        boolean has = hasGrown;
        hasGrown = false;
        return has;
    }

    @Override
    public @Nullable DamagedFrame poll(long nowNanos) {
        RtpStreamState own = state;
        RtpAssembly overdue = own == null ? null : own.frames().overdue(nowNanos, own.repair(), done.next());
        if (own == null || overdue == null) {
            return null;
        }
        finish(own, overdue);
        return overdue.salvage(shared.frames());
    }

    @Override
    public long nextNanos() {
        return state == null ? Deadline.NEVER : state.frames().nextNanos(state.repair(), done.next());
    }

    @Override
    public boolean isRepairable() {
        return state != null && state.repair().isOn();
    }

    @Override
    public @Nullable NackTracker missing() {
        return state == null ? null : state.repair().missing();
    }

    @Override
    public long patienceNanos() {
        return state == null ? 0 : PlayoutDeadline.forRepair(state.frames().intervalNanos());
    }

    @Override
    public void loseEarly() {
        if (state != null) {
            state.frames().loseEarly();
        }
    }

    @Override
    public ReceptionStatistics statistics() {
        return statistics;
    }

    @Override
    public int reservedBytes() {
        return state == null ? 0 : (int) state.reservedBytes();
    }

    @Override
    public void close() {
        RtpStreamState own = state;
        state = null;
        if (own != null) {
            shared.end(own);
        }
    }

    private @Nullable Frame take(RtpStreamState own, long number, ByteBuffer datagram, long nowNanos, boolean early) {
        boolean isForeign = !own.repair().isOn();
        RtpAssembly assembly =
                done.isBefore(packet, number, isForeign) ? place(own, number, datagram, nowNanos, isForeign) : null;
        if (assembly == null) {
            counters.increment(Counter.SEGMENTS_STRAY); // also of a frame that was given out or up
            return null;
        }
        own.frames().lookForEnds(newest, nowNanos);
        RtpAssembly whole = isForeign ? own.frames().ended(packet, assembly) : assembly;
        if (whole.isComplete()) {
            return giveOut(own, whole);
        }
        boolean isWelcome = early && assembly.mayBeGivenEarly() && own.frames().isAlone(assembly);
        return isWelcome ? giveEarly(own, assembly) : null;
    }

    /** Puts a packet into its frame; null if it has none. */
    private @Nullable RtpAssembly place(
            RtpStreamState own, long number, ByteBuffer datagram, long nowNanos, boolean isForeign) {
        long before = newest;
        newest = Math.max(newest, number);
        bound.came(packet.dataBytes());
        long lowest = Math.max(done.next(), number - Math.min(PacketTable.MOST_PACKETS - 1, bound.packetsBefore()));
        RtpAssembly assembly = own.frames().of(packet, number, lowest, nowNanos, isForeign);
        if (assembly == null || !assembly.take(packet, number, datagram, bound)) {
            return null;
        }
        countMissing(before, number);
        return assembly;
    }

    private @Nullable Frame giveOut(RtpStreamState own, RtpAssembly whole) {
        finish(own, whole);
        if (!whole.isPicture()) {
            return null;
        }
        if (whole.isGivenEarly()) {
            hasGrown |= whole.finishEarly();
            return null;
        }
        return whole.handOver(shared.frames().take());
    }

    /** Counts the packets that are missing before one, or takes one back that came late. */
    private void countMissing(long before, long number) {
        if (before != NONE && number != before + 1) {
            counters.add(Counter.SEGMENTS_MISSING, number > before ? number - before - 1 : -1);
        }
    }

    /** Nothing as old as a frame is of use any more. */
    private void finish(RtpStreamState own, RtpAssembly assembly) {
        done.become(assembly, !own.frames().hasOtherOfTimestamp(assembly));
        long last = done.next() - 1;
        own.repair().giveUpTo(last);
        own.frames().dropOlder(last);
    }

    /** No older frame can be shown from now on, nor may a late packet begin one. */
    private @Nullable Frame giveEarly(RtpStreamState own, RtpAssembly assembly) {
        done.advance(assembly.packets().first());
        own.repair().giveUpTo(done.next() - 1);
        return assembly.giveEarly(shared.frames().take());
    }

    /** The sender began anew: its numbers have nothing to do with those before. */
    private void beginAnew() {
        if (state != null) {
            state.beginAnew();
        }
        bound.clear();
        newest = NONE;
        done.clear();
    }
}
