package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.fec.MissingPackets;
import udpcam.fec.RepairReceiver;
import udpcam.rtp.ReceptionStatistics;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Pool;
import udpcam.wire.ParityHeader;
import udpcam.wire.RtpJpegWire;

/**
 * The frames of one SSRC. Packets may come in any order within a window; a frame is given out with the last of its packets,
 * or, when its time is over or a newer one is whole, given up.
 */
final class RtpSource implements SourceAssembly {
    /** A packet that so many newer ones have overtaken is lost; see ReceptionStatistics for those that are far ahead. */
    static final int REORDER_WINDOW = 1 << 10;

    private static final int USUAL_BYTES = 1500; // of data, for senders whose first packets are short ones

    private static final long NONE = -1;

    private final Counters counters;
    private final Pool<EncodedFrame> pool;
    private final RtpHeader header;
    private final RtpJpegWire packet = new RtpJpegWire();
    private final ReceptionStatistics statistics;
    private final FramesUnderWay frames;
    private final RtpTables tables = new RtpTables();
    private final RtpRepair repair;
    private final RepairReceiver.Output rebuilt = this::takeRebuilt;
    private @Nullable EncodedFrame rebuiltFrame;
    private long rebuiltNanos;
    private int restarts;
    private int largestBytes = USUAL_BYTES; // of data in a packet
    private long newest = NONE; // extended sequence number
    private long done = NONE; // that of the last packet of the frame that was given out or up last
    private boolean hasDoneFrame;
    private int doneTimestamp; // of that frame

    /** For an SSRC; {@code isNear}: of a sender on this computer. */
    RtpSource(
            int ssrc,
            boolean isNear,
            Counters counters,
            MemoryBudget budget,
            Pool<EncodedFrame> pool,
            RtpFormat format) {
        this.counters = counters;
        this.pool = pool;
        this.statistics = new ReceptionStatistics(ssrc, RtpClock.VIDEO_RATE);
        this.header = new RtpHeader(format.extensionIds());
        this.repair = new RtpRepair(ssrc, isNear, format, counters);
        this.frames = new FramesUnderWay(counters, budget, format, tables);
    }

    @Override
    public @Nullable EncodedFrame offer(ByteBuffer datagram, long nowNanos, boolean early) {
        int start = datagram.position();
        int end = datagram.limit();
        if (!header.read(datagram) || !packet.read(datagram)) {
            counters.increment(Counter.DATAGRAMS_UNKNOWN);
            return null;
        }
        long number = statistics.received(header.sequenceNumber(), header.timestamp(), nowNanos);
        if (statistics.restarts() != restarts) {
            restarts = statistics.restarts();
            beginAnew();
        }
        if (number < 0) { // ReceptionStatistics.NOT_USED
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        int data = datagram.position();
        int dataEnd = datagram.limit();
        boolean ours = header.extension().pictureSize() != null;
        repair.received(number, datagram.limit(end).position(start), ours, nowNanos);
        datagram.limit(dataEnd).position(data);
        EncodedFrame frame = take(number, datagram, nowNanos, early);
        return frame == null ? rebuilt(nowNanos) : frame;
    }

    @Override
    public @Nullable EncodedFrame repair(ByteBuffer datagram, long nowNanos) {
        rebuiltFrame = null;
        rebuiltNanos = nowNanos;
        boolean behindFrame = RtpHeader.payloadType(datagram) == ParityHeader.PAYLOAD_TYPE;
        int timestamp = RtpHeader.timestamp(datagram);
        if (newest == NONE || !repair.offer(datagram, newest, nowNanos, rebuilt)) {
            counters.increment(Counter.SEGMENTS_STRAY);
        } else if (behindFrame) {
            frames.end(timestamp, nowNanos);
        }
        return rebuiltFrame;
    }

    private @Nullable EncodedFrame rebuilt(long nowNanos) {
        rebuiltFrame = null;
        rebuiltNanos = nowNanos;
        repair.rebuild(nowNanos, rebuilt);
        return rebuiltFrame;
    }

    private void takeRebuilt(long number, ByteBuffer datagram) {
        if (rebuiltFrame == null && header.read(datagram) && packet.read(datagram)) {
            rebuiltFrame = take(number, datagram, rebuiltNanos, false);
        }
    }

    @Override
    public @Nullable EncodedFrame poll(long nowNanos) {
        RtpAssembly overdue = frames.overdue(nowNanos, repair, done);
        if (overdue == null) {
            return null;
        }
        finish(overdue);
        return overdue.salvage(pool);
    }

    @Override
    public long nextNanos() {
        return frames.nextNanos(repair, done);
    }

    @Override
    public boolean isRepairable() {
        return repair.isOn();
    }

    @Override
    public MissingPackets missing() {
        return repair.missing();
    }

    @Override
    public long patienceNanos() {
        return Patience.asking(frames.intervalNanos());
    }

    @Override
    public void loseEarly() {
        frames.loseEarly();
    }

    @Override
    public ReceptionStatistics statistics() {
        return statistics;
    }

    @Override
    public int reservedBytes() {
        return frames.reservedBytes();
    }

    @Override
    public void close() {
        frames.close();
    }

    private @Nullable EncodedFrame take(long number, ByteBuffer data, long nowNanos, boolean early) {
        if (number <= done || number < newest - REORDER_WINDOW || isOfDoneFrame()) {
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        newest = Math.max(newest, number);
        largestBytes = Math.max(largestBytes, data.remaining());
        long lowest = Math.max(done + 1, number - REORDER_WINDOW);
        RtpAssembly assembly = frames.of(header, packet, number, lowest, nowNanos);
        if (!assembly.take(header, packet, number, data, largestBytes)) {
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        frames.lookForEnds(newest, newest - REORDER_WINDOW, nowNanos);
        if (!assembly.isComplete()) {
            return early && assembly.mayBeGivenEarly() && frames.isAlone(assembly) ? giveEarly(assembly) : null;
        }
        finish(assembly);
        return assembly.isPicture() ? assembly.handOver(pool) : null;
    }

    /** Whether the packet in hand is one of the frame that was given out or up last, behind all that was known of it. */
    private boolean isOfDoneFrame() {
        return hasDoneFrame && header.timestamp() == doneTimestamp;
    }

    /** Nothing as old as a frame is of use any more. */
    private void finish(RtpAssembly assembly) {
        done = assembly.newestNumber();
        hasDoneFrame = true;
        doneTimestamp = assembly.timestamp();
        repair.giveUpTo(done);
        frames.dropOlder(done);
    }

    /** No older frame can be shown any more from now on, nor may a late packet begin one. */
    private @Nullable EncodedFrame giveEarly(RtpAssembly assembly) {
        done = assembly.firstNumber() - 1;
        repair.giveUpTo(done);
        return assembly.giveEarly(pool.take());
    }

    /** The sender began anew: its numbers have nothing to do with those before. */
    private void beginAnew() {
        frames.clear();
        repair.clear();
        tables.clear();
        largestBytes = USUAL_BYTES;
        newest = NONE;
        done = NONE;
        hasDoneFrame = false;
    }
}
