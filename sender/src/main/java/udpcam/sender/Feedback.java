package udpcam.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.keys.SenderSeal;
import udpcam.link.Link;
import udpcam.rate.RateControl;
import udpcam.repair.Repair;
import udpcam.run.NanoClock;
import udpcam.session.LinkQuality;
import udpcam.session.ReceptionListener;
import udpcam.session.SenderSession;

/** What a remote sends back, and what follows from it for the stream. One thread listens; any thread may ask. */
public final class Feedback {
    /** What headers add to the bytes of a frame: of IP, UDP, RTP and JPEG 48 in a packet of 1,200. */
    private static final double HEADERS_SHARE = 0.04;

    /** From one frame to the next to a remote that is silent. */
    private static final long TRIAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long BITS_PER_KILOBIT = 1000;

    private final Link back;
    private final @Nullable SenderSeal seal;
    private final @Nullable SenderSession session;
    private final @Nullable Repair repair;
    private final RateControl rate;
    private final ReceptionListener reception;
    private final NanoClock clock;
    private long triedNanos;
    private final ByteBuffer heard = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);

    /**
     * @param back what the remote sends back
     * @param seal under which it comes; null if it is open to the network
     * @param session its RTCP; null on the classic wire
     * @param repair what repairs the stream there, which hears of its losses; null if nothing does
     * @param rate what the network on the way there takes
     */
    public Feedback(
            Link back,
            @Nullable SenderSeal seal,
            @Nullable SenderSession session,
            @Nullable Repair repair,
            RateControl rate,
            NanoClock clock) {
        this.back = back;
        this.seal = seal;
        this.session = session;
        this.repair = repair;
        this.rate = rate;
        this.reception = repair == null ? rate : ReceptionListener.both(repair, rate);
        this.clock = clock;
        this.triedNanos = clock.nanoTime();
    }

    /** Waits for a datagram that the remote sends back, and takes it; false when the link has been closed. */
    boolean listen() throws IOException {
        try {
            boolean isFit = back.receive(heard) != null && (seal == null || seal.open(heard, back, clock.nanoTime()));
            if (isFit) {
                back.heard();
            }
            if (isFit && session != null) {
                session.offer(heard, clock.nanoTime(), reception);
            }
            return true;
        } catch (ClosedChannelException end) {
            return false;
        }
    }

    /**
     * How many bytes the next frame may have on this way; {@link Integer#MAX_VALUE}: any number.
     *
     * @param leastBytes what the smallest frame has; 0: not known
     */
    int budget(int wantedBytes, int leastBytes) {
        if (isSilent() && isTooSoon()) {
            return 0;
        }
        double added = 1 + HEADERS_SHARE + (repair == null ? 0 : repair.share());
        int least = (int) (leastBytes * added) + 1; // rounded up: a byte less would leave it out
        int bytes = rate.budget((int) Math.min(Integer.MAX_VALUE, wantedBytes * added), least);
        return bytes == Integer.MAX_VALUE ? bytes : (int) (bytes / added);
    }

    /** Whether the remote reported and does so no more, without a BYE: it gets a frame a second until it does (RFC 8083 4.2). */
    boolean isSilent() {
        return session != null && session.isSilent(clock.nanoTime());
    }

    private boolean isTooSoon() {
        long now = clock.nanoTime();
        boolean is = now - triedNanos < TRIAL_NANOS;
        triedNanos = is ? triedNanos : now;
        return is;
    }

    /** What the network takes, in bits a second; 0 while it is not the limit. */
    long limit() {
        return rate.isLimiting() ? rate.bitsPerSecond() : 0;
    }

    /** Whether {@code --bitrate} is the limit, not the network. */
    boolean isAtCeiling() {
        return rate.isAtCeiling();
    }

    /** How the stream fares; null if the remote does not tell. */
    @Nullable
    LinkQuality quality() {
        return session == null ? null : session.quality();
    }

    /** Whether {@link #report} is worth a call. */
    boolean mayReportBeDue() {
        return session != null && session.mayBeDue(clock.nanoTime());
    }

    /** The report that is due, to be sent at once; null if none is. */
    @Nullable
    ByteBuffer report() {
        if (session == null) {
            return null;
        }
        session.limit((int) (limit() / BITS_PER_KILOBIT));
        return session.poll(clock.nanoTime());
    }

    /** The last report of all, which says that the stream ends; null if the remote does not listen. */
    @Nullable
    ByteBuffer bye() {
        return session == null ? null : session.bye(clock.nanoTime());
    }
}
