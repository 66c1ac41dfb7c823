package udpcam.link;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicLong;
import udpcam.count.Counter;
import udpcam.count.Counters;

/** What became of the datagrams that were to leave over a link. Any thread may tell and ask. */
public final class Departures {
    private static final String TOO_LONG = "Message too long"; // EMSGSIZE, of which Java has only the text

    private final Counters counters;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong troubles = new AtomicLong();
    private volatile String trouble = "";
    private long sentBefore;
    private long troublesBefore;

    /** {@code counters} counts them together with those of other links. */
    public Departures(Counters counters) {
        this.counters = counters;
    }

    /** How many left. */
    public long sent() {
        return sent.get();
    }

    /** How often something kept a datagram, or the opening of the link, from succeeding. */
    public long troubles() {
        return troubles.get();
    }

    /** What it was the last time, in words; empty if there was nothing yet. */
    public String trouble() {
        return trouble;
    }

    /** A datagram of some bytes left. */
    public void left(int bytes) {
        sent.incrementAndGet();
        counters.increment(Counter.DATAGRAMS_SENT);
        counters.add(Counter.BYTES_SENT, bytes);
    }

    /** A datagram met a failure; returns whether that is the answer to an earlier one, in whose place it came. */
    public boolean failed(IOException failure) {
        boolean unheard = failure instanceof PortUnreachableException;
        counters.increment(unheard ? Counter.SEND_REFUSED : Counter.SEND_FAILED);
        met(failure);
        return unheard;
    }

    /** The network answered to an earlier datagram; if that is too long for a router, no user need know: it was a probe of the path. */
    void answered(IOException answer) {
        if (!isTooLong(answer)) {
            failed(answer);
        }
    }

    /** Whether a datagram, or an earlier one by the answer of a router, is too long. */
    static boolean isTooLong(IOException failure) {
        return TOO_LONG.equals(failure.getMessage());
    }

    /** A datagram was lost at once: the link is not open, as the last trouble says, or its sockets are being exchanged. */
    void lost() {
        counters.increment(Counter.SEND_FAILED);
        troubles.incrementAndGet();
    }

    /** The link could not be opened, or a datagram not be sent. */
    void met(IOException failure) {
        if (failure instanceof UnknownHostException) {
            trouble = "no address is known for this name";
        } else if (failure instanceof PortUnreachableException) {
            trouble = "nobody listens there";
        } else {
            trouble = String.valueOf(failure.getMessage());
        }
        troubles.incrementAndGet();
    }

    /** Whether since the last call some were to leave, and none did. Asked by one thread. */
    boolean haveStopped() {
        long allSent = sent.get();
        long allTroubles = troubles.get();
        boolean none = allSent == sentBefore && allTroubles > troublesBefore;
        sentBefore = allSent;
        troublesBefore = allTroubles;
        return none;
    }
}
