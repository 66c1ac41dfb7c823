package udpcam.frame;

import org.jspecify.annotations.Nullable;
import udpcam.rtp.RtpHeader;
import udpcam.run.Counters;
import udpcam.wire.RtpJpegWire;

/** The frames of one stream that are put together at once, and how long each is waited for. Called by one thread. */
final class FramesUnderWay {
    private static final int MOST = 4;

    private final RtpAssembly[] assemblies = new RtpAssembly[MOST];
    private final Patience[] patience = new Patience[MOST]; // with each of them
    private final FrameInterval interval = new FrameInterval();

    FramesUnderWay(Counters counters, MemoryBudget budget, RtpFormat format, RtpTables tables) {
        for (int i = 0; i < MOST; i++) {
            assemblies[i] = new RtpAssembly(counters, budget, format, tables);
            patience[i] = new Patience();
        }
    }

    /** The frame of a packet, which begins if it is not under way; none of its packets is older than {@code lowest}. */
    RtpAssembly of(RtpHeader header, RtpJpegWire packet, long number, long lowest, long nowNanos) {
        int free = 0;
        for (int i = 0; i < MOST; i++) {
            if (assemblies[i].expects(header.timestamp(), number)) {
                return assemblies[i];
            }
            boolean older = assemblies[i].newestNumber() < assemblies[free].newestNumber();
            if (assemblies[free].isUnderWay() && (!assemblies[i].isUnderWay() || older)) {
                free = i;
            }
        }
        assemblies[free].drop();
        assemblies[free].begin(header.timestamp(), packet, lowest);
        patience[free].begin(nowNanos);
        interval.frame(header.timestamp());
        return assemblies[free];
    }

    /**
     * Looks which frames have ended: with their last packet, or because packets of newer ones come; and gives those up that
     * miss a packet too old to come.
     *
     * @param newest the number of the newest packet of all
     * @param oldest no packet comes that is older
     */
    void lookForEnds(long newest, long oldest, long nowNanos) {
        for (int i = 0; i < MOST; i++) {
            if (assemblies[i].isHopeless(oldest)) {
                assemblies[i].drop();
            } else if (assemblies[i].hasLast() || newest > assemblies[i].newestNumber()) {
                patience[i].end(nowNanos);
            }
        }
    }

    /** The frame of a timestamp has ended. */
    void end(int timestamp, long nowNanos) {
        for (int i = 0; i < MOST; i++) {
            if (assemblies[i].isUnderWay() && assemblies[i].timestamp() == timestamp) {
                patience[i].end(nowNanos);
            }
        }
    }

    /** The first frame whose time is over; null if that of none is. */
    @Nullable
    RtpAssembly overdue(long nowNanos, RtpRepair repair, long done) {
        RtpAssembly first = null;
        for (int i = 0; i < MOST; i++) {
            boolean older = first == null || assemblies[i].newestNumber() < first.newestNumber();
            if (older && isOver(untilNanos(i, repair, done), nowNanos)) {
                first = assemblies[i];
            }
        }
        return first;
    }

    /** When the time of a frame is over next; {@link Long#MAX_VALUE} if none is waited for. */
    long nextNanos(RtpRepair repair, long done) {
        long soonest = Long.MAX_VALUE;
        for (int i = 0; i < MOST; i++) {
            soonest = Math.min(soonest, untilNanos(i, repair, done));
        }
        return soonest;
    }

    private static boolean isOver(long untilNanos, long nowNanos) {
        return untilNanos != Long.MAX_VALUE && nowNanos - untilNanos >= 0;
    }

    private long untilNanos(int index, RtpRepair repair, long done) {
        RtpAssembly assembly = assemblies[index];
        if (!assembly.isUnderWay()) {
            return Long.MAX_VALUE;
        }
        long end = assembly.hasLast() ? assembly.newestNumber() : Long.MAX_VALUE;
        boolean awaited = repair.isAwaited(done + 1, end);
        return patience[index].untilNanos(
                interval.nanos(), awaited, repair.missing().disorderNanos());
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

    /** Gives up all of them: the stream begins anew. */
    void clear() {
        for (RtpAssembly assembly : assemblies) {
            assembly.drop();
        }
        interval.clear();
    }

    /** How much of the memory budget they hold. */
    int reservedBytes() {
        int sum = 0;
        for (RtpAssembly assembly : assemblies) {
            sum += assembly.reservedBytes();
        }
        return sum;
    }

    /** Frees the memory; they are not used again. */
    void close() {
        for (RtpAssembly assembly : assemblies) {
            assembly.close();
        }
    }
}
