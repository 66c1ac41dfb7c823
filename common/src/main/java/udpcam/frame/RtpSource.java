package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.ReceptionStatistics;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Pool;
import udpcam.wire.RtpJpegWire;

/**
 * The frames of one SSRC. Packets may come in any order within a window; a frame is given out with the last of its packets,
 * and given up as soon as one is certain not to come, or a newer frame is complete.
 */
final class RtpSource implements SourceAssembly {
    /** A packet that so many newer ones have overtaken is lost; see ReceptionStatistics for those that are far ahead. */
    static final int REORDER_WINDOW = 128;

    /** So many frames are put together at once. */
    private static final int ASSEMBLIES = 4;

    private static final int USUAL_BYTES = 1500; // of data, for senders whose first packets are short ones

    private static final long NONE = -1;

    private final Counters counters;
    private final Pool<EncodedFrame> pool;
    private final RtpHeader header;
    private final RtpJpegWire packet = new RtpJpegWire();
    private final ReceptionStatistics statistics;
    private final RtpAssembly[] assemblies = new RtpAssembly[ASSEMBLIES];
    private int restarts;
    private int largestBytes = USUAL_BYTES; // of data in a packet
    private long newest = NONE; // extended sequence number
    private long done = NONE; // that of the last packet of the frame that was given out last

    RtpSource(int ssrc, Counters counters, MemoryBudget budget, Pool<EncodedFrame> pool, RtpFormat format) {
        this.counters = counters;
        this.pool = pool;
        this.statistics = new ReceptionStatistics(ssrc, RtpClock.VIDEO_RATE);
        this.header = new RtpHeader(format.extensionIds());
        RtpTables tables = new RtpTables();
        for (int i = 0; i < ASSEMBLIES; i++) {
            assemblies[i] = new RtpAssembly(counters, budget, format, tables);
        }
    }

    @Override
    public @Nullable EncodedFrame offer(ByteBuffer datagram, long nowNanos, boolean early) {
        if (!header.read(datagram) || !packet.read(datagram)) {
            counters.increment(Counter.DATAGRAMS_UNKNOWN);
            return null;
        }
        long number = statistics.received(header.sequenceNumber(), header.timestamp(), nowNanos);
        if (statistics.restarts() != restarts) {
            restarts = statistics.restarts();
            beginAnew();
        }
        if (number <= done || number < newest - REORDER_WINDOW) { // ReceptionStatistics.NOT_USED is negative
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        newest = Math.max(newest, number);
        largestBytes = Math.max(largestBytes, datagram.remaining());
        EncodedFrame frame = take(number, datagram, early);
        for (RtpAssembly assembly : assemblies) {
            if (assembly.isHopeless(newest - REORDER_WINDOW)) {
                assembly.drop();
            }
        }
        return frame;
    }

    @Override
    public void loseEarly() {
        for (RtpAssembly assembly : assemblies) {
            if (assembly.isGivenEarly()) {
                assembly.drop();
            }
        }
    }

    @Override
    public ReceptionStatistics statistics() {
        return statistics;
    }

    @Override
    public int reservedBytes() {
        int sum = 0;
        for (RtpAssembly assembly : assemblies) {
            sum += assembly.reservedBytes();
        }
        return sum;
    }

    @Override
    public void close() {
        for (RtpAssembly assembly : assemblies) {
            assembly.close();
        }
    }

    private @Nullable EncodedFrame take(long number, ByteBuffer data, boolean early) {
        RtpAssembly assembly = assemblyOf(number);
        if (!assembly.take(header, packet, number, data, largestBytes)) {
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        if (!assembly.isComplete()) {
            return early && assembly.mayBeGivenEarly() && isAlone(assembly) ? giveEarly(assembly) : null;
        }
        done = assembly.newestNumber();
        EncodedFrame frame = assembly.isPicture() ? assembly.handOver(pool) : null;
        for (RtpAssembly other : assemblies) {
            if (other.isUnderWay() && other.newestNumber() < done) {
                other.drop(); // older: it would only be shown behind a newer one
            }
        }
        return frame;
    }

    private boolean isAlone(RtpAssembly assembly) {
        for (RtpAssembly other : assemblies) {
            if (other != assembly && other.isUnderWay()) {
                return false;
            }
        }
        return true;
    }

    /** No older frame can be shown any more from now on, nor may a late packet begin one. */
    private @Nullable EncodedFrame giveEarly(RtpAssembly assembly) {
        done = assembly.firstNumber() - 1;
        return assembly.giveEarly(pool.take());
    }

    private RtpAssembly assemblyOf(long number) {
        RtpAssembly free = assemblies[0];
        for (RtpAssembly assembly : assemblies) {
            if (assembly.expects(header.timestamp(), number)) {
                return assembly;
            }
            boolean older = assembly.newestNumber() < free.newestNumber();
            if (free.isUnderWay() && (!assembly.isUnderWay() || older)) {
                free = assembly;
            }
        }
        free.drop();
        free.begin(header.timestamp(), packet, Math.max(done + 1, number - REORDER_WINDOW));
        return free;
    }

    /** The sender began anew: its numbers have nothing to do with those before. */
    private void beginAnew() {
        for (RtpAssembly assembly : assemblies) {
            assembly.drop();
        }
        largestBytes = USUAL_BYTES;
        newest = NONE;
        done = NONE;
    }
}
