package udpcam.frame;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.fec.NackTracker;
import udpcam.rtp.ReceptionStatistics;
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
        /**
         * Reports are to go to this source from now on: its frames are given out, or will be once one is there.
         *
         * @param statistics those of its packets; null on the classic wire
         */
        void attends(InetSocketAddress source, @Nullable ReceptionStatistics statistics);

        /** One of its frames was shown: its frames are given out from now on. */
        void follows(InetSocketAddress source);

        /** It sends whole frames too, but another source is given out. */
        void ignores(InetSocketAddress source);

        /** An RTCP packet came; the buffer is good until the call returns. */
        void control(InetSocketAddress source, ByteBuffer rtcp, long nowNanos);

        /** Whether that source is asked for packets again. */
        boolean asks();

        /**
         * Packets of the source to which reports go are missing, and may be asked for again.
         *
         * @param numbers their extended sequence numbers, ascending
         * @param count how many there are
         */
        void missing(InetSocketAddress source, long[] numbers, int count);

        /** Whether the source whose frames are given out said that it ends, so that another may follow it at once. */
        boolean hasEnded();
    }

    /** So many packets are asked for at once. */
    private static final int MOST_MISSING = 256;

    private final StreamSelector selector = new StreamSelector();
    private final Sources sources;
    private final WireDetector detector;
    private final Counters counters;
    private final Listener listener;
    private final long[] missing = new long[MOST_MISSING];
    private @Nullable Source given; // whose frame was given out last
    private int streams;

    /** {@code format} says what RTP packets do not say of themselves. */
    public Reassembler(Counters counters, RtpFormat format, Listener listener) {
        this.sources = new Sources(counters, format, selector);
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
        Source repaired = wire == Wire.RTP_REPAIR ? sources.repaired(from) : null;
        if (repaired != null) {
            counters.increment(Counter.DATAGRAMS_REPAIR);
            return repair(repaired, datagram, nowNanos);
        }
        if (wire == Wire.RTP_OTHER || wire == Wire.RTP_REPAIR) {
            counters.increment(Counter.DATAGRAMS_OTHER_RTP);
            wire = Wire.CLASSIC; // a part of a classic frame can look like that
        }
        if ((proven != null && wire != proven) || (wire == Wire.CLASSIC && !ClassicWire.isPresent(datagram))) {
            counters.increment(Counter.DATAGRAMS_UNKNOWN);
            return null;
        }
        Source source = sources.offering(from, wire, datagram, nowNanos);
        if (source == null) {
            return null;
        }
        boolean isTrusted = source == selector.shown() && source.gaveFrames();
        EncodedFrame frame = source.assembly().offer(datagram, nowNanos, early && isTrusted);
        if (isToBeAttended(source, nowNanos)) {
            attend(source);
        }
        ask(source, nowNanos);
        return frame == null ? null : select(source, frame, nowNanos);
    }

    /** Before its first frame can be whole, what is missing of it has to be asked for. */
    private boolean isToBeAttended(Source source, long nowNanos) {
        Source attended = sources.attended();
        return source != attended
                && source.assembly().isRepairable()
                && selector.isVacant(source, listener.hasEnded(), nowNanos)
                && (attended == null || attended == selector.shown() || attended.isUnheard(nowNanos));
    }

    private @Nullable EncodedFrame repair(Source source, ByteBuffer datagram, long nowNanos) {
        EncodedFrame frame = source.assembly().repair(datagram, nowNanos);
        ask(source, nowNanos);
        return frame == null ? null : select(source, frame, nowNanos);
    }

    private void ask(Source source, long nowNanos) {
        NackTracker packets = source == sources.attended() ? source.assembly().missing() : null;
        long patienceNanos = listener.asks() ? source.assembly().patienceNanos() : 0; // then nothing is of use
        int count = packets == null ? 0 : packets.due(nowNanos, patienceNanos, missing);
        if (count > 0) {
            listener.missing(source.address(), missing, count);
        }
    }

    /**
     * Does what is due at {@link #nextNanos}.
     *
     * @return what there is of a frame whose time is over, damaged, the caller's to close; null if there is none
     */
    public @Nullable EncodedFrame poll(long nowNanos) {
        Source attended = sources.attended();
        if (attended == null) {
            return null;
        }
        ask(attended, nowNanos);
        EncodedFrame frame = attended.assembly().poll(nowNanos);
        if (frame == null) {
            return null;
        }
        attended.gaveFrame(nowNanos); // or another source would take its place
        return admitted(attended, frame, nowNanos);
    }

    /** When {@link #poll} is to be called if no datagram comes; {@link Long#MAX_VALUE} if nothing will be due. */
    public long nextNanos() {
        settle();
        Source attended = sources.attended();
        if (attended == null) {
            return Long.MAX_VALUE;
        }
        NackTracker packets = attended.assembly().missing();
        long next = attended.assembly().nextNanos();
        return packets == null ? next : Math.min(next, packets.nextNanos());
    }

    /** Whether the frames of an address are on the screen. */
    public boolean isShown(InetSocketAddress address) {
        Source shown = selector.shown();
        return shown != null && shown.address().equals(address);
    }

    /** How often another stream's frames began to be given out. */
    public int streams() {
        return streams;
    }

    /** Gives up the frame that was given out while it grew, if there is one: whoever waits for the rest of it goes on. */
    public void loseEarly() {
        Source shown = selector.shown();
        if (shown != null) {
            shown.assembly().loseEarly();
        }
    }

    private void attend(Source source) {
        sources.attend(source);
        listener.attends(source.address(), source.assembly().statistics());
    }

    private void settle() {
        Source shown = selector.settle();
        if (shown != null) {
            listener.follows(shown.address());
        }
    }

    private @Nullable EncodedFrame select(Source source, EncodedFrame frame, long nowNanos) {
        if (!frame.isWhole()) {
            return begun(source, frame, nowNanos);
        }
        if (frame.wasGivenEarly()) {
            source.gaveFrame(nowNanos);
            frame.close();
            return null;
        }
        if (frame.size() == null) {
            counters.increment(Counter.FRAMES_NOT_JPEG); // nobody is shown for sending what is no picture
            source.record().refused();
            frame.close();
            return null;
        }
        source.gaveFrame(nowNanos);
        return admitted(source, frame, nowNanos);
    }

    /** A frame of the stream that is shown, which grows yet. */
    private @Nullable EncodedFrame begun(Source source, EncodedFrame frame, long nowNanos) {
        if (source.isOutdated(frame.captureTime(), nowNanos)) {
            counters.increment(Counter.FRAMES_LATE);
            source.assembly().loseEarly();
            frame.close();
            return null;
        }
        frame.recordIn(source.record());
        return frame;
    }

    private @Nullable EncodedFrame admitted(Source source, EncodedFrame frame, long nowNanos) {
        settle();
        if (!selector.admits(source, listener.hasEnded(), nowNanos)) {
            if (source.tellIgnored()) {
                listener.ignores(source.address());
            }
            counters.increment(Counter.FRAMES_OF_OTHERS);
            frame.close();
            return null;
        }
        if (source.isOutdated(frame.captureTime(), nowNanos)) {
            counters.increment(Counter.FRAMES_LATE);
            frame.close();
            return null;
        }
        if (source != given) {
            loseEarly();
            given = source;
            streams++;
        }
        if (source != sources.attended()) {
            attend(source);
        }
        frame.recordIn(source.record());
        return frame;
    }
}
