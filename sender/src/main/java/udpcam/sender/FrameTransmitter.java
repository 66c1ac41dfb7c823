package udpcam.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegFrame;
import udpcam.link.DatagramSink;
import udpcam.rate.RateControl;
import udpcam.repair.Repair;
import udpcam.run.NanoClock;
import udpcam.session.SenderSession;

/**
 * Sends frames on one route, part by part as they grow: {@code Packetizer.split -> Repair -> DatagramSink.send}. Called by one
 * thread, which is the only one to wait where the sink does.
 */
public final class FrameTransmitter {
    private final Packetizer packetizer;
    private volatile DatagramSink sink;
    private final DatagramSink direct;
    private final @Nullable SenderSession session;
    private final @Nullable Repair repair;
    private final RateControl rate;
    private final NanoClock clock;
    private final JpegFrame view = new JpegFrame(); // of the frame that is being sent
    private final Packetizer.Output<IOException> output = this::send;
    private boolean underWay; // a frame is, or the way failed amid one
    private int seen; // how often that frame had grown when its last part was sent

    /**
     * @param sink where frames go, perhaps spread over time
     * @param direct the same without any wait
     * @param session the RTCP of the route; null on the classic wire
     * @param repair what repairs the stream there; null if nothing does
     * @param rate what the network takes
     */
    public FrameTransmitter(
            Packetizer packetizer,
            DatagramSink sink,
            DatagramSink direct,
            @Nullable SenderSession session,
            @Nullable Repair repair,
            RateControl rate,
            NanoClock clock) {
        this.packetizer = packetizer;
        this.sink = sink;
        this.direct = direct;
        this.session = session;
        this.repair = repair;
        this.rate = rate;
        this.clock = clock;
    }

    /** Whether nothing holds frames back. */
    boolean neverWaits() {
        return sink == direct;
    }

    /** From now on no frame is held back: the stream ends. Any thread may call it. */
    void hurry() {
        sink = direct;
    }

    /** Whether a frame is under way, or failed midway. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Sends a frame, from its first slice on while the others are being encoded; waits for each. */
    void send(OutgoingFrame frame) throws IOException, InterruptedException {
        begin(frame);
        boolean more = true;
        while (more) {
            more = sendPart(frame, frame.await(seen, view));
        }
    }

    /** Begins a frame. */
    void begin(OutgoingFrame frame) throws IOException {
        underWay = true;
        seen = 0;
        ByteBuffer bye = session == null ? null : session.resolveCollision(clock.nanoTime());
        if (bye != null) {
            direct.send(bye);
        }
        packetizer.begin(frame.capturedNanos(), frame.captureTime(), frame.fullSize());
        rate.beginFrame();
        if (repair != null) {
            repair.begin(frame.capturedNanos());
        }
    }

    /** Sends what there is of the frame and was not sent yet; false if nothing more is to come. */
    boolean sendGrown(OutgoingFrame frame) throws IOException {
        int growths = frame.look(seen, view);
        return growths == seen || sendPart(frame, growths);
    }

    /** The frame under way grows no more. */
    void giveUp() {
        underWay = false;
    }

    private boolean sendPart(OutgoingFrame frame, int growths) throws IOException {
        if (growths == seen) {
            underWay = false;
            return false; // the encoder gave up
        }
        seen = growths;
        boolean fits = packetizer.split(view, output);
        if (fits && !view.isWhole()) {
            return true;
        }
        if (repair != null && fits) {
            repair.endFrame(sink);
        }
        rate.endFrame();
        frame.leftWhole(fits);
        underWay = false;
        return false;
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
}
