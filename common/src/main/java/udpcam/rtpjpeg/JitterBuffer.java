package udpcam.rtpjpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.nack.NackTracker;
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
    private boolean lacksMarkers; // of another program, whose frames end where the next ones begin

    JitterBuffer(Counters counters, MemoryBudget.Share memory, RtpFormat format, RtpTables tables, RestartRuns runs) {
        Arrays.setAll(assemblies, i -> new RtpAssembly(counters, memory, format, tables, runs));
        Arrays.setAll(deadlines, i -> new PlayoutDeadline());
    }

    /**
     * The frame of a packet, which begins if it is not under way; null if it is older than all frames under way and there is no
     * place for another one.
     *
     * @param lowest no packet of the frame has a lower number
     * @param isForeign whether the sender is none of this project's
     */
    @Nullable
    RtpAssembly of(RtpJpegPacket packet, long number, long lowest, long nowNanos, boolean isForeign) {
        RtpAssembly known = isForeign ? continued(packet, number) : expecting(packet.timestamp(), number);
        if (known != null) {
            return known;
        }
        int free = 0;
        for (int i = 1; i < FRAMES; i++) {
            boolean older = newest(i) < newest(free);
            if (assemblies[free].isUnderWay() && (!assemblies[i].isUnderWay() || older)) {
                free = i;
            }
        }
        if (assemblies[free].isUnderWay() && number < newest(free)) {
            return null;
        }
        assemblies[free].drop();
        assemblies[free].begin(packet, lowest, isForeign);
        deadlines[free].begin(nowNanos);
        interval.frame(packet.timestamp());
        return assemblies[free];
    }

    private @Nullable RtpAssembly expecting(int timestamp, long number) {
        for (int i = 0; i < FRAMES; i++) {
            if (assemblies[i].expects(timestamp, number)) {
                return assemblies[i];
            }
        }
        return null;
    }

    /**
     * The frame of another program that a packet goes on with: the one with the packet right before it, whatever the timestamps
     * say, else the one of its timestamp. A packet of offset 0 ends those frames and goes on with none.
     */
    private @Nullable RtpAssembly continued(RtpJpegPacket packet, long number) {
        boolean begins = packet.payload().isFirst();
        RtpAssembly ofTimestamp = null;
        for (int i = 0; i < FRAMES; i++) {
            RtpAssembly assembly = assemblies[i];
            PacketTable packets = assembly.packets();
            boolean follows = assembly.isUnderWay() && packets.isFollowedBy(number);
            boolean expects = assembly.expects(packet.timestamp(), number);
            boolean isNew = begins && !(expects && packets.contains(number));
            if (isNew && (follows || (expects && packets.isOlderThan(number)))) {
                assembly.endBefore(number);
            } else if (follows) {
                return assembly;
            } else if (expects) {
                ofTimestamp = assembly;
            }
        }
        return ofTimestamp;
    }

    /** The frame of another program that may be complete with a packet: the packet's own, or the one that ended before it. */
    RtpAssembly ended(RtpJpegPacket packet, RtpAssembly own) {
        lacksMarkers &= !packet.isMarked();
        if (lacksMarkers && own.endsInEoi()) {
            own.endBefore(own.packets().newest() + 1);
        }
        for (int i = 0; packet.payload().isFirst() && !own.isComplete() && i < FRAMES; i++) {
            if (assemblies[i].isComplete()) {
                lacksMarkers = true;
                return assemblies[i];
            }
        }
        return own;
    }

    /** Whether another frame under way has the same timestamp. */
    boolean hasOtherOfTimestamp(RtpAssembly assembly) {
        for (int i = 0; i < FRAMES; i++) {
            RtpAssembly other = assemblies[i];
            if (other != assembly && other.isUnderWay() && other.timestamp() == assembly.timestamp()) {
                return true;
            }
        }
        return false;
    }

    private long newest(int index) {
        return assemblies[index].packets().newest();
    }

    /** Looks which frames have ended: with their last packet, or because packets of newer ones come. */
    void lookForEnds(long newest, long nowNanos) {
        for (int i = 0; i < FRAMES; i++) {
            if (assemblies[i].packets().hasLast() || newest > newest(i)) {
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
    RtpAssembly overdue(long nowNanos, StreamRepair repair, long next) {
        RtpAssembly first = null;
        for (int i = 0; i < FRAMES; i++) {
            boolean older = first == null || newest(i) < first.packets().newest();
            if (older && Deadline.isOver(deadlineNanos(i, repair, next), nowNanos)) {
                first = assemblies[i];
            }
        }
        return first;
    }

    /** The next deadline of a frame; {@link Deadline#NEVER} if none is awaited. */
    long nextNanos(StreamRepair repair, long next) {
        long soonest = Deadline.NEVER;
        for (int i = 0; i < FRAMES; i++) {
            soonest = Deadline.earlier(soonest, deadlineNanos(i, repair, next));
        }
        return soonest;
    }

    private long deadlineNanos(int index, StreamRepair repair, long next) {
        RtpAssembly assembly = assemblies[index];
        if (!assembly.isUnderWay()) {
            return Deadline.NEVER;
        }
        long end = assembly.packets().hasLast() ? newest(index) : Long.MAX_VALUE;
        boolean awaited = repair.isAwaited(next, end);
        NackTracker missing = repair.missing();
        boolean answersLate = missing.answersLate(interval.nanos());
        return deadlines[index].nanos(interval.nanos(), awaited, answersLate, missing.reorderNanos());
    }

    /** From one frame to the next. */
    long intervalNanos() {
        return interval.nanos();
    }

    /** Gives up frames with no packet newer than a number: they would only be shown behind a newer one. */
    void dropOlder(long than) {
        for (RtpAssembly assembly : assemblies) {
            if (assembly.isUnderWay() && assembly.packets().newest() < than) {
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
        lacksMarkers = false;
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
