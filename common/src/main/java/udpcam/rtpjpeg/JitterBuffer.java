package udpcam.rtpjpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.packets.FrameInterval;
import udpcam.packets.MemoryBudget;
import udpcam.packets.PlayoutDeadline;
import udpcam.run.Deadline;

/** The frames of one stream that are put together at once, and the playout deadline of each. Called by one thread. */
final class JitterBuffer {
    private static final int FRAMES = 4;

    private final RtpAssembly[] assemblies = new RtpAssembly[FRAMES];
    private final PlayoutDeadline[] deadlines = new PlayoutDeadline[FRAMES]; // of each of them
    private final FrameInterval interval = new FrameInterval();

    JitterBuffer(Counters counters, MemoryBudget.Share memory, RtpFormat format, RtpTables tables, RestartRuns runs) {
        Arrays.setAll(assemblies, i -> new RtpAssembly(counters, memory, format, tables, runs));
        Arrays.setAll(deadlines, i -> new PlayoutDeadline());
    }

    /**
     * The frame of a packet, which begins if it is not under way; null if it is older than all frames under way and there is no
     * place for another one.
     *
     * @param lowest no packet of the frame has a lower number
     */
    @Nullable
    RtpAssembly of(RtpJpegPacket packet, long number, long lowest, long nowNanos) {
        int free = 0;
        for (int i = 0; i < FRAMES; i++) {
            if (assemblies[i].expects(packet.timestamp(), number)) {
                return assemblies[i];
            }
            boolean older = assemblies[i].newestNumber() < assemblies[free].newestNumber();
            if (assemblies[free].isUnderWay() && (!assemblies[i].isUnderWay() || older)) {
                free = i;
            }
        }
        if (assemblies[free].isUnderWay() && number < assemblies[free].newestNumber()) {
            return null;
        }
        assemblies[free].drop();
        assemblies[free].begin(packet, lowest);
        deadlines[free].begin(nowNanos);
        interval.frame(packet.timestamp());
        return assemblies[free];
    }

    /** Looks which frames have ended: with their last packet, or because packets of newer ones come. */
    void lookForEnds(long newest, long nowNanos) {
        for (int i = 0; i < FRAMES; i++) {
            if (assemblies[i].hasLast() || newest > assemblies[i].newestNumber()) {
                deadlines[i].end(nowNanos);
            }
        }
    }

    /** The frame of a timestamp has ended. */
    void end(int timestamp, long nowNanos) {
        for (int i = 0; i < FRAMES; i++) {
            if (assemblies[i].isUnderWay() && assemblies[i].timestamp() == timestamp) {
                deadlines[i].end(nowNanos);
            }
        }
    }

    /** The oldest frame whose deadline has come; null if there is none. */
    @Nullable
    RtpAssembly overdue(long nowNanos, StreamRepair repair, long done) {
        RtpAssembly first = null;
        for (int i = 0; i < FRAMES; i++) {
            boolean older = first == null || assemblies[i].newestNumber() < first.newestNumber();
            if (older && Deadline.isOver(deadlineNanos(i, repair, done), nowNanos)) {
                first = assemblies[i];
            }
        }
        return first;
    }

    /** The next deadline of a frame; {@link Deadline#NEVER} if none is awaited. */
    long nextNanos(StreamRepair repair, long done) {
        long soonest = Deadline.NEVER;
        for (int i = 0; i < FRAMES; i++) {
            soonest = Deadline.earlier(soonest, deadlineNanos(i, repair, done));
        }
        return soonest;
    }

    private long deadlineNanos(int index, StreamRepair repair, long done) {
        RtpAssembly assembly = assemblies[index];
        if (!assembly.isUnderWay()) {
            return Deadline.NEVER;
        }
        long end = assembly.hasLast() ? assembly.newestNumber() : Long.MAX_VALUE;
        boolean awaited = repair.isAwaited(done + 1, end);
        return deadlines[index].nanos(
                interval.nanos(), awaited, repair.missing().reorderNanos());
    }

    /** From one frame to the next. */
    long intervalNanos() {
        return interval.nanos();
    }

    /** Gives up frames with no packet newer than a number: they would only be shown behind a newer one. */
    void dropOlder(long than) {
        for (RtpAssembly assembly : assemblies) {
            if (assembly.isUnderWay() && assembly.newestNumber() < than) {
                assembly.drop();
            }
        }
    }

    /** Gives up the frame that was given out before it is whole, if there is one. */
    void loseEarly() {
        for (RtpAssembly assembly : assemblies) {
            if (assembly.isGivenEarly()) {
                assembly.drop();
            }
        }
    }

    /** Whether no other frame is under way. */
    boolean isAlone(RtpAssembly assembly) {
        for (RtpAssembly other : assemblies) {
            if (other != assembly && other.isUnderWay()) {
                return false;
            }
        }
        return true;
    }

    /** Another stream begins. */
    void begin(Counters counters) {
        for (RtpAssembly assembly : assemblies) {
            assembly.countIn(counters);
        }
        interval.begin();
    }

    /** Gives up all of them: the stream begins anew. */
    void clear() {
        for (RtpAssembly assembly : assemblies) {
            assembly.drop();
        }
        interval.clear();
    }

    /** How much memory their data take. */
    long heldBytes() {
        long sum = 0;
        for (RtpAssembly assembly : assemblies) {
            sum += assembly.heldBytes();
        }
        return sum;
    }

    /** The stream ends: gives up all frames, and the memory of large ones. */
    void shrink() {
        clear();
        for (RtpAssembly assembly : assemblies) {
            assembly.shrink();
        }
    }
}
