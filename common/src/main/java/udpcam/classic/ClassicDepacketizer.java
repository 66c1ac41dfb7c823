package udpcam.classic;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DamagedFrame;
import udpcam.frame.Depacketizer;
import udpcam.frame.FrameMemory;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.FrameCheck;
import udpcam.jpeg.JpegMarkers;
import udpcam.nack.NackTracker;
import udpcam.packets.MemoryBudget;
import udpcam.run.Pool;
import udpcam.session.ReceptionStatistics;

/**
 * What one sender of the classic wire is at: the frame that began last, and the one before it, in case that the last was
 * begun by a late datagram.
 *
 * <p>A segment that fits neither is late, doubled, or of a frame without a beginning; it harms none. Called by one
 * thread.
 */
public final class ClassicDepacketizer implements Depacketizer {
    private static final short SOI = (short) (0xFF00 | JpegMarkers.SOI);

    /** Frames with older numbers that come after this silence are those of a sender that began again. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long NEVER = Long.MIN_VALUE;

    private final Counters counters;
    private final Pool<FrameMemory> pool;
    private final MemoryBudget.Share memory;
    private ClassicAssembly current;
    private ClassicAssembly previous;
    private int newestNumber;
    private long newestNanos = NEVER;

    public ClassicDepacketizer(Counters counters, MemoryBudget.Share memory, Pool<FrameMemory> pool) {
        this.counters = counters;
        this.pool = pool;
        this.memory = memory;
        this.current = new ClassicAssembly(counters, memory);
        this.previous = new ClassicAssembly(counters, memory);
    }

    @Override
    public @Nullable WholeFrame offer(ByteBuffer segment, long nowNanos, boolean early) {
        int left = ClassicWire.readHeader(segment);
        if (left == 0) {
            counters.increment(Counter.DATAGRAMS_UNKNOWN);
            return null;
        }
        return offer(left, segment, nowNanos);
    }

    private @Nullable WholeFrame offer(int left, ByteBuffer segment, long nowNanos) {
        boolean opens = opensFrame(left, segment);
        // Frames without a check may begin with the same bytes: behind a pause the segment begins the next frame.
        boolean beginsAlike = opens && !current.isChecked() && current.pausedBefore(nowNanos);
        if (!beginsAlike && current.isDouble(left, segment)) {
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        }
        if (opens) {
            begin(left, nowNanos);
        }
        boolean taken = current.take(left, segment, nowNanos);
        // Both may expect it; only its check can tell whose it is, so that a frame without one is not tried.
        boolean takenByPrevious = previous.isChecked() && previous.take(left, segment, nowNanos);
        if (!taken && !takenByPrevious) {
            counters.increment(Counter.SEGMENTS_STRAY);
        }
        WholeFrame frame = taken && current.isComplete() ? current.complete(pool) : null;
        if (frame != null) {
            previous.drop();
        } else if (takenByPrevious && previous.isComplete()) {
            frame = previous.complete(pool);
        }
        return frame == null ? null : inOrder(frame, nowNanos);
    }

    /** A frame that bears a number is dropped if it is not newer than the last: it was late, or doubled. */
    private @Nullable WholeFrame inOrder(WholeFrame frame, long nowNanos) {
        if (FrameCheck.isPresent(frame.bytes(), frame.length())) {
            int number = FrameCheck.number(frame.bytes());
            int ahead = number - newestNumber; // serial-number arithmetic, RFC 1982
            boolean afterPause = newestNanos == NEVER || nowNanos - newestNanos > LATE_NANOS;
            if (ahead <= 0 && !afterPause) {
                counters.increment(Counter.FRAMES_LATE);
                frame.close();
                return null;
            }
            newestNumber = number;
            newestNanos = nowNanos;
        }
        return frame;
    }

    @Override
    public @Nullable WholeFrame repair(ByteBuffer datagram, long nowNanos) {
        return null;
    }

    @Override
    public boolean tellGrown() {
        return false;
    }

    @Override
    public @Nullable DamagedFrame poll(long nowNanos) {
        return null;
    }

    @Override
    public long nextNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isRepairable() {
        return false;
    }

    @Override
    public @Nullable NackTracker missing() {
        return null;
    }

    @Override
    public long patienceNanos() {
        return 0;
    }

    @Override
    public void loseEarly() {
        // No frame is given out before it is whole.
    }

    @Override
    public @Nullable ReceptionStatistics statistics() {
        return null;
    }

    @Override
    public int reservedBytes() {
        return current.reservedBytes() + previous.reservedBytes();
    }

    @Override
    public void close() {
        current.close();
        previous.close();
        memory.close();
    }

    private void begin(int left, long nowNanos) {
        boolean inTheMiddle = current.isUnderWay() && !current.pausedBefore(nowNanos);
        ClassicAssembly begun = previous;
        if (current.isUnderWay()) {
            previous = current;
            current = begun;
        }
        current.begin(left);
        if (inTheMiddle) {
            current.doubt();
        }
    }

    /** Whether a segment is a frame's first: one with others to follow is never so short that it could not bear a check. */
    private static boolean opensFrame(int left, ByteBuffer segment) {
        return segment.remaining() >= (left == 1 ? Short.BYTES : FrameCheck.END_OFFSET)
                && segment.getShort(segment.position()) == SOI;
    }
}
