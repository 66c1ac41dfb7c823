package udpcam.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Frame;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.run.Deadline;
import udpcam.stream.WireDetector.Wire;

/**
 * All streams that reach a receiver, from datagrams to the frames of those that are shown:
 * {@code Inlet.admit -> ReceivedStream.offer -> StreamSelector.select}. Any bytes may be offered; what is of no use is counted.
 * Called by the thread that receives, unless a method says otherwise.
 */
public final class ReceivedStreams {
    /** Which streams are shown. */
    public enum Show {
        /** The first one that can be. */
        FIRST,
        /** All of them, up to 16, each in a view of its own. */
        ALL
    }

    /** Is told which streams there are. */
    public interface Listener {
        /** A frame of this sender was shown, and its frames are from now on. */
        void follows(InetSocketAddress address);

        /** This sender sends whole frames too, but another one's are shown. Told once. */
        void ignores(InetSocketAddress address);
    }

    private final StreamTable table;
    private final StreamSelector selector;
    private final Inlet inlet;
    private final Counters counters;

    /**
     * @param format what RTP packets do not say of themselves
     * @param allowed the only hosts whose datagrams are taken; empty for any
     * @param opener opens what comes sealed
     */
    public ReceivedStreams(
            Show show,
            RtpFormat format,
            Set<InetAddress> allowed,
            Opener opener,
            Reporter reporter,
            Listener listener,
            Counters counters) {
        this.selector = show == Show.ALL
                ? new EveryStream(reporter, listener, counters)
                : new FirstStream(reporter, listener, counters);
        this.table = new StreamTable(format, selector, counters, reporter.seed());
        this.inlet = new Inlet(allowed, opener, format.payloadType(), table, counters);
        this.counters = counters;
    }

    /** Where the first stream is shown that can be, and none is sealed. */
    public ReceivedStreams(
            RtpFormat format, Set<InetAddress> allowed, Reporter reporter, Listener listener, Counters counters) {
        this(Show.FIRST, format, allowed, Opener.OPEN, reporter, listener, counters);
    }

    /**
     * Takes a datagram.
     *
     * @param nowNanos when it came, on a monotonic clock
     * @param early whether a frame is welcome that still grows, because nothing else is to be done
     * @return the frame that is there with it, whole or growing, the caller's to close, for {@link #view}; null if there is none
     *     to be shown
     */
    public @Nullable DecodableFrame offer(InetSocketAddress from, ByteBuffer datagram, long nowNanos, boolean early)
            throws IOException {
        int bytes = datagram.remaining();
        ReceivedStream stream = inlet.admit(from, datagram, nowNanos);
        Counters ofStream = stream == null ? counters : stream.counters();
        ofStream.increment(Counter.DATAGRAMS_RECEIVED);
        ofStream.add(Counter.BYTES_RECEIVED, bytes);
        if (stream == null) {
            return null;
        }
        DecodableFrame frame = null;
        if (inlet.kind() == Wire.RTCP) {
            stream.attendance().control(datagram, nowNanos);
        } else {
            boolean isRepair = inlet.kind() == Wire.RTP_REPAIR;
            stream.attendance().arrived(datagram, isRepair, nowNanos);
            Frame came = stream.offer(datagram, isRepair, nowNanos, early && isShown(stream));
            frame = select(stream, came, nowNanos);
        }
        stream.attendance().heardFrom(bytes, nowNanos);
        return frame;
    }

    private @Nullable DecodableFrame select(ReceivedStream stream, @Nullable Frame frame, long nowNanos) {
        selector.heard(stream, nowNanos);
        stream.attendance().ask(nowNanos);
        return frame == null ? null : selector.select(stream, frame, nowNanos);
    }

    private boolean isShown(ReceivedStream stream) {
        List<View> views = selector.views();
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).stream() == stream) {
                return true;
            }
        }
        return false;
    }

    /**
     * Does what is due at {@link #nextNanos}: asks for packets, and ends a frame whose playout deadline has passed. What else is due
     * is left to the next call.
     *
     * @return what there is of that frame, concealed, the caller's to close, for {@link #view}; null if there is none
     */
    public @Nullable DecodableFrame poll(long nowNanos) {
        selector.expire(nowNanos);
        List<ReceivedStream> attended = selector.attended();
        for (int i = 0; i < attended.size(); i++) {
            ReceivedStream stream = attended.get(i);
            stream.attendance().tellArrivals(nowNanos);
            DecodableFrame frame = select(stream, stream.poll(nowNanos), nowNanos);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    /** When {@link #poll} is to be called if no datagram comes; {@link Deadline#NEVER} if nothing will be due. */
    public long nextNanos() {
        selector.settle();
        List<ReceivedStream> attended = selector.attended();
        long next = Deadline.NEVER;
        for (int i = 0; i < attended.size(); i++) {
            next = Deadline.earlier(next, attended.get(i).nextNanos());
        }
        return next;
    }

    /** The places for streams, all that there may be. Any thread may ask. */
    public List<View> views() {
        return selector.views();
    }

    /** The view of the frame that was returned last. */
    public View view() {
        return selector.view();
    }

    /** The view in which a stream of an address is shown; null if there is none. */
    public @Nullable View viewOf(InetSocketAddress address) {
        List<View> views = selector.views();
        for (int i = 0; i < views.size(); i++) {
            ReceivedStream shown = views.get(i).stream();
            if (shown != null && shown.address().equals(address)) {
                return views.get(i);
            }
        }
        return null;
    }

    /**
     * How much later than the quickest ones of late the datagrams come, in nanoseconds, by the stream with the least of it that is
     * shown and goes on: what waits in the socket makes all of them late. {@link Long#MAX_VALUE} where none tells.
     */
    public long latenessNanos(long nowNanos) {
        List<View> views = selector.views();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < views.size(); i++) {
            ReceivedStream shown = views.get(i).stream();
            if (shown != null && (views.size() == 1 || !shown.liveness().isUnheard(nowNanos))) {
                least = Math.min(least, shown.latenessNanos());
            }
        }
        return least;
    }

    /** Datagrams were thrown away unread; {@code any} says whether there were some. */
    public void skipped(boolean any) {
        List<View> views = selector.views();
        for (int i = 0; i < views.size(); i++) {
            ReceivedStream shown = views.get(i).stream();
            if (shown != null) {
                shown.skipped(any);
            }
        }
    }

    /** Tells the senders that nobody watches any more. Any thread may call it. */
    public void leave(long nowNanos) {
        for (ReceivedStream stream : selector.attended()) {
            StreamReports reports = stream.reports();
            if (reports != null) {
                reports.leave(nowNanos);
            }
        }
    }

    /** Forgets all streams, and frees their memory: each begins anew with its next datagram. */
    public void forget(long nowNanos) {
        selector.forget();
        table.close(nowNanos);
    }

    /** Frees the memory; a thread that waits for the rest of a frame goes on. Called when nobody receives any more. */
    public void close(long nowNanos) {
        table.close(nowNanos);
    }
}
