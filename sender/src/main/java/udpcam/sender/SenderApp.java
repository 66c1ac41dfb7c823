package udpcam.sender;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.camera.Camera;
import udpcam.camera.CameraException;
import udpcam.encode.FrameEncoder;
import udpcam.encode.JpegBuffer;
import udpcam.frame.Picture;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.NtpTime;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.LatestSlot;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Pauses;
import udpcam.run.Worker;

/**
 * The sender: {@code Camera.grab -> [LatestSlot] -> FrameEncoder.encode -> Segmenter.split -> DatagramSink.send}.
 *
 * <p>{@link #capture} and {@link #send} are the steps of two workers; a test calls them, and {@link #pause}, by hand.
 */
public final class SenderApp implements AutoCloseable {
    /** By then a picture is on the screen, even where the receiver shares the cores. */
    private static final long SHOWN_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final Camera camera;
    private final FrameEncoder encoder;
    private final List<Route> routes;
    private final NtpTime time;
    private final Counters counters;
    private final MainLoop loop;
    private final Consumer<PictureSize> sizes;
    private final LatestSlot<Picture> slot = new LatestSlot<>();
    private final Pauses pauses;
    private final List<Worker> listening = new ArrayList<>();
    private final JpegBuffer memory = new JpegBuffer();
    private boolean fits; // the frame under way, on all routes
    private @Nullable Worker capturing;
    private @Nullable Worker sending;

    /** The app closes what it is given; {@code sizes} hears the size of every picture that was sent. */
    public SenderApp(
            Camera camera,
            FrameEncoder encoder,
            List<Route> routes,
            NtpTime time,
            NanoClock clock,
            Counters counters,
            MainLoop loop,
            Consumer<PictureSize> sizes) {
        this.camera = camera;
        this.encoder = encoder;
        this.routes = List.copyOf(routes);
        this.time = time;
        this.counters = counters;
        this.loop = loop;
        this.sizes = sizes;
        this.pauses = new Pauses(clock, SHOWN_NANOS);
    }

    void start() {
        sending = new Worker("send", this::send, loop::fail).start();
        for (Route route : routes) {
            listening.add(new Worker("feedback", route::listen, loop::fail).start());
        }
        capturing = new Worker("capture", this::capture, loop::fail).start();
    }

    /** Takes a picture and puts it where the newest wins. */
    public boolean capture() throws CameraException, InterruptedException {
        Picture picture = camera.grab();
        if (picture != null) {
            counters.increment(Counter.FRAMES_CAPTURED);
            Picture displaced = slot.put(picture);
            if (displaced != null) {
                counters.increment(Counter.FRAMES_DISPLACED);
                displaced.close();
            }
        } else if (camera.ended()) {
            loop.stop();
            return false;
        }
        return true;
    }

    /** Sends the newest picture to every remote, or makes a {@link #pause}. */
    public boolean send() throws IOException, InterruptedException {
        Picture picture = slot.take(pauses.waitNanos());
        send(picture);
        if (pauses.isTime(picture != null)) {
            pause();
        }
        return true;
    }

    /** Sends the reports that are due, and has all else done that can wait. */
    public void pause() throws IOException {
        pauses.begin();
        for (Route route : routes) {
            route.report();
        }
        loop.pause();
    }

    private void send(@Nullable Picture newest) throws IOException, InterruptedException {
        try (Picture picture = newest) {
            if (picture != null) {
                counters.increment(encode(picture));
            }
        }
    }

    private Counter encode(Picture picture) throws IOException, InterruptedException {
        long captureTime = time.at(picture.capturedNanos());
        for (Route route : routes) {
            route.begin(picture.capturedNanos(), captureTime);
        }
        fits = true;
        if (!encoder.encode(picture, memory, this::sendToAll)) {
            return Counter.FRAMES_NOT_ENCODED;
        }
        return fits ? Counter.FRAMES_SENT : Counter.FRAMES_TOO_LARGE;
    }

    /** Sends what there is of the frame: the rest is still being encoded. */
    private void sendToAll(JpegFrame frame) throws IOException {
        for (Route route : routes) {
            fits &= route.send(frame);
        }
        if (frame.isWhole()) {
            sizes.accept(frame.size());
        }
    }

    private void sendLast() {
        try {
            send(slot.poll());
        } catch (IOException e) {
            counters.increment(Counter.SEND_FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the workers, the picture in the slot sent, and closes everything that hangs in no driver. */
    @Override
    public void close() {
        boolean captureEnded = capturing == null || capturing.join();
        boolean sendEnded = sending == null || sending.join();
        if (captureEnded) {
            camera.close();
        }
        if (sendEnded) {
            routes.forEach(Route::hurry);
            sendLast();
            encoder.close();
        }
        routes.forEach(Route::close); // which ends the wait for what comes back
        listening.forEach(Worker::join);
    }
}
