package udpcam.rate;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How large datagrams the way to one remote takes: packetization layer path MTU discovery (RFC 8899). Begins small; a probe, which
 * is a single larger packet, raises the size once feedback says that it arrived. Where feedback then says that large packets
 * vanish and small ones do not, the size is the first one again. All sizes are bytes of UDP payload. Any thread may call it.
 *
 * <p>Java cannot forbid a system to send a datagram in pieces. Where a probe is lost, the system may know from ICMP why, and would
 * send the next one in pieces, which proves nothing: so no other is sent before it has forgotten that.
 */
public final class PathMtu {
    /** Leaves room for the headers of IPv6 and of a tunnel in the 1,280 bytes that every network with IPv6 carries (RFC 8200 5). */
    public static final int SAFE_BYTES = 1200;

    /** Longer than the ten minutes for which systems know what ICMP told of a path (RFC 1191 6.3). */
    private static final long RAISE_NANOS = TimeUnit.SECONDS.toNanos(660);

    /** Feedback about later packets that does not tell of a probe: so often, and it is lost. */
    private static final int MOST_UNTOLD = 3;

    /** So many large packets in a row do not arrive, while so many small ones do: no chance. */
    private static final int LOST_LARGE = 10;

    private static final int ARRIVED_SMALL = 3;

    private static final int KEPT = 1 << 12; // of the newest packets: feedback tells of fewer
    private static final byte TOLD = 0;
    private static final byte SMALL = 1;
    private static final byte LARGE = 2;
    private static final byte MISSING = 3; // a large one, by the feedback so far
    private static final int NONE = -1;

    private final int first;
    private final IntSupplier most;
    private final byte[] packets = new byte[KEPT]; // by the number in the stream
    private volatile int bytes;
    private @Nullable InetSocketAddress from;
    private @Nullable InetSocketAddress to;
    private int newest; // number of a packet that was sent
    private int probe = NONE; // its number among the retransmissions
    private int probeBytes;
    private int newestAtProbe;
    private boolean laterArrived; // than the probe, by the feedback that is being read
    private int untold;
    private int lostLarge; // since one arrived
    private int arrivedSmall; // since then
    private boolean isLargest; // no larger one may be tried on this path
    private boolean waits;
    private long waitsUntilNanos;

    /**
     * Begins.
     *
     * @param first the size to begin with
     * @param most tells the largest that may be tried now
     */
    public PathMtu(int first, IntSupplier most) {
        this.first = first;
        this.bytes = first;
        this.most = most;
    }

    /** How large datagrams may be. */
    public int bytes() {
        return bytes;
    }

    /**
     * How large datagrams of the next frame may be. From or to another address what was proved counts no more, what failed still does.
     */
    public synchronized int bytes(InetSocketAddress fromNow, @Nullable InetSocketAddress toNow) {
        if (!fromNow.equals(from) || !Objects.equals(toNow, to)) {
            from = fromNow;
            to = toNow;
            restart();
        }
        return bytes;
    }

    private void restart() {
        bytes = first;
        probe = NONE;
        isLargest = false;
    }

    /** A packet of the stream is sent. */
    synchronized void sent(int number, int packetBytes) {
        newest = number;
        packets[number & (KEPT - 1)] = packetBytes > first ? LARGE : SMALL;
    }

    /** How large a probe may be that is sent now; 0: none is to be sent. */
    public synchronized int probeBytes(long nowNanos) {
        waits &= nowNanos - waitsUntilNanos < 0;
        if (waits || isLargest || probe != NONE) {
            return 0;
        }
        int largest = most.getAsInt();
        isLargest = largest <= bytes;
        return isLargest ? 0 : largest;
    }

    /** A probe is sent, which is larger than {@link #bytes}, with its number among the retransmissions. */
    public synchronized void probing(int number, int packetBytes) {
        probe = number;
        probeBytes = packetBytes;
        newestAtProbe = newest;
        untold = 0;
    }

    /** Feedback says that a retransmission arrived. */
    synchronized void resentArrived(int number) {
        if (number == probe) {
            bytes = probeBytes;
            probe = NONE;
        }
    }

    /** Feedback says that a packet of the stream arrived. */
    synchronized void arrived(int number) {
        laterArrived |= (short) (number - newestAtProbe) > 0;
        byte packet = packets[number & (KEPT - 1)];
        packets[number & (KEPT - 1)] = TOLD;
        if (packet == LARGE || packet == MISSING) {
            lostLarge = 0;
            arrivedSmall = 0;
        } else if (packet == SMALL && lostLarge > 0) {
            arrivedSmall++;
        }
    }

    /** Feedback says that a packet of the stream did not arrive yet. */
    synchronized void missing(int number) {
        if (packets[number & (KEPT - 1)] == LARGE) {
            packets[number & (KEPT - 1)] = MISSING;
            lostLarge++;
        }
    }

    /** A message of feedback was read. */
    synchronized void told(long nowNanos) {
        if (probe != NONE && laterArrived && ++untold == MOST_UNTOLD) {
            fail(nowNanos);
        }
        laterArrived = false;
        if (lostLarge >= LOST_LARGE && arrivedSmall >= ARRIVED_SMALL && bytes > first) {
            restart();
            fail(nowNanos);
        }
    }

    private void fail(long nowNanos) {
        probe = NONE;
        waits = true;
        waitsUntilNanos = nowNanos + RAISE_NANOS;
    }
}
