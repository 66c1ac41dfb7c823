package udpcam.sender;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.encode.JpegBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;

/**
 * A frame on its way from the encoder to the routes, used again for later ones. The encoding thread lets it grow, the workers
 * of the routes read what there is, each at its own pace. What was published does not change.
 *
 * <p>The encoding thread holds it from {@link #begin} on, each route from {@link #hold} on. Each of them closes it once; the
 * last one to do so gives it home.
 */
final class OutgoingFrame implements AutoCloseable {
    private final Consumer<OutgoingFrame> home;
    private final JpegBuffer memory = new JpegBuffer();
    private final JpegFrame published = new JpegFrame();
    private @Nullable Picture picture; // whose own JPEG this may be
    private PictureSize fullSize = new PictureSize(1, 1);
    private long capturedNanos;
    private long captureTime;
    private int growths; // how often it has grown
    private boolean ended; // it grows no more
    private int holders;
    private boolean sent;
    private boolean tooLarge;

    /** {@code home} gets it when nobody holds it any more, by the thread that closes it last. */
    OutgoingFrame(Consumer<OutgoingFrame> home) {
        this.home = home;
    }

    /** Begins to be the frame of a picture; {@code newCaptureTime} is when that was taken, as an NTP timestamp. */
    synchronized OutgoingFrame begin(Picture newPicture, long newCaptureTime) {
        picture = newPicture.jpeg() == null ? null : newPicture;
        fullSize = newPicture.size();
        capturedNanos = newPicture.capturedNanos();
        captureTime = newCaptureTime;
        growths = 0;
        ended = false;
        holders = 1;
        sent = false;
        tooLarge = false;
        return this;
    }

    /** Whether it keeps its picture until it goes home: the picture's memory may be that of the frame. */
    synchronized boolean keeps(Picture one) {
        return picture == one;
    }

    /** For the encoder. */
    JpegBuffer memory() {
        return memory;
    }

    /** When its picture was taken, on the monotonic clock. */
    synchronized long capturedNanos() {
        return capturedNanos;
    }

    /** When its picture was taken, as an NTP timestamp. */
    synchronized long captureTime() {
        return captureTime;
    }

    /** Of its picture, before the encoder may have scaled it down. */
    synchronized PictureSize fullSize() {
        return fullSize;
    }

    /** Publishes what there is of it now; true if that is the first part. */
    synchronized boolean grown(JpegFrame frame) {
        published.copy(frame);
        notifyAll();
        return ++growths == 1;
    }

    /** As which it is encoded, once it has grown. */
    synchronized PictureSize size() {
        return published.size();
    }

    /** It grows no more: it is whole, or its encoder gave up. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits until it has grown more often than {@code seen} times, and shows in {@code view} what there is then.
     *
     * @return how often it has grown; {@code seen} if it will not grow any more
     */
    synchronized int await(int seen, JpegFrame view) throws InterruptedException {
        while (growths == seen && !ended) {
            wait();
        }
        if (growths > seen) {
            view.copy(published);
        }
        return growths;
    }

    /** As {@link #await}, without a wait. */
    synchronized int look(int seen, JpegFrame view) {
        if (growths > seen) {
            view.copy(published);
        }
        return growths;
    }

    /** A route holds it from now on. */
    synchronized OutgoingFrame hold() {
        holders++;
        return this;
    }

    /** A route has sent all of it, or found it too large. */
    synchronized void leftWhole(boolean fits) {
        sent |= fits;
        tooLarge |= !fits;
    }

    /** Whether all of it was given to the network for one remote at least. */
    synchronized boolean wasSent() {
        return sent;
    }

    /** Whether it was too large for one remote at least. */
    synchronized boolean wasTooLarge() {
        return tooLarge;
    }

    @Override
    public void close() {
        if (isLetGo()) {
            home.accept(this);
        }
    }

    /** Gives back the picture that it keeps, if it keeps one. */
    synchronized void letGoOfPicture() {
        if (picture != null) {
            picture.close();
            picture = null;
        }
    }

    private synchronized boolean isLetGo() {
        return --holders == 0;
    }
}
