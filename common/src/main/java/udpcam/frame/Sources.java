package udpcam.frame;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.RtpHeader;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Pool;
import udpcam.wire.WireDetector.Wire;

/** The senders that are heard now, a bounded number, in bounded memory. Called by one thread. */
final class Sources {
    /** How many streams are put together at once. */
    static final int MAX_SOURCES = 8;

    /** How many of them are taken with their first datagram. */
    private static final int AT_ONCE = 4;

    /** So much memory all unfinished frames take at the most. */
    static final long MAX_BYTES = 64L << 20;

    private static final int IDLE_FRAMES = 4;

    private final List<Source> list = new ArrayList<>(MAX_SOURCES);
    private final MemoryBudget budget = new MemoryBudget(MAX_BYTES, this::reclaim);
    private final Pool<EncodedFrame> pool = new Pool<>(IDLE_FRAMES, this::newFrame);
    private final Counters counters;
    private final RtpWorkspace rtp;
    private final StreamSelector selector;
    private final Probation probation = new Probation();
    private @Nullable Source attended;
    private @Nullable Source offering;
    private long now; // of the datagram in hand

    Sources(Counters counters, RtpFormat format, StreamSelector selector) {
        this.counters = counters;
        this.rtp = new RtpWorkspace(counters, budget, pool, format);
        this.selector = selector;
    }

    /** The stream that a datagram belongs to; null, and counted, if it is a new one that is not taken yet. */
    @Nullable
    Source offering(InetSocketAddress address, Wire wire, ByteBuffer datagram, long nowNanos) {
        now = nowNanos;
        int ssrc = wire == Wire.RTP_JPEG ? RtpHeader.ssrc(datagram) : 0;
        Source source = find(address, wire, ssrc);
        if (source == null && isWelcome(address, wire, ssrc, datagram)) {
            source = new Source(address, wire, ssrc, newAssembly(address, wire, ssrc), nowNanos);
            list.add(source);
        }
        if (source == null) {
            counters.increment(Counter.DATAGRAMS_ON_PROBATION);
        } else {
            source.heard(nowNanos);
        }
        offering = source;
        return source;
    }

    /** Whether there is a place for a new stream: for a few at once, in a crowd for those that pass probation. */
    private boolean isWelcome(InetSocketAddress address, Wire wire, int ssrc, ByteBuffer datagram) {
        if (list.size() < AT_ONCE) {
            return true;
        }
        if (!probation.passes(address, wire, ssrc, datagram)) {
            return false;
        }
        removeUnheard();
        return list.size() < MAX_SOURCES || evict();
    }

    private void removeUnheard() {
        for (int i = list.size() - 1; i >= 0; i--) {
            Source source = list.get(i);
            if (!matters(source, now) && source.isUnheard(now)) {
                remove(source);
            }
        }
    }

    private @Nullable Source find(InetSocketAddress address, Wire wire, int ssrc) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).is(address, wire, ssrc)) {
                return list.get(i);
            }
        }
        return null;
    }

    /** The source of an address whose stream a datagram repairs: the one to which reports go, or the newest one on RTP; null if there is none. */
    @Nullable
    Source repaired(InetSocketAddress address) {
        Source reported = attended;
        if (reported != null
                && reported.wire() == Wire.RTP_JPEG
                && reported.address().equals(address)) {
            offering = reported;
            return reported;
        }
        Source newest = null;
        for (int i = 0; i < list.size(); i++) {
            Source source = list.get(i);
            if (source.wire() == Wire.RTP_JPEG && source.address().equals(address)) {
                newest = source;
            }
        }
        offering = newest == null ? offering : newest;
        return newest;
    }

    /** The wire on which whole frames of an address come now; null if none do. */
    @Nullable
    Wire provenWire(InetSocketAddress address, long nowNanos) {
        for (int i = 0; i < list.size(); i++) {
            Source source = list.get(i);
            if (source.isLive(nowNanos) && source.address().equals(address)) {
                return source.wire();
            }
        }
        return null;
    }

    /** The source to which reports go: the one that is shown, or may be; null if there is none. */
    @Nullable
    Source attended() {
        return attended;
    }

    void attend(Source source) {
        attended = source;
    }

    private boolean matters(Source source, long nowNanos) {
        return source == attended || selector.needs(source, nowNanos);
    }

    private SourceAssembly newAssembly(InetSocketAddress address, Wire wire, int ssrc) {
        boolean isNear = address.getAddress().isLoopbackAddress();
        return wire == Wire.RTP_JPEG
                ? new RtpReceiver(ssrc, isNear, rtp)
                : new ClassicSource(counters, budget.share(), pool);
    }

    private EncodedFrame newFrame() {
        return new EncodedFrame(pool);
    }

    /** Removes a stream that gives no pictures, or has given none for longest; false if all of them do. */
    private boolean evict() {
        Source victim = null;
        for (Source source : list) {
            boolean isUseless = !matters(source, now) && source.isSilent(now);
            if (isUseless && (victim == null || source.isLessUsefulThan(victim))) {
                victim = source;
            }
        }
        if (victim != null) {
            remove(victim);
        }
        return victim != null;
    }

    /** Where memory is short, the source with the most of it loses its own, but for those that matter. */
    private boolean reclaim() {
        Source largest = null;
        for (Source source : list) {
            boolean larger = largest == null
                    || source.assembly().reservedBytes() > largest.assembly().reservedBytes();
            if (!matters(source, now) && source != offering && larger) {
                largest = source;
            }
        }
        if (largest == null) {
            return false;
        }
        remove(largest);
        return true;
    }

    private void remove(Source source) {
        source.assembly().close();
        list.remove(source);
    }
}
