package udpcam.sender;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.camera.Camera;
import udpcam.camera.CameraException;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.encode.FrameEncoder;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.rtp.NtpTime;
import udpcam.run.LatestSlot;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Pauses;
import udpcam.run.Pool;
import udpcam.run.Worker;

/**
 * The sender: {@code Camera.grab -> [LatestSlot] -> FrameEncoder.encode}, and from there each {@link Route}, which has a worker
 * of its own; but where there is one that never waits, the thread that encodes sends.
 *
 * <p>{@link #capture} and {@link #send} are the steps of two workers; a test calls them, and {@link #pause}, by hand. Routes
 * without workers send within {@link #send}.
 */
public final class SenderApp implements AutoCloseable {
    /** By then a picture is on the screen, even where the receiver shares the cores. */
    private static final long SHOWN_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    /** The last picture of a file, which may be large, gets so long to be encoded and sent. */
    private static final long LAST_PICTURE_MILLIS = TimeUnit.SECONDS.toMillis(5);

    /** One is encoded, one waits, one is sent; another one for a slower route. */
    private static final int IDLE_FRAMES = 4;

    private final Camera camera;
    private final FrameEncoder encoder;
    private final List<Route> routes;
    private final NtpTime time;
    private final Counters counters;
    private final MainLoop loop;
    private final Consumer<PictureSize> sizes;
    private final LatestSlot<Picture> slot = new LatestSlot<>();
    private final Pauses pauses;
    private final Pool<OutgoingFrame> frames = new Pool<>(IDLE_FRAMES, this::newFrame);
    private int granted; // bytes, to the frame that is encoded
    private @Nullable Worker capturing;
    private @Nullable Worker encoding;

    /** The app closes what it is given; {@code sizes} hears the size of every picture that was encoded. */
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
        boolean sendsHere = routes.size() == 1 && routes.get(0).neverWaits(); // to hand over takes time
        routes.forEach(route -> route.start(!sendsHere, loop::fail));
        encoding = new Worker("encode", this::send, loop::fail).start();
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

    /** Encodes the newest picture, which the routes send meanwhile, or makes a {@link #pause}. */
    public boolean send() throws IOException, InterruptedException {
        Picture picture = slot.take(pauses.waitNanos());
        if (picture != null) {
            encode(picture);
        }
        if (pauses.isTime(picture != null)) {
            pause();
        }
        return true;
    }

    /** Has the reports sent that are due, and all else done that can wait. */
    public void pause() throws IOException {
        pauses.begin();
        for (Route route : routes) {
            route.pause();
        }
        loop.pause();
    }

    private void encode(Picture picture) throws IOException, InterruptedException {
        try (OutgoingFrame frame = frames.take().begin(picture, time.at(picture.capturedNanos()))) {
            encode(picture, frame);
        }
    }

    private void encode(Picture picture, OutgoingFrame frame) throws IOException, InterruptedException {
        FrameEncoder.Outcome outcome = FrameEncoder.Outcome.REFUSED; // or interrupted
        try {
            granted = budget();
            outcome = encoder.encode(picture, granted, frame.memory(), part -> grown(frame, part));
            if (outcome == FrameEncoder.Outcome.ENCODED) {
                sizes.accept(frame.size());
            }
        } finally {
            count(outcome);
            frame.end();
            routes.forEach(Route::endHere);
            if (!frame.keeps(picture)) {
                picture.close();
            }
        }
    }

    /**
     * How many bytes the next frame may have: what the slowest way takes. One that takes less than the smallest frame has its frames
     * left out, and is nobody else's limit; the way to a group always takes the smallest frame.
     */
    private int budget() {
        int wanted = encoder.wantedBytes();
        int known = encoder.leastBytes();
        int least = Math.max(1, known); // 0: not known yet
        int budget = 0;
        for (Route route : routes) {
            int ofRoute = route.budget(wanted, known);
            if (budget < least || ofRoute >= least) {
                budget = budget < least ? Math.max(budget, ofRoute) : Math.min(budget, ofRoute);
            }
        }
        return budget;
    }

    private void count(FrameEncoder.Outcome outcome) {
        switch (outcome) {
            case ENCODED -> {} // until it is sent
            case LEFT_OUT -> counters.increment(Counter.FRAMES_LEFT_OUT);
            case REFUSED -> counters.increment(Counter.FRAMES_NOT_ENCODED);
        }
    }

    /** The routes get a frame with its first slice: before, there is nothing to wake them for. */
    private void grown(OutgoingFrame frame, JpegFrame part) throws IOException {
        boolean isNew = frame.grown(part);
        int bytes = part.isWhole() ? part.bytes().limit() : encoder.wantedBytes();
        for (Route route : routes) {
            if (isNew) {
                offer(frame, bytes, route);
            }
            route.sendHere();
        }
    }

    private void offer(OutgoingFrame frame, int bytes, Route route) {
        if (!route.admits(bytes, granted)) {
            counters.increment(Counter.FRAMES_LEFT_OUT);
        } else if (!route.offer(frame)) {
            counters.increment(Counter.FRAMES_SKIPPED);
        }
    }

    private OutgoingFrame newFrame() {
        return new OutgoingFrame(this::over);
    }

    /** Nobody holds the frame any more. */
    private void over(OutgoingFrame frame) {
        if (frame.wasTooLarge()) {
            counters.increment(Counter.FRAMES_TOO_LARGE);
        } else if (frame.wasSent()) {
            counters.increment(Counter.FRAMES_SENT);
        }
        frame.letGoOfPicture();
        frames.give(frame);
    }

    /** Ends the workers, the picture in the slot sent, and closes everything that hangs in no driver. */
    @Override
    public void close() {
        boolean captureEnded = capturing == null || capturing.join();
        boolean isLast = captureEnded && camera.ended();
        boolean encodeEnded = encoding == null || (isLast ? encoding.join(LAST_PICTURE_MILLIS) : encoding.join());
        if (captureEnded) {
            camera.close();
        }
        routes.forEach(Route::hurry);
        if (encodeEnded) {
            encodeLast();
            encoder.close();
        }
        routes.forEach(route -> route.close(encodeEnded));
    }

    private void encodeLast() {
        Picture picture = slot.poll();
        try {
            if (picture != null) {
                encode(picture);
            }
        } catch (IOException e) {
            counters.increment(Counter.SEND_FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
