package udpcam.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Frame;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.run.Deadline;
import udpcam.stream.WireDetector.Wire;

/**
 * All streams that reach a receiver, from datagrams to the frames of the one that is shown:
 * {@code Inlet.admit -> ReceivedStream.offer -> StreamSelector.select}. Any bytes may be offered; what is of no use is counted.
 * Called by the thread that receives, unless a method says otherwise.
 *
 * <p>One stream is attended, which is to say that reports and requests go to its sender: the one that is shown, or that is to
 * be: what is missing of a first frame has to be asked for before it can be shown.
 */
public final class ReceivedStreams {
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
    private final Reporter reporter;

    /**
     * @param format what RTP packets do not say of themselves
     * @param allowed the only hosts whose datagrams are taken; empty for any
     */
    public ReceivedStreams(
            RtpFormat format, Set<InetAddress> allowed, Reporter reporter, Listener listener, Counters counters) {
        this.selector = new StreamSelector(listener, counters);
        this.table = new StreamTable(format, selector, counters, reporter.seed());
        this.inlet = new Inlet(allowed, format.payloadType(), table, counters);
        this.reporter = reporter;
    }

    /**
     * Takes a datagram.
     *
     * @param nowNanos when it came, on a monotonic clock
     * @param early whether a frame is welcome that still grows, because nothing else is to be done
     * @return the frame that is there with it, whole or growing, the caller's to close; null if there is none to be shown
     */
    public @Nullable DecodableFrame offer(InetSocketAddress from, ByteBuffer datagram, long nowNanos, boolean early)
            throws IOException {
        int bytes = datagram.remaining();
        ReceivedStream stream = inlet.admit(from, datagram, nowNanos);
        if (stream == null) {
            return null;
        }
        DecodableFrame frame = null;
        if (inlet.kind() == Wire.RTCP) {
            stream.attendance().control(datagram, nowNanos);
        } else {
            boolean isRepair = inlet.kind() == Wire.RTP_REPAIR;
            stream.attendance().arrived(datagram, isRepair, nowNanos);
            Frame came = stream.offer(datagram, isRepair, nowNanos, early && stream == selector.shown());
            frame = select(stream, came, nowNanos);
        }
        stream.attendance().heardFrom(bytes, nowNanos);
        return frame;
    }

    private @Nullable DecodableFrame select(ReceivedStream stream, @Nullable Frame frame, long nowNanos) {
        if (isToBeAttended(stream, nowNanos)) {
            attend(stream, nowNanos);
        }
        stream.attendance().ask(nowNanos);
        DecodableFrame selected = frame == null ? null : selector.select(stream, frame, nowNanos);
        if (selected != null && stream != table.attended()) {
            attend(stream, nowNanos);
        }
        return selected;
    }

    private boolean isToBeAttended(ReceivedStream stream, long nowNanos) {
        ReceivedStream attended = table.attended();
        ReceivedStream shown = selector.shown();
        boolean isWanted = stream == shown || selector.isVacantFor(stream, nowNanos);
        return stream != attended
                && stream.isRepairable()
                && isWanted
                && (attended == null
                        || attended.liveness().isUnheard(nowNanos)
                        || (attended == shown && selector.isOver(stream, nowNanos))
                        || (stream == shown && !attended.liveness().isLive(nowNanos)));
    }

    private void attend(ReceivedStream stream, long nowNanos) {
        ReceivedStream before = table.attended();
        if (before != null) {
            before.attendance().end(nowNanos);
        }
        table.attend(stream);
        stream.attendance().begin(reporter);
    }

    /**
     * Does what is due at {@link #nextNanos}: asks for packets, and ends a frame whose playout deadline has passed.
     *
     * @return what there is of that frame, concealed, the caller's to close; null if there is none
     */
    public @Nullable DecodableFrame poll(long nowNanos) {
        ReceivedStream attended = table.attended();
        if (attended == null) {
            return null;
        }
        attended.attendance().tellArrivals(nowNanos);
        return select(attended, attended.poll(nowNanos), nowNanos);
    }

    /** When {@link #poll} is to be called if no datagram comes; {@link Deadline#NEVER} if nothing will be due. */
    public long nextNanos() {
        selector.settle();
        ReceivedStream attended = table.attended();
        return attended == null ? Deadline.NEVER : attended.nextNanos();
    }

    /** The stream that is shown; null before the first. Any thread may ask. */
    public @Nullable ReceivedStream shown() {
        return selector.shown();
    }

    /** The RTCP of the stream that is attended; null if there is none. Any thread may ask. */
    public @Nullable StreamReports reports() {
        ReceivedStream attended = table.attended();
        return attended == null ? null : attended.reports();
    }

    /** Sends the report that is due, if one is: there is time for it. Any thread may call it. */
    public void pause(long nowNanos) throws IOException {
        StreamReports reports = reports();
        if (reports != null) {
            reports.pause(nowNanos);
        }
    }

    /** Tells the sender that nobody watches any more. Any thread may call it. */
    public void leave(long nowNanos) {
        StreamReports reports = reports();
        if (reports != null) {
            reports.leave(nowNanos);
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
