package udpcam.web;

import java.io.IOException;
import java.util.OptionalLong;
import udpcam.jpeg.PictureSize;
import udpcam.web.http.Answer;

/** A frame as browsers get it: a whole JPEG, as it came. Immutable; any number of viewers may be sent it at once. */
final class LiveFrame {
    private final long number;
    private final byte[] jpeg;
    private final PictureSize size;
    private final long arrivedNanos;
    private final OptionalLong captureNanos;

    /**
     * Takes the bytes over.
     *
     * @param number counts the frames of a stream from 1
     * @param arrivedNanos when it was whole, on the monotonic clock
     * @param captureNanos how long before that it was taken; empty if unknown
     */
    LiveFrame(long number, byte[] jpeg, PictureSize size, long arrivedNanos, OptionalLong captureNanos) {
        this.number = number;
        this.jpeg = jpeg;
        this.size = size;
        this.arrivedNanos = arrivedNanos;
        this.captureNanos = captureNanos;
    }

    long number() {
        return number;
    }

    int length() {
        return jpeg.length;
    }

    PictureSize size() {
        return size;
    }

    long arrivedNanos() {
        return arrivedNanos;
    }

    OptionalLong captureNanos() {
        return captureNanos;
    }

    void writeTo(Answer answer) throws IOException {
        answer.write(jpeg);
    }
}
