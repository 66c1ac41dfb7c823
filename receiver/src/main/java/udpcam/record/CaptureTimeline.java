package udpcam.record;

import java.util.concurrent.TimeUnit;
import udpcam.rtp.NtpTime;

/**
 * The times of frames in a file: from 0, strictly rising, in milliseconds, as far apart as the captures were. Where captures are
 * not known, or jump because the sender's clock was set or another sender takes its place, frames are as far apart as they came.
 * Called by one thread.
 */
final class CaptureTimeline {
    /** Frames of one sender come as far apart as they were taken, but for what a network holds back. */
    private static final long MOST_APART_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long UNKNOWN = 0; // of an NTP timestamp

    private boolean isBegun;
    private long captureTime; // of the last frame, as the next two
    private long arrivalNanos;
    private long positionNanos;
    private long millis;

    /**
     * The time of the next frame.
     *
     * @param capture when it was taken, an NTP timestamp; 0 if that is not known
     * @param arrival when it came, on a monotonic clock
     */
    long next(long capture, long arrival) {
        if (isBegun) {
            positionNanos += stepNanos(capture, arrival);
            millis = Math.max(millis + 1, (positionNanos + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI);
        }
        isBegun = true;
        captureTime = capture;
        arrivalNanos = arrival;
        return millis;
    }

    private long stepNanos(long capture, long arrival) {
        long apart = Math.max(0, arrival - arrivalNanos);
        if (capture == UNKNOWN || captureTime == UNKNOWN) {
            return apart;
        }
        long takenApart = NtpTime.nanosAhead(capture, captureTime);
        return takenApart <= 0 || Math.abs(takenApart - apart) > MOST_APART_NANOS ? apart : takenApart;
    }
}
