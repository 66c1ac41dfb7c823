package udpcam.frame;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.ReceptionStatistics;
import udpcam.rtp.RtpHeader;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.wire.ClassicWire;
import udpcam.wire.WireDetector;
import udpcam.wire.WireDetector.Wire;

/**
 * Puts datagrams together to frames, each source's apart, and gives out those of one source.
 *
 * <p>A source is an address and, on RTP, an SSRC. The wire of an address is that on which its frames come; until they do,
 * and when they stop, each datagram's looks tell. The first source is the one that is given out, until it has been silent
 * for a while. Any bytes may be offered: what is of no use is counted. Called by one thread.
 */
public final class Reassembler {
    /** Told, once each, which sources there are, and of what is no part of a frame. */
    public interface Listener {
        /** Its frames are given out from now on; {@code statistics} are those of its packets, null on the classic wire. */
        void follows(InetSocketAddress source, @Nullable ReceptionStatistics statistics);

        /** It sends whole frames too, but another source is given out. */
        void ignores(InetSocketAddress source);

        /** An RTCP packet came; the buffer is good until the call returns. */
        void control(InetSocketAddress source, ByteBuffer rtcp, long nowNanos);

        /** Whether the source whose frames are given out said that it ends, so that another may follow it at once. */
        boolean hasEnded();
    }

    private final Sources sources;
    private final WireDetector detector;
    private final Counters counters;
    private final Listener listener;

    /** {@code format} says what RTP packets do not say of themselves. */
    public Reassembler(Counters counters, RtpFormat format, Listener listener) {
        this.sources = new Sources(counters, format);
        this.detector = new WireDetector(format.payloadType());
        this.counters = counters;
        this.listener = listener;
    }

    /**
     * Takes a datagram.
     *
     * @param nowNanos when it came, on a monotonic clock
     * @param early whether a frame is welcome that still grows, because nothing else is to be done
     * @return the frame that is complete with it, or is to grow from it on, the caller's to close; null if there is none to
     *     be shown
     */
    public @Nullable EncodedFrame offer(InetSocketAddress from, ByteBuffer datagram, long nowNanos, boolean early) {
        Wire proven = sources.provenWire(from, nowNanos);
        Wire wire = proven == Wire.CLASSIC ? proven : detector.detect(datagram);
        if (wire == Wire.RTCP) {
            counters.increment(Counter.DATAGRAMS_RTCP);
            listener.control(from, datagram, nowNanos);
            return null;
        }
        if (wire == Wire.RTP_OTHER) {
            counters.increment(Counter.DATAGRAMS_OTHER_RTP);
            wire = Wire.CLASSIC; // a part of a classic frame can look like that
        }
        if ((proven != null && wire != proven) || (wire == Wire.CLASSIC && !ClassicWire.isPresent(datagram))) {
            counters.increment(Counter.DATAGRAMS_UNKNOWN);
            return null;
        }
        Source source = sources.offering(from, wire, wire == Wire.RTP_JPEG ? RtpHeader.ssrc(datagram) : 0, nowNanos);
        EncodedFrame frame = source.assembly().offer(datagram, nowNanos, early && source == sources.followed());
        return frame == null ? null : select(source, frame, nowNanos);
    }

    /** Gives up the frame that was given out while it grew, if there is one: whoever waits for the rest of it goes on. */
    public void loseEarly() {
        Source followed = sources.followed();
        if (followed != null) {
            followed.assembly().loseEarly();
        }
    }

    /** Whether another source is to be given out instead. */
    private boolean isOver(Source followed, Source next, long nowNanos) {
        return followed.isSilent(nowNanos) || followed.isReplacedBy(next) || listener.hasEnded();
    }

    private @Nullable EncodedFrame select(Source source, EncodedFrame frame, long nowNanos) {
        if (!frame.isWhole()) {
            return frame; // of the source that is followed
        }
        if (frame.wasGivenEarly()) {
            source.gaveFrame(nowNanos);
            frame.close();
            return null;
        }
        if (frame.size() == null) {
            counters.increment(Counter.FRAMES_NOT_JPEG); // nobody is followed for sending what is no picture
            frame.close();
            return null;
        }
        source.gaveFrame(nowNanos);
        Source followed = sources.followed();
        if (followed == null || (followed != source && isOver(followed, source, nowNanos))) {
            loseEarly();
            followed = source;
            sources.follow(source);
            listener.follows(source.address(), source.assembly().statistics());
        }
        if (followed == source) {
            return frame;
        }
        if (source.tellIgnored()) {
            listener.ignores(source.address());
        }
        counters.increment(Counter.FRAMES_OF_OTHERS);
        frame.close();
        return null;
    }
}
