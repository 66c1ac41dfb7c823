package udpcam.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.link.DatagramSink;
import udpcam.run.LatestSlot;
import udpcam.run.Worker;
import udpcam.session.LinkQuality;

/**
 * The way to one remote: {@code [LatestSlot] -> FrameTransmitter -> Link}, and on RTP the reports about it. Its worker sends, so that
 * a remote that is slow, paced or blocked delays neither the encoder nor another remote; a second worker listens.
 *
 * <p>{@link #send} and {@link #listen} are the steps of the two. Without the first one, the thread that encodes calls {@link
 * #sendHere}.
 */
public final class Route {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final FrameTransmitter transmitter;
    private final DatagramSink direct;
    private final Feedback feedback;
    private final LatestSlot<OutgoingFrame> slot = new LatestSlot<>();
    private final AtomicLong skipped = new AtomicLong();
    private int budget = Integer.MAX_VALUE; // of the frame that is encoded
    private long saved; // by frames that were left out here
    private volatile boolean reportWanted;
    private @Nullable OutgoingFrame current; // that is under way, if no worker sends it
    private @Nullable Worker sending;
    private @Nullable Worker listening;

    /**
     * @param name the remote, as the user is told of it
     * @param transmitter sends the frames
     * @param direct where reports go, without any wait
     * @param feedback what the remote sends back
     */
    public Route(String name, FrameTransmitter transmitter, DatagramSink direct, Feedback feedback) {
        this.name = name;
        this.transmitter = transmitter;
        this.direct = direct;
        this.feedback = feedback;
    }

    String name() {
        return name;
    }

    /** Whether nothing holds frames back on this way, so that the thread that encodes need not wait to send. */
    boolean neverWaits() {
        return transmitter.neverWaits();
    }

    /**
     * Starts the workers.
     *
     * @param sends whether one sends frames; if not, the thread that encodes calls {@link #sendHere}
     * @param onFailure is told of what ends one of them
     */
    void start(boolean sends, Consumer<Throwable> onFailure) {
        if (sends) {
            sending = new Worker("send " + name, this::send, onFailure).start();
        }
        listening = new Worker("feedback " + name, this::listen, onFailure).start();
    }

    /** Asks how many bytes the next frame may have on this way; see {@link Feedback#budget}. By the thread that encodes. */
    int budget(int wantedBytes, int leastBytes) {
        budget = feedback.budget(wantedBytes, leastBytes);
        return budget;
    }

    /**
     * Whether a frame may go this way; one that may not is left out here, and those behind it may have its bytes.
     *
     * @param bytes how many it has, or may get
     * @param granted how many it was given, by the ways that do not take less
     */
    boolean admits(int bytes, int granted) {
        boolean fits = budget > 0 && (budget >= granted || bytes <= budget + saved);
        saved = fits ? 0 : saved + budget;
        return fits;
    }

    /** Whether {@code --bitrate} is the limit, not the network. Any thread may ask. */
    boolean isAtCeiling() {
        return feedback.isAtCeiling();
    }

    /** Whether the remote reported and does so no more; see {@link Feedback#isSilent}. Any thread may ask. */
    boolean isSilent() {
        return feedback.isSilent();
    }

    /** What the network takes, in bits a second; 0 while it is not the limit. Any thread may ask. */
    long limit() {
        return feedback.limit();
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

    /** Waits for a frame and sends it. */
    boolean send() throws IOException, InterruptedException {
        try (OutgoingFrame frame = slot.take(WAIT_NANOS)) {
            if (frame != null) {
                transmitter.send(frame);
            }
        }
        if (reportWanted) {
            reportWanted = false;
            report();
        }
        return true;
    }

    /** Sends what there is of the frame that waits or is under way, if no worker does. */
    void sendHere() throws IOException {
        if (sending != null) {
            return;
        }
        OutgoingFrame frame = current;
        if (frame == null) {
            frame = slot.poll();
            if (frame == null) {
                return;
            }
            current = frame;
            transmitter.begin(frame);
        }
        if (!transmitter.sendGrown(frame)) {
            letGo();
        }
    }

    /** The frame grows no more: lets go of it where its encoder gave up. */
    void endHere() {
        if (sending == null) {
            transmitter.giveUp();
            letGo();
        }
    }

    private void letGo() {
        OutgoingFrame frame = current;
        current = null;
        if (frame != null) {
            frame.close();
        }
    }

    /** Has the report that is due, if one is, sent by the thread that sends frames. */
    void pause() throws IOException {
        if (sending == null) {
            report();
        } else if (feedback.mayReportBeDue()) {
            reportWanted = true;
            slot.wake();
        }
    }

    /** Waits for a datagram that the remote sends back, and takes it; false when the link has been closed. */
    public boolean listen() throws IOException {
        return feedback.listen();
    }

    /** How the stream fares; null if the remote does not tell. Any thread may ask. */
    public @Nullable LinkQuality quality() {
        return feedback.quality();
    }

    /** From now on no frame is held back: the stream ends. */
    void hurry() {
        transmitter.hurry();
    }

    /**
     * Ends the worker that sends, sends the frame that waits, says that the stream ends, and closes the sink, which ends the
     * wait for what comes back. Where a thread hung amid a frame nothing is sent: it would hang again.
     *
     * @param encodeEnded whether the thread that encodes has ended, which sends where no worker does
     */
    void close(boolean encodeEnded) {
        slot.wake();
        if (sending == null ? encodeEnded : sending.join()) {
            sending = null;
            sendLast();
        }
        direct.close();
        if (listening != null) {
            listening.join();
        }
    }

    private void sendLast() {
        try {
            if (!transmitter.isUnderWay()) {
                sendHere();
            }
            sendIfAny(feedback.bye());
        } catch (IOException e) {
            // Who does not hear the BYE finds out by the silence.
        } finally {
            letGo();
        }
    }

    private void report() throws IOException {
        sendIfAny(feedback.report());
    }

    private void sendIfAny(@Nullable ByteBuffer report) throws IOException {
        if (report != null) {
            direct.send(report);
        }
    }
}
