package udpcam.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.FrameCheck;
import udpcam.jpeg.JpegMarkers;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Pool;

/**
 * The frame that one sender of the classic wire is at.
 *
 * <p>It begins with a segment that opens with SOI, takes the segments that count down without a gap, and is complete
 * with the one that ends in EOI. Segments that do not fit are left out without harm to it: they are late or doubled.
 * Called by one thread; refuses memory beyond its {@link MemoryBudget}.
 */
final class Assembly {
    /**
     * Segments of a frame leave back to back. In a frame without a {@link FrameCheck}, a pause longer than this can be
     * the seam of two frames that lost their ends between, so that it is not shown.
     */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final short SOI = (short) (0xFF00 | JpegMarkers.SOI);

    private final Counters counters;
    private final MemoryBudget budget;
    private byte[] bytes = new byte[0];
    private int length;
    private int segmentsLeft; // after the last one taken; 0: no frame is under way
    private int lastOffset; // where the segment taken last begins
    private byte @Nullable []
            rival; // another segment with the number of the one at rivalOffset: one of the two is late
    private int rivalOffset;
    private boolean ambiguous;
    private boolean paused;
    private long lastNanos;

    Assembly(Counters counters, MemoryBudget budget) {
        this.counters = counters;
        this.budget = budget;
    }

    /** Takes a segment (the buffer stands behind the header); returns the frame if it is complete with it. */
    @Nullable
    EncodedFrame offer(int left, ByteBuffer segment, long nowNanos, Pool<EncodedFrame> pool) {
        boolean opens = segment.remaining() > 2 && segment.getShort(segment.position()) == SOI;
        boolean pause = nowNanos - lastNanos > PAUSE_NANOS;
        boolean sameNumber = segmentsLeft > 0 && left == segmentsLeft + 1 && opens == (lastOffset == 0);
        if (sameNumber && segment.equals(ByteBuffer.wrap(bytes, lastOffset, length - lastOffset))) {
            counters.increment(Counter.SEGMENTS_STRAY); // a double
            return null;
        }
        if (opens) {
            byte[] replaced = sameNumber ? Arrays.copyOf(bytes, length) : null;
            begin(left);
            rival = replaced;
            ambiguous = replaced != null && !pause;
        } else if (sameNumber) {
            counters.increment(Counter.SEGMENTS_STRAY);
            keepRival(segment);
            return null;
        } else if (segmentsLeft == 0 || left != segmentsLeft) {
            counters.increment(Counter.SEGMENTS_STRAY);
            return null;
        } else {
            paused |= pause;
        }
        lastNanos = nowNanos;
        return append(segment) && segmentsLeft == 0 ? complete(pool) : null;
    }

    /** Frees the memory; the assembly is not used again. */
    void close() {
        if (segmentsLeft > 0) {
            counters.increment(Counter.FRAMES_INCOMPLETE);
        }
        budget.release(bytes.length);
    }

    private void begin(int left) {
        if (segmentsLeft > 0) {
            counters.increment(Counter.FRAMES_INCOMPLETE);
        }
        segmentsLeft = left;
        length = 0;
        lastOffset = 0;
        rivalOffset = 0;
        paused = false;
    }

    private boolean append(ByteBuffer segment) {
        int end = length + segment.remaining();
        if (end > bytes.length && !grow(end)) {
            counters.increment(Counter.MEMORY_REFUSED);
            segmentsLeft = 0;
            return false;
        }
        lastOffset = length;
        segment.get(bytes, length, segment.remaining());
        length = end;
        segmentsLeft--;
        return true;
    }

    private boolean grow(int needed) {
        int size = Math.max(needed, 2 * bytes.length);
        if (!budget.reserve(size - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    private void keepRival(ByteBuffer segment) {
        ambiguous = true;
        if (rival == null) {
            rival = new byte[segment.remaining()];
            segment.get(rival);
            rivalOffset = lastOffset;
        }
    }

    private @Nullable EncodedFrame complete(Pool<EncodedFrame> pool) {
        int end = length;
        while (end > 2 && bytes[end - 1] == 0) { // the zero padding that cameras leave
            end--;
        }
        if (bytes[end - 2] != (byte) 0xFF || bytes[end - 1] != (byte) JpegMarkers.EOI) {
            counters.increment(Counter.FRAMES_MIXED);
            return null;
        }
        FrameCheck.Verdict verdict = FrameCheck.verify(bytes, end);
        if (verdict == FrameCheck.Verdict.BROKEN && rival != null && rivalOffset + rival.length <= end) {
            System.arraycopy(rival, 0, bytes, rivalOffset, rival.length);
            verdict = FrameCheck.verify(bytes, end);
        }
        if (verdict == FrameCheck.Verdict.BROKEN) {
            counters.increment(Counter.FRAMES_MIXED);
            return null;
        }
        if (verdict == FrameCheck.Verdict.ABSENT && (paused || ambiguous)) {
            counters.increment(Counter.FRAMES_DOUBTFUL);
            return null;
        }
        counters.increment(Counter.FRAMES_COMPLETE);
        return hand(pool.take(), end);
    }

    private EncodedFrame hand(EncodedFrame frame, int end) {
        int given = bytes.length;
        bytes = frame.exchange(bytes, end);
        budget.release(given - bytes.length);
        return frame;
    }
}
