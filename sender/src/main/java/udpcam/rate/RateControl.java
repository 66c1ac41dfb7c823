package udpcam.rate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import udpcam.congestion.CongestionController;
import udpcam.link.DatagramSink;
import udpcam.pace.Pace;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.run.NanoClock;
import udpcam.session.ReceptionListener;

/**
 * Fits what goes to one remote to the network on the way there: {@link #metered} tells the {@link CongestionController} what leaves,
 * feedback what arrives, and the frames that follow get what the network takes. Any thread may call it.
 */
public final class RateControl implements ReceptionListener {
    /** Of IPv4 and UDP, which take their share of the network, too. */
    private static final int HEADER_BYTES = 28;

    /** A packet of parity or a retransmission is about that long, headers included. */
    private static final int REPAIR_BYTES = 1260;

    private final long ceiling;
    private final CongestionController controller;
    private final boolean follows;
    private final List<RtpStream> streams;
    private final NanoClock clock;

    /**
     * For one remote.
     *
     * @param streams what is sent there: media, parity, retransmissions; none on the classic wire, which has no feedback
     */
    public RateControl(Bitrate bitrate, List<RtpStream> streams, NanoClock clock) {
        this.ceiling = bitrate.ceiling();
        this.controller = new CongestionController(bitrate.ceiling());
        this.follows = bitrate.follows() && !streams.isEmpty();
        this.streams = List.copyOf(streams);
        this.clock = clock;
    }

    /** Of a sink, one that notes the packets which leave by it. Closing the result closes the other. */
    public DatagramSink metered(DatagramSink sink) {
        return follows ? new Meter(sink) : sink;
    }

    /** Of a sink, one that spreads the packets of a frame while the network is the limit. */
    public DatagramSink paced(DatagramSink sink) {
        return follows ? Pace.following(controller::paceBitsPerSecond, sink, clock) : sink;
    }

    /** A frame is about to be sent. */
    public void beginFrame() {
        controller.beginFrame(clock.nanoTime());
    }

    /** All packets of a frame were sent. */
    public void endFrame() {
        controller.endFrame(clock.nanoTime());
    }

    /** What the next frame may have, parity included; see {@link CongestionController#budget}. */
    public int budget(int wantedBytes) {
        return controller.budget(wantedBytes, clock.nanoTime());
    }

    /** How many packets there is room for that repair the stream. */
    public int repairPackets() {
        return controller.spareBytes(clock.nanoTime()) / REPAIR_BYTES;
    }

    /** What share of the losses is that of queues that are full, 0-1: parity would fill them. */
    public double congestionShare() {
        return controller.congestionShare();
    }

    /** Whether the network, or the ceiling, is the limit now. */
    public boolean isLimiting() {
        return controller.isLimiting(clock.nanoTime());
    }

    /** What the network takes, in bits a second, or the ceiling; good while {@link #isLimiting}. */
    public long bitsPerSecond() {
        return controller.bitsPerSecond();
    }

    /** Whether the ceiling is the limit, not the network. */
    public boolean isAtCeiling() {
        return bitsPerSecond() >= ceiling;
    }

    @Override
    public void arrived(int source, int number, long nanos) {
        int stream = streamOf(source);
        if (stream >= 0) {
            controller.arrived(stream, number, nanos);
        }
    }

    @Override
    public void missing(int source, int number) {
        int stream = streamOf(source);
        if (stream >= 0) {
            controller.missing(stream, number);
        }
    }

    @Override
    public void arrivalsTold() {
        if (follows) { // else nothing is known of what left
            controller.endFeedback(clock.nanoTime());
        }
    }

    private int streamOf(int ssrc) {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).ssrc() == ssrc) {
                return i;
            }
        }
        return -1;
    }

    private final class Meter implements DatagramSink {
        private final DatagramSink sink;

        private Meter(DatagramSink sink) {
            this.sink = sink;
        }

        @Override
        public void send(ByteBuffer datagram) throws IOException {
            int stream = RtcpReader.isRtcp(datagram) ? -1 : streamOf(RtpHeader.ssrc(datagram));
            if (stream >= 0) {
                int bytes = datagram.remaining() + HEADER_BYTES;
                controller.sent(stream, RtpHeader.sequenceNumber(datagram), bytes, clock.nanoTime());
            }
            sink.send(datagram);
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
