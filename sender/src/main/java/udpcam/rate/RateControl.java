package udpcam.rate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.congestion.CongestionController;
import udpcam.congestion.GroupController;
import udpcam.congestion.StreamLimit;
import udpcam.link.DatagramSink;
import udpcam.pace.Pace;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.run.NanoClock;
import udpcam.session.ReceptionListener;

/**
 * Fits what goes to one remote to the network on the way there: {@link #metered} tells the {@link CongestionController} and the {@link
 * PathMtu} what leaves, feedback what arrives, and the frames that follow get what the network takes: in a group, what the worst
 * member takes. Any thread may call it, but feedback comes from one.
 */
public final class RateControl implements ReceptionListener {
    /** Of IPv4 and UDP, which take their share of the network, too. */
    private static final int HEADER_BYTES = 28;

    /** A packet of parity or a retransmission is about that long, headers included. */
    private static final int REPAIR_BYTES = 1260;

    private static final int STREAM = 0; // of those that are sent
    private static final int RETRANSMISSIONS = 2;

    private final long ceiling;
    private final StreamLimit limit;
    private final Arrivals receiver; // where it is the only one
    private final Arrivals member; // of which a message is being read
    private final @Nullable GroupController group;
    private final boolean follows;
    private final PathMtu path;
    private final List<RtpStream> streams;
    private final NanoClock clock;

    /**
     * For one remote.
     *
     * @param isGroup whether it is a group
     * @param path how large datagrams the way there takes
     * @param streams what is sent there: media, parity, retransmissions; none on the classic wire, which has no feedback
     */
    public RateControl(Bitrate bitrate, boolean isGroup, PathMtu path, List<RtpStream> streams, NanoClock clock) {
        this.ceiling = bitrate.ceiling();
        CongestionController controller = new CongestionController(bitrate.ceiling());
        this.receiver = new Arrivals(controller);
        this.member = new Arrivals(controller);
        this.group = isGroup ? new GroupController(controller) : null;
        this.limit = group == null ? controller : group;
        this.follows = bitrate.follows() && !streams.isEmpty();
        this.path = path;
        this.streams = List.copyOf(streams);
        this.clock = clock;
    }

    /** The same for one receiver where the datagrams have a size that does not change. */
    public RateControl(Bitrate bitrate, List<RtpStream> streams, NanoClock clock) {
        this(bitrate, false, new PathMtu(PathMtu.SAFE_BYTES, () -> 0), streams, clock);
    }

    /** Of a sink, one that notes the packets which leave by it. Closing the result closes the other. */
    public DatagramSink metered(DatagramSink sink) {
        return streams.isEmpty() ? sink : new Meter(sink);
    }

    /** How large datagrams the way takes. */
    public PathMtu path() {
        return path;
    }

    /** How large a probe of the path is to be sent now; 0: none. */
    public int probeBytes() {
        return path.probeBytes(clock.nanoTime());
    }

    /** Of a sink, one that spreads the packets of a frame while the network is the limit. */
    public DatagramSink paced(DatagramSink sink) {
        return follows ? Pace.following(limit::paceBitsPerSecond, sink, clock) : sink;
    }

    /** A frame is about to be sent. */
    public void beginFrame() {
        limit.beginFrame(clock.nanoTime());
    }

    /** All packets of a frame were sent. */
    public void endFrame() {
        limit.endFrame();
    }

    /**
     * What the next frame may have, parity included; see {@link StreamLimit#budget}. A group always has the least that the ceiling
     * allows, since one member's path must not end the stream of the others.
     */
    public int budget(int wantedBytes, int leastBytes) {
        return limit.budget(wantedBytes, group == null ? 0 : leastBytes, clock.nanoTime());
    }

    /** How many packets there is room for that repair the stream. */
    public int repairPackets() {
        return limit.spareBytes(clock.nanoTime()) / REPAIR_BYTES;
    }

    /** What share of the losses is that of queues that are full, 0-1: parity would fill them. */
    public double congestionShare() {
        return limit.congestionShare();
    }

    /** Whether the network, or the ceiling, is the limit now. */
    public boolean isLimiting() {
        return limit.isLimiting();
    }

    /** What the network takes, in bits a second, or the ceiling; good while {@link #isLimiting}. */
    public long bitsPerSecond() {
        return limit.bitsPerSecond();
    }

    /** Whether the ceiling is the limit, not the network. */
    public boolean isAtCeiling() {
        return bitsPerSecond() >= ceiling;
    }

    @Override
    public void arrived(int source, int number, long nanos) {
        receiver.arrived(source, number, nanos);
        int stream = streamOf(source);
        if (stream == STREAM) {
            path.arrived(number);
        } else if (stream == RETRANSMISSIONS) {
            path.resentArrived(number);
        }
    }

    @Override
    public void missing(int source, int number) {
        receiver.missing(source, number);
        if (streamOf(source) == STREAM) {
            path.missing(number);
        }
    }

    @Override
    public void arrivalsTold() {
        receiver.arrivalsTold();
        path.told(clock.nanoTime());
    }

    @Override
    public ReceptionListener ofMember(int ssrc) {
        CongestionController told = group == null || !follows ? null : group.member(ssrc, clock.nanoTime());
        if (told == null) {
            return NOBODY;
        }
        member.controller = told;
        return member;
    }

    private int streamOf(int ssrc) {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).ssrc() == ssrc) {
                return i;
            }
        }
        return -1;
    }

    /** Hears of arrivals at one receiver at a time. */
    private final class Arrivals implements ReceptionListener {
        private CongestionController controller;

        private Arrivals(CongestionController controller) {
            this.controller = controller;
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
    }

    private final class Meter implements DatagramSink {
        private final DatagramSink sink;

        private Meter(DatagramSink sink) {
            this.sink = sink;
        }

        @Override
        public void send(ByteBuffer datagram) throws IOException {
            int stream = RtcpReader.isRtcp(datagram) ? -1 : streamOf(RtpHeader.ssrc(datagram));
            int number = stream >= 0 ? RtpHeader.sequenceNumber(datagram) : 0;
            if (stream == STREAM) {
                path.sent(number, datagram.remaining());
            }
            if (stream >= 0 && follows) {
                limit.sent(stream, number, datagram.remaining() + HEADER_BYTES, clock.nanoTime());
            }
            sink.send(datagram);
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
