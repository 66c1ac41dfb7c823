package udpcam.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.link.DatagramSink;
import udpcam.link.Link;
import udpcam.run.LatestSlot;
import udpcam.run.NanoClock;
import udpcam.run.Worker;
import udpcam.session.LinkQuality;
import udpcam.session.SenderSession;
import udpcam.session.SenderSession.LossListener;

/**
 * The way to one remote: {@code [LatestSlot] -> Packetizer.split -> Repair -> DatagramSink.send}, and on RTP the reports about
 * it. Its worker sends, so that a remote that is slow, paced or blocked delays neither the encoder nor another remote; a second
 * worker listens.
 *
 * <p>{@link #send} and {@link #listen} are the steps of the two. Without workers, the thread that has a frame calls {@link
 * #sendHere} instead.
 */
public final class Route {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Packetizer segmenter;
    private final DatagramSink direct;
    private volatile DatagramSink sink; // of frames
    private final Link back;
    private final @Nullable SenderSession session;
    private final @Nullable Repair repair;
    private final NanoClock clock;
    private final ByteBuffer heard = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private final LatestSlot<OutgoingFrame> slot = new LatestSlot<>();
    private final AtomicLong skipped = new AtomicLong();
    private final JpegFrame view = new JpegFrame(); // of the frame that is being sent
    private final Packetizer.Output<IOException> output = this::send;
    private volatile boolean reportWanted;
    private boolean underWay; // a frame is, or the way failed amid one
    private @Nullable Worker sending;
    private @Nullable Worker listening;

    /**
     * @param name the remote, as the user is told of it
     * @param sink where frames go, perhaps spread over time
     * @param direct the same without any wait
     * @param back what the remote sends back
     * @param session its RTCP; null on the classic wire
     * @param repair what repairs the stream there; null if nothing does
     */
    public Route(
            String name,
            Packetizer segmenter,
            DatagramSink sink,
            DatagramSink direct,
            Link back,
            @Nullable SenderSession session,
            @Nullable Repair repair,
            NanoClock clock) {
        this.name = name;
        this.segmenter = segmenter;
        this.sink = sink;
        this.direct = direct;
        this.back = back;
        this.session = session;
        this.repair = repair;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    /** Starts both workers; {@code onFailure} is told of what ends one of them. */
    void start(Consumer<Throwable> onFailure) {
        sending = new Worker("send " + name, this::send, onFailure).start();
        listening = new Worker("feedback " + name, this::listen, onFailure).start();
    }

    /** Takes a frame to be sent, in place of one that waits: false if one did. */
    boolean offer(OutgoingFrame frame) {
        OutgoingFrame displaced = slot.put(frame.hold());
        if (displaced != null) {
            skipped.incrementAndGet();
            displaced.close();
        }
        return displaced == null;
    }

    /** How many frames were left out here for newer ones. Any thread may ask. */
    long skipped() {
        return skipped.get();
    }

    /** Waits for a frame and sends it, from its first slice on while the others are being encoded. */
    boolean send() throws IOException, InterruptedException {
        send(slot.take(WAIT_NANOS));
        if (reportWanted) {
            reportWanted = false;
            report();
        }
        return true;
    }

    /** Sends the frame that waits, if there is one and no worker does. */
    void sendHere() throws IOException, InterruptedException {
        if (sending == null) {
            send(slot.poll());
        }
    }

    /** Has the report that is due, if one is, sent by whoever sends frames. */
    void pause() throws IOException {
        if (sending == null) {
            report();
        } else if (session != null && session.mayBeDue(clock.nanoTime())) {
            reportWanted = true;
            slot.wake();
        }
    }

    /** Waits for a datagram that the remote sends back, and takes it; false when the link has been closed. */
    public boolean listen() throws IOException {
        try {
            if (back.receive(heard) != null && session != null) {
                session.offer(heard, clock.nanoTime(), repair == null ? LossListener.NOBODY : repair);
            }
            return true;
        } catch (ClosedChannelException end) {
            return false;
        }
    }

    /** How the stream fares; null if the remote does not tell. Any thread may ask. */
    public @Nullable LinkQuality quality() {
        return session == null ? null : session.quality();
    }

    /** From now on no frame is held back: the stream ends. */
    void hurry() {
        sink = direct;
    }

    /**
     * Ends the worker that sends, sends the frame that waits, says that the stream ends, and closes the sink, which ends the
     * wait for what comes back. Where the worker hung amid a frame nothing is sent: it would hang again.
     */
    void close() {
        slot.wake();
        if (sending == null || sending.join()) {
            sending = null;
            sendLast();
        }
        sink.close();
        if (listening != null) {
            listening.join();
        }
    }

    private void sendLast() {
        try {
            if (!underWay) {
                sendHere();
            }
            sendIfAny(session == null ? null : session.bye(clock.nanoTime()));
        } catch (IOException e) {
            // Who does not hear the BYE finds out by the silence.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(@Nullable OutgoingFrame newest) throws IOException, InterruptedException {
        try (OutgoingFrame frame = newest) {
            if (frame != null) {
                underWay = true;
                sendIfAny(session == null ? null : session.resolveCollision(clock.nanoTime()));
                segmenter.begin(frame.capturedNanos(), frame.captureTime());
                if (repair != null) {
                    repair.begin(frame.capturedNanos());
                }
                sendGrowing(frame);
                underWay = false;
            }
        }
    }

    private void sendGrowing(OutgoingFrame frame) throws IOException, InterruptedException {
        boolean fits = true;
        boolean whole = false;
        int seen = 0;
        while (fits && !whole) {
            int growths = frame.await(seen, view);
            if (growths == seen) {
                return; // the encoder gave up
            }
            seen = growths;
            fits = segmenter.split(view, output);
            whole = view.isWhole();
        }
        if (repair != null && whole) {
            repair.endFrame(sink);
        }
        frame.leftWhole(fits);
    }

    private void send(ByteBuffer packet) throws IOException {
        if (session != null) {
            session.sending(packet);
        }
        if (repair != null) {
            repair.sending(packet);
        }
        sink.send(packet);
        if (repair != null) {
            repair.sent(sink);
        }
    }

    private void report() throws IOException {
        sendIfAny(session == null ? null : session.poll(clock.nanoTime()));
    }

    private void sendIfAny(@Nullable ByteBuffer report) throws IOException {
        if (report != null) {
            direct.send(report);
        }
    }
}
