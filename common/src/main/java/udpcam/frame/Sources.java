package udpcam.frame;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import udpcam.run.Counters;
import udpcam.run.Pool;
import udpcam.wire.WireDetector.Wire;

/** The senders that are heard now, a bounded number, in bounded memory. Called by one thread. */
final class Sources {
    /** So many are put together at once; for another one that has given the fewest pictures of late has to go. */
    static final int MAX_SOURCES = 8;

    /** So much memory all unfinished frames take at the most. */
    static final long MAX_BYTES = 64L << 20;

    private static final int IDLE_FRAMES = 4;

    private final List<Source> list = new ArrayList<>(MAX_SOURCES);
    private final MemoryBudget budget = new MemoryBudget(MAX_BYTES, this::reclaim);
    private final Pool<EncodedFrame> pool = new Pool<>(IDLE_FRAMES, this::newFrame);
    private final Counters counters;
    private final RtpFormat format;
    private final StreamSelector selector;
    private @Nullable Source attended;
    private @Nullable Source offering;
    private long now; // of the datagram in hand

    Sources(Counters counters, RtpFormat format, StreamSelector selector) {
        this.counters = counters;
        this.format = format;
        this.selector = selector;
    }

    /** The source that a datagram comes from. */
    Source offering(InetSocketAddress address, Wire wire, int ssrc, long nowNanos) {
        now = nowNanos;
        Source source = find(address, wire, ssrc);
        if (source == null) {
            if (list.size() == MAX_SOURCES) {
                evict();
            }
            source = new Source(address, wire, ssrc, newAssembly(address, wire, ssrc), nowNanos);
            list.add(source);
        }
        source.heard(nowNanos);
        offering = source;
        return source;
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
            return reported;
        }
        Source newest = null;
        for (int i = 0; i < list.size(); i++) {
            Source source = list.get(i);
            if (source.wire() == Wire.RTP_JPEG && source.address().equals(address)) {
                newest = source;
            }
        }
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
                ? new RtpSource(ssrc, isNear, counters, budget, pool, format)
                : new ClassicSource(counters, budget, pool);
    }

    private EncodedFrame newFrame() {
        return new EncodedFrame(pool);
    }

    /** Takes the place of the source whose last picture is the oldest; of those without any, that of the oldest one. */
    private void evict() {
        Source victim = null;
        for (Source source : list) {
            if (!matters(source, now) && (victim == null || source.isLessUsefulThan(victim))) {
                victim = source;
            }
        }
        remove(Objects.requireNonNull(victim, "at most four matter"));
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
