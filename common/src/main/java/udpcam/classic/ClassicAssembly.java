package udpcam.classic;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.FrameMemory;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.FrameCheck;
import udpcam.jpeg.FrameCheck.Verdict;
import udpcam.jpeg.JpegMarkers;
import udpcam.packets.MemoryBudget;
import udpcam.run.Pool;

/**
 * One frame of the classic wire on its way to be whole: it takes the segments that count down without a gap.
 *
 * <p>Called by one thread; its memory comes out of the {@link MemoryBudget}.
 */
final class ClassicAssembly {
    /**
     * Segments of a frame leave back to back. In a frame without a {@link FrameCheck}, a pause longer than this can be
     * the seam of two frames that lost their ends between, so that it is not shown.
     */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Counters counters;
    private final MemoryBudget.Share memory;
    private final FrameCheck check = new FrameCheck();
    private byte[] bytes = new byte[0];
    private int length;
    private int segmentsLeft; // after the last one taken; 0: no frame is under way
    private int lastOffset; // where the segment taken last begins
    private long lastNanos;
    private boolean doubtful; // some segment may be another frame's; only a frame check can tell
    private boolean mixed; // some segment was another frame's: the check says so
    private byte @Nullable [] rival; // has the number of the segment at rivalOffset, too: one of the two is late
    private int rivalOffset;

    ClassicAssembly(Counters counters, MemoryBudget.Share memory) {
        this.counters = counters;
        this.memory = memory;
    }

    boolean isUnderWay() {
        return segmentsLeft > 0;
    }

    /** Whether the frame under way bears a check, so that it cannot be taken for whole wrongly. */
    boolean isChecked() {
        return isUnderWay() && FrameCheck.isPresent(bytes, length);
    }

    /** Whether a segment is the one that was taken last, once more. */
    boolean isDouble(int left, ByteBuffer segment) {
        return isUnderWay()
                && left == segmentsLeft + 1
                && segment.equals(ByteBuffer.wrap(bytes, lastOffset, length - lastOffset));
    }

    boolean pausedBefore(long nowNanos) {
        return nowNanos - lastNanos > PAUSE_NANOS;
    }

    /** Begins a frame of which {@code left} segments are to come, this one included; drops what was under way. */
    void begin(int left) {
        drop();
        segmentsLeft = left;
        length = 0;
        doubtful = false;
        mixed = false;
        rival = null;
    }

    /** Another frame's segments may get into this one. */
    void doubt() {
        doubtful = true;
    }

    /** Gives up the frame under way, if there is one. */
    void drop() {
        if (isUnderWay()) {
            counters.increment(mixed ? Counter.FRAMES_MIXED : Counter.FRAMES_INCOMPLETE);
            counters.add(Counter.SEGMENTS_MISSING, mixed ? 0 : segmentsLeft);
        }
        segmentsLeft = 0;
    }

    /** Takes the segment if it is the next one; returns whether it did. The buffer is left as it was. */
    boolean take(int left, ByteBuffer segment, long nowNanos) {
        if (!isUnderWay()) {
            return false;
        }
        if (left == segmentsLeft + 1 && length > lastOffset && lastOffset > 0) {
            keepRival(segment);
        }
        if (left != segmentsLeft) {
            return false;
        }
        int end = length + segment.remaining();
        if (end > bytes.length && !grow(end)) {
            counters.increment(Counter.MEMORY_REFUSED);
            drop();
            return false;
        }
        doubtful |= length > 0 && pausedBefore(nowNanos);
        lastNanos = nowNanos;
        lastOffset = length;
        segment.get(segment.position(), bytes, length, segment.remaining());
        length = end;
        segmentsLeft--;
        return true;
    }

    /**
     * The frame whose last segment was just taken; null, and counted, if it may be of several frames. Who shows it looks whether
     * a frame without a check is a whole picture.
     */
    @Nullable
    WholeFrame complete(Pool<FrameMemory> pool) {
        int end = length;
        while (end > 2 && bytes[end - 1] == 0) { // the zero padding that cameras leave
            end--;
        }
        Verdict verdict = check.verify(bytes, end);
        if (verdict == Verdict.BROKEN && rival != null && rivalOffset + rival.length <= end) {
            System.arraycopy(rival, 0, bytes, rivalOffset, rival.length);
            verdict = check.verify(bytes, end);
        }
        if (verdict == Verdict.BROKEN) {
            retract();
            return null;
        }
        if (verdict == Verdict.ABSENT && doubtful) {
            counters.increment(Counter.FRAMES_DOUBTFUL);
            return null;
        }
        return handOver(pool.take(), verdict == Verdict.ABSENT ? JpegMarkers.endOfPicture(bytes, 0, end) : end);
    }

    /** Takes the last segment out again: it was another frame's, and the right one may be late. */
    private void retract() {
        mixed = true;
        length = lastOffset;
        segmentsLeft = length == 0 ? 0 : 1;
        if (segmentsLeft == 0) {
            counters.increment(Counter.FRAMES_MIXED);
        }
    }

    boolean isComplete() {
        return segmentsLeft == 0 && length > 0;
    }

    /** How much of the budget it holds. */
    int reservedBytes() {
        return bytes.length;
    }

    /** Frees the memory; the assembly is not used again. */
    void close() {
        drop();
        memory.release(bytes.length);
        bytes = new byte[0];
    }

    private WholeFrame handOver(FrameMemory to, int end) {
        counters.increment(Counter.FRAMES_COMPLETE);
        int given = bytes.length;
        WholeFrame frame = to.fill(bytes, end, FrameCheck.isPresent(bytes, end), 0);
        bytes = to.spare();
        length = 0;
        memory.release(given - bytes.length);
        return frame;
    }

    private boolean grow(int needed) {
        int size = Math.max(needed, 2 * bytes.length);
        if (!memory.reserve(size - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    private void keepRival(ByteBuffer segment) {
        doubtful = true;
        if (rival == null) {
            rival = new byte[segment.remaining()];
            segment.get(segment.position(), rival);
            rivalOffset = lastOffset;
        }
    }
}
