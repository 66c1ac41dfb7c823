package udpcam.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.frame.Segmenter;
import udpcam.jpeg.JpegFrame;
import udpcam.link.DatagramSink;
import udpcam.link.DatagramSource;
import udpcam.rtp.LinkQuality;
import udpcam.rtp.SenderSession;
import udpcam.rtp.SenderSession.LossListener;
import udpcam.run.NanoClock;

/**
 * The way to one remote, and on RTP the reports about it. The send worker sends; {@link #listen} is the step of another
 * worker.
 */
public final class Route {
    private final String name;
    private final Segmenter segmenter;
    private final DatagramSink direct;
    private DatagramSink sink; // of frames
    private final DatagramSource back;
    private final @Nullable SenderSession session;
    private final @Nullable Repair repair;
    private final NanoClock clock;
    private final ByteBuffer heard = ByteBuffer.allocateDirect(DatagramSource.MAX_PAYLOAD_BYTES);

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
            Segmenter segmenter,
            DatagramSink sink,
            DatagramSink direct,
            DatagramSource back,
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

    /** Begins a frame; when it was taken is told on the monotonic clock and as an NTP timestamp. */
    void begin(long capturedNanos, long captureTime) {
        segmenter.begin(capturedNanos, captureTime);
        if (repair != null) {
            repair.begin(capturedNanos);
        }
    }

    /** Sends what there is of the frame and was not sent yet; false if it is too large for this way. */
    boolean send(JpegFrame frame) throws IOException {
        boolean fits = segmenter.split(frame, this::send);
        if (repair != null && frame.isWhole()) {
            repair.endFrame(sink);
        }
        return fits;
    }

    /** Nothing waits any more: the stream ends. */
    void hurry() {
        sink = direct;
    }

    /** Sends the report that is due, if one is. */
    void report() throws IOException {
        sendIfAny(session == null ? null : session.poll(clock.nanoTime()));
    }

    /** Waits for a datagram that the remote sends back, and takes it. */
    public boolean listen() throws IOException {
        if (back.receive(heard) != null && session != null) {
            session.offer(heard, clock.nanoTime(), repair == null ? LossListener.NOBODY : repair);
        }
        return true;
    }

    /** How the stream fares; null if the remote does not tell. Any thread may ask. */
    public @Nullable LinkQuality quality() {
        return session == null ? null : session.quality();
    }

    /** Says that the stream ends, and closes the sink. */
    void close() {
        try {
            sendIfAny(session == null ? null : session.bye(clock.nanoTime()));
        } catch (IOException e) {
            // Who does not hear it finds out by the silence.
        }
        sink.close();
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

    private void sendIfAny(@Nullable ByteBuffer report) throws IOException {
        if (report != null) {
            direct.send(report);
        }
    }
}
