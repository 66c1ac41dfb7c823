package udpcam.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.run.Deadline;
import udpcam.session.ClockOffset;
import udpcam.session.LinkQuality;
import udpcam.session.ReceiverSession;

/**
 * RTCP with the sender of one stream. The thread that receives calls it; any thread may ask how the stream fares, have the due
 * report sent in a pause, and leave. One thread at a time sends, so that no report follows the BYE.
 */
public final class StreamReports {
    private static final long NO_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final InetSocketAddress address;
    private final ReceiverSession session;
    private final Reporter.Kind kind;
    private final Reporter.Channel channel;
    private boolean hasPaused;
    private long pausedNanos;
    private boolean heard; // something of the stream since the last report
    private boolean left;

    StreamReports(InetSocketAddress address, ReceiverSession session, Reporter.Kind kind, Reporter.Channel channel) {
        this.address = address;
        this.session = session;
        this.kind = kind;
        this.channel = channel;
    }

    /** Where the stream comes from. */
    public InetSocketAddress address() {
        return address;
    }

    /** An RTCP datagram of the sender came; the buffer stays as it is. */
    void control(ByteBuffer rtcp, long nowNanos) {
        session.offer(rtcp, nowNanos);
    }

    /**
     * Whether packets may be asked for again: not in a group, where all members would get them, and not before the sender has
     * heard of this receiver.
     */
    boolean asks() {
        return kind == Reporter.Kind.UNICAST && session.hasSpoken();
    }

    /** Asks for packets by their extended sequence numbers, ascending. */
    synchronized void missing(long[] numbers, int count) {
        try {
            sendIfAny(session.nack(numbers, count));
        } catch (IOException e) {
            // The socket is being closed.
        }
    }

    /** A packet of the stream came, or of what repairs it; the buffer stays as it is. */
    void arrived(ByteBuffer packet, boolean isRepair, long nowNanos) {
        session.arrived(packet, isRepair, nowNanos);
    }

    /** A datagram of the sender came. The first report leaves at once, others only if there has been no pause for long. */
    synchronized void received(int bytes, long nowNanos) throws IOException {
        session.received(bytes, nowNanos);
        heard = true;
        if (!hasPaused) {
            hasPaused = true;
            pausedNanos = nowNanos;
        }
        if (!session.hasSpoken() || nowNanos - pausedNanos >= NO_PAUSE_NANOS) {
            pause(nowNanos);
        }
        tellArrivals(nowNanos);
    }

    /** Tells which packets came, if that is due. */
    void tellArrivals(long nowNanos) {
        tellArrivals(false, nowNanos);
    }

    /** A frame of the stream was shown: there is time to tell which packets came. */
    public void shown(long nowNanos) {
        tellArrivals(true, nowNanos);
    }

    private synchronized void tellArrivals(boolean isShown, long nowNanos) {
        try {
            sendIfAny(kind == Reporter.Kind.UNREPORTED ? null : session.arrivals(isShown, nowNanos));
        } catch (IOException e) {
            // The socket is being closed.
        }
    }

    /** When {@link #tellArrivals} has something to do; {@link Deadline#NEVER} if nothing. */
    long nextNanos() {
        return kind == Reporter.Kind.UNREPORTED ? Deadline.NEVER : session.arrivalsDueNanos();
    }

    /** There is time for it: sends the report that is due, but no second one to a sender that is silent since. */
    public synchronized void pause(long nowNanos) throws IOException {
        hasPaused = true;
        pausedNanos = nowNanos;
        if (heard) {
            ByteBuffer report = session.poll(nowNanos);
            heard = report == null;
            sendIfAny(report);
        }
    }

    /** Tells the sender that nobody watches any more. */
    synchronized void leave(long nowNanos) {
        try {
            sendIfAny(session.bye(nowNanos));
        } catch (IOException e) {
            // The sender finds out by the silence.
        }
        left = true;
    }

    /** Whether the sender said BYE, and the stream fell silent. */
    public boolean hasEnded(long nowNanos) {
        return session.ended(nowNanos);
    }

    /** How the stream fares; null if that is not known. */
    public @Nullable LinkQuality quality() {
        return session.quality();
    }

    /** To how many kbit/s the sender limits the stream; 0 if it does not. */
    public int limit() {
        return session.limit();
    }

    /** What the sender calls itself; null if it does not say. */
    public @Nullable String name() {
        return session.name();
    }

    /** How the clock of the sender compares to ours; null if that is not known. */
    public @Nullable ClockOffset clockOffset() {
        return session.clockOffset();
    }

    private void sendIfAny(@Nullable ByteBuffer rtcp) throws IOException {
        if (rtcp != null && !left && kind != Reporter.Kind.UNREPORTED) {
            channel.send(rtcp, address);
        }
    }
}
