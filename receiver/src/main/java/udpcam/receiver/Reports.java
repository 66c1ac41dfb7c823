package udpcam.receiver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.frame.Reassembler;
import udpcam.link.Link;
import udpcam.rtp.ClockOffset;
import udpcam.rtp.Cname;
import udpcam.rtp.LinkQuality;
import udpcam.rtp.NtpTime;
import udpcam.rtp.ReceiverSession;
import udpcam.rtp.ReceptionStatistics;
import udpcam.rtp.RtcpInterval;
import udpcam.run.NanoClock;

/**
 * RTCP with the source that is shown: what is reported to it, and what it says. Called by the receive worker; any thread
 * may ask how the stream fares, pause, and leave: one at a time sends, so that no report comes behind the BYE.
 */
public final class Reports implements Reassembler.Listener {
    private static final long NO_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Link channel;
    private final SourceMessages messages;
    private final Kind kind;
    private final NtpTime time;
    private final NanoClock clock;
    private final RandomGenerator random;
    private final Cname cname;
    private volatile @Nullable Shown shown;
    private long pausedNanos;
    private boolean heard; // something from the source since the last report

    /** To what kind of stream reports go. */
    public enum Kind {
        /** One to this receiver. */
        UNICAST,
        /** One to a group. */
        MULTICAST,
        /** One whose sender wants them on another port than its own, to which none are sent (RFC 5761 5.1). */
        UNREPORTED
    }

    private record Shown(InetSocketAddress address, ReceiverSession session) {}

    /**
     * @param channel on which the reports leave
     * @param messages tells the user of sources
     * @param random one that nobody can guess, and that any thread may use
     */
    public Reports(
            Link channel, SourceMessages messages, Kind kind, NtpTime time, NanoClock clock, RandomGenerator random) {
        this.channel = channel;
        this.messages = messages;
        this.kind = kind;
        this.time = time;
        this.clock = clock;
        this.random = random;
        this.cname = Cname.random(random);
        this.pausedNanos = clock.nanoTime();
    }

    @Override
    public void attends(InetSocketAddress source, @Nullable ReceptionStatistics statistics) {
        leave();
        if (statistics != null) {
            RtcpInterval interval = new RtcpInterval(kind == Kind.MULTICAST, random);
            shown = new Shown(source, new ReceiverSession(statistics, cname, time, interval, random));
        }
    }

    @Override
    public void follows(InetSocketAddress source) {
        messages.follows(source);
    }

    @Override
    public void ignores(InetSocketAddress source) {
        messages.ignores(source);
    }

    @Override
    public void control(InetSocketAddress source, ByteBuffer rtcp, long nowNanos) {
        Shown current = shown;
        if (current != null && current.address.equals(source)) {
            current.session.offer(rtcp, nowNanos);
        }
    }

    /** Not in a group, where all would be sent again to all, and not before the sender has heard of us. */
    @Override
    public boolean asks() {
        Shown current = shown;
        return current != null && kind == Kind.UNICAST && current.session.hasSpoken();
    }

    @Override
    public synchronized void missing(InetSocketAddress source, long[] numbers, int count) {
        Shown current = shown;
        if (current == null || !current.address.equals(source)) {
            return;
        }
        try {
            replyIfAny(current, current.session.nack(numbers, count));
        } catch (IOException e) {
            // The socket is being closed.
        }
    }

    @Override
    public boolean hasEnded() {
        Shown current = shown;
        return current != null && current.session.ended(clock.nanoTime());
    }

    /** A datagram of so many bytes came from somewhere. The first report leaves at once, others if there is no pause. */
    synchronized void received(InetSocketAddress from, int bytes, long nowNanos) throws IOException {
        Shown current = shown;
        if (current != null && current.address.equals(from)) {
            current.session.received(bytes, nowNanos);
            heard = true;
            if (!current.session.hasSpoken() || nowNanos - pausedNanos >= NO_PAUSE_NANOS) {
                pause(nowNanos);
            }
        }
    }

    /** There is time for it: sends the report that is due, but no second one to a source that is silent since. */
    synchronized void pause(long nowNanos) throws IOException {
        pausedNanos = nowNanos;
        Shown current = shown;
        if (current != null && heard) {
            ByteBuffer report = current.session.poll(nowNanos);
            heard = report == null;
            replyIfAny(current, report);
        }
    }

    /** How the stream that is shown fares; null if that is not known. */
    @Nullable
    LinkQuality quality() {
        Shown current = shown;
        return current == null ? null : current.session.quality();
    }

    /** How the clock of the sender that is shown compares to ours; null if that is not known. */
    @Nullable
    ClockOffset clockOffset() {
        Shown current = shown;
        return current == null ? null : current.session.clockOffset();
    }

    /** Where the stream that is shown comes from; null if it has no reports. */
    @Nullable
    InetSocketAddress source() {
        Shown current = shown;
        return current == null ? null : current.address;
    }

    /** Says to the source that nobody watches any more. */
    synchronized void leave() {
        Shown current = shown;
        shown = null;
        if (current != null) {
            try {
                replyIfAny(current, current.session.bye(clock.nanoTime()));
            } catch (IOException e) {
                // It finds out by the silence.
            }
        }
    }

    private void replyIfAny(Shown to, @Nullable ByteBuffer report) throws IOException {
        if (report != null && kind != Kind.UNREPORTED) {
            channel.send(report, to.address);
        }
    }
}
