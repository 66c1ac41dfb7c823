package udpcam.size;

import java.util.concurrent.TimeUnit;

/**
 * Fits a camera's own JPEGs, whose bytes are what they are, into budgets: frames are left out until those sent are covered. Where
 * that would be more than half of them, they are to be compressed anew, until the limit has gone for a while. Called by one
 * thread.
 */
public final class CameraJpegLimit {
    /** What becomes of a JPEG. */
    public enum Verdict {
        AS_IT_IS,
        LEFT_OUT,
        ANEW
    }

    /** Over such a period frames left out are counted. */
    static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    /** For so long the camera's JPEGs have to fit before they are sent as they are again. */
    static final long BACK_NANOS = TimeUnit.SECONDS.toNanos(3);

    private long allowance; // in bytes
    private int frames; // in this period
    private int leftOut; // of these
    private long periodNanos; // when it began
    private boolean anew;
    private long limitedNanos; // when a JPEG did not fit

    /** Judges the next JPEG, of that many bytes. */
    public Verdict judge(int bytes, int budgetBytes, long nowNanos) {
        if (anew) {
            limitedNanos = bytes > budgetBytes ? nowNanos : limitedNanos;
            if (nowNanos - limitedNanos < BACK_NANOS) {
                return Verdict.ANEW;
            }
            anew = false;
            begin(nowNanos);
        }
        boolean isCovered = isCovered(bytes, budgetBytes);
        count(isCovered, nowNanos);
        return anew ? Verdict.ANEW : isCovered ? Verdict.AS_IT_IS : Verdict.LEFT_OUT;
    }

    /** What a frame leaves of its budget is there for the next one, and not for more: bursts fill queues. */
    private boolean isCovered(int bytes, int budgetBytes) {
        allowance += budgetBytes;
        boolean isCovered = bytes <= allowance;
        if (isCovered) {
            allowance = Math.min(allowance - bytes, budgetBytes);
        }
        return isCovered;
    }

    private void count(boolean isCovered, long nowNanos) {
        if (frames == 0) {
            begin(nowNanos);
        }
        frames++;
        leftOut += isCovered ? 0 : 1;
        if (nowNanos - periodNanos >= PERIOD_NANOS) {
            anew = 2 * leftOut > frames;
            limitedNanos = nowNanos;
            begin(nowNanos);
        }
    }

    private void begin(long nowNanos) {
        frames = 0;
        leftOut = 0;
        periodNanos = nowNanos;
    }
}
