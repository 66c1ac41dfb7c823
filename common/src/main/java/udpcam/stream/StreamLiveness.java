package udpcam.stream;

import java.util.concurrent.TimeUnit;
import udpcam.frame.ShowRecord;

/** When a stream's datagrams and frames came, and so whether it goes on. Called by one thread. */
final class StreamLiveness {
    /** A stream that gave no frame for this time is silent: another one may be shown. */
    static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long MOST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long OUTDATED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NTP_SECOND = 1L << 32;

    private final ShowRecord record;
    private final long firstNanos;
    private long lastNanos;
    private long datagrams;
    private boolean gaveFrames;
    private long lastFrameNanos;
    private long patienceNanos; // twice the frame interval, for slow senders
    private long newestCapture; // of the frames that were given out, an NTP timestamp; 0: none
    private long captureNanos; // when that one was given out

    StreamLiveness(ShowRecord record, long nowNanos) {
        this.record = record;
        this.firstNanos = nowNanos;
    }

    /** A datagram came. */
    void heard(long nowNanos) {
        lastNanos = nowNanos;
        datagrams++;
    }

    /** A frame was given, whole or damaged. */
    void gaveFrame(long nowNanos) {
        long interval = nowNanos - lastFrameNanos;
        patienceNanos = gaveFrames ? Math.min(2 * interval, MOST_PATIENCE_NANOS) : 0;
        lastFrameNanos = nowNanos;
        gaveFrames = true;
    }

    /** Whether frames come, so that the wire of the stream is known beyond doubt. */
    boolean isLive(long nowNanos) {
        return gaveFrames && !isSilent(nowNanos);
    }

    /** Whether another stream may be shown instead: no frame comes any more, or none that can be shown. */
    boolean isSilent(long nowNanos) {
        long silenceNanos = Math.max(SILENCE_NANOS, patienceNanos);
        boolean isRefused = record.isRefusedForGood() && !record.wasShownWithin(silenceNanos, nowNanos);
        return !gaveFrames || nowNanos - lastFrameNanos > silenceNanos || isRefused;
    }

    /** Whether a frame was given. */
    boolean gaveFrames() {
        return gaveFrames;
    }

    /** Whether no datagram came for a while. */
    boolean isUnheard(long nowNanos) {
        return nowNanos - lastNanos > SILENCE_NANOS;
    }

    /** Whether its first datagram came within the last {@code nanos}. */
    boolean isNew(long nanos, long nowNanos) {
        return nowNanos - firstNanos <= nanos;
    }

    /** Whether a frame was given within the last {@code nanos}. */
    boolean gaveFrameWithin(long nanos, long nowNanos) {
        return gaveFrames && nowNanos - lastFrameNanos <= nanos;
    }

    /** Whether the stream stopped when the other one began. */
    boolean endedBefore(StreamLiveness other) {
        return lastNanos - other.firstNanos <= 0;
    }

    /** Whether it gave no picture and the other did, or its last one is older; where neither did, whether it sent less. */
    boolean isLessUsefulThan(StreamLiveness other) {
        if (gaveFrames && other.gaveFrames) {
            return lastFrameNanos - other.lastFrameNanos < 0;
        }
        return gaveFrames == other.gaveFrames ? datagrams < other.datagrams : other.gaveFrames;
    }

    /**
     * Whether a frame was taken over a second before the newest one that was given out of late: somebody replays it. Behind a
     * silence of a second it is not: the sender's clock may have been set back.
     *
     * @param capture when the frame was taken, an NTP timestamp; 0 if the wire does not say
     */
    boolean isOutdated(long capture, long nowNanos) {
        boolean isComparable = capture != 0 && newestCapture != 0 && nowNanos - captureNanos < OUTDATED_NANOS;
        long ahead = capture - newestCapture;
        if (isComparable && ahead < -NTP_SECOND) {
            return true;
        }
        if (capture != 0 && (!isComparable || (ahead > 0 && ahead < NTP_SECOND))) { // a far jump ahead is not believed
            newestCapture = capture;
            captureNanos = nowNanos;
        }
        return false;
    }
}
