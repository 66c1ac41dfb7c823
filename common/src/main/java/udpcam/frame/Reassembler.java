package udpcam.frame;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Pool;
import udpcam.wire.ClassicWire;

/**
 * Puts the datagrams of the classic wire together to frames, each source's apart, and gives out those of one source.
 *
 * <p>The first source is the one that is given out, until it has been silent for a while. Any bytes may be offered: what
 * is of no use is counted. Called by one thread.
 */
public final class Reassembler {
    /** Told, once each, which sources there are. */
    public interface Listener {
        /** Its frames are given out from now on. */
        void follows(InetSocketAddress source);

        /** It sends whole frames too, but another source is given out. */
        void ignores(InetSocketAddress source);
    }

    /** So many sources are put together at once; the datagrams of more are refused. */
    public static final int MAX_SOURCES = 8;

    /** So much memory all unfinished frames take at the most. */
    public static final long MAX_BYTES = 64L << 20;

    /** A source that was silent for so long makes room for another. */
    static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int IDLE_FRAMES = 3;

    private final List<Source> sources = new ArrayList<>(MAX_SOURCES);
    private final MemoryBudget budget = new MemoryBudget(MAX_BYTES, this::reclaim);
    private final Pool<EncodedFrame> pool = new Pool<>(IDLE_FRAMES, this::newFrame);
    private final Counters counters;
    private final Listener listener;
    private @Nullable Source followed;
    private @Nullable Source offering;

    public Reassembler(Counters counters, Listener listener) {
        this.counters = counters;
        this.listener = listener;
    }

    /**
     * Takes a datagram.
     *
     * @param nowNanos when it came, on a monotonic clock
     * @return the frame that is complete with it, the caller's to close; null if there is none to be shown
     */
    public @Nullable EncodedFrame offer(InetSocketAddress from, ByteBuffer datagram, long nowNanos) {
        int left = ClassicWire.readHeader(datagram);
        if (left == 0) {
            counters.increment(Counter.DATAGRAMS_UNKNOWN);
            return null;
        }
        Source source = source(from, nowNanos);
        if (source == null) {
            counters.increment(Counter.SOURCES_REFUSED);
            return null;
        }
        source.lastNanos = nowNanos;
        offering = source;
        EncodedFrame frame = source.assembly.offer(left, datagram, nowNanos);
        return frame == null ? null : select(source, frame, nowNanos);
    }

    private @Nullable EncodedFrame select(Source source, EncodedFrame frame, long nowNanos) {
        if (PictureSize.ofJpeg(frame.bytes(), frame.length()) == null) {
            counters.increment(Counter.FRAMES_NOT_JPEG); // nobody is followed for sending what is no picture
            frame.close();
            return null;
        }
        long interval = nowNanos - source.lastFrameNanos;
        source.patienceNanos = source.gaveFrames ? Math.min(2 * interval, TimeUnit.SECONDS.toNanos(5)) : 0;
        source.lastFrameNanos = nowNanos;
        source.gaveFrames = true;
        if (followed == null || (followed != source && followed.isSilent(nowNanos))) {
            followed = source;
            listener.follows(source.address);
        }
        if (followed == source) {
            return frame;
        }
        if (!source.toldIgnored) {
            source.toldIgnored = true;
            listener.ignores(source.address);
        }
        counters.increment(Counter.FRAMES_OF_OTHERS);
        frame.close();
        return null;
    }

    private @Nullable Source source(InetSocketAddress address, long nowNanos) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).address.equals(address)) {
                return sources.get(i);
            }
        }
        if (sources.size() == MAX_SOURCES && !evict(nowNanos)) {
            return null;
        }
        Source added = new Source(address, new SourceAssembly(counters, budget, pool), nowNanos);
        sources.add(added);
        return added;
    }

    private boolean evict(long nowNanos) {
        for (Source source : sources) {
            if (nowNanos - source.lastNanos > SILENCE_NANOS && source != followed) {
                source.assembly.close();
                sources.remove(source);
                return true;
            }
        }
        return false;
    }

    /** Where memory is short, the source with the most of it loses its own, but for the two that matter. */
    private boolean reclaim() {
        Source largest = null;
        for (Source source : sources) {
            boolean larger = largest == null || source.assembly.reservedBytes() > largest.assembly.reservedBytes();
            if (source != followed && source != offering && larger) {
                largest = source;
            }
        }
        if (largest == null) {
            return false;
        }
        largest.assembly.close();
        sources.remove(largest);
        return true;
    }

    private EncodedFrame newFrame() {
        return new EncodedFrame(pool);
    }

    private static final class Source {
        private final InetSocketAddress address;
        private final SourceAssembly assembly;
        private long lastNanos;
        private long lastFrameNanos;
        private long patienceNanos; // silence is longer than two of its frame intervals, for slow senders
        private boolean gaveFrames;
        private boolean toldIgnored;

        private Source(InetSocketAddress address, SourceAssembly assembly, long nowNanos) {
            this.address = address;
            this.assembly = assembly;
            this.lastNanos = nowNanos;
        }

        private boolean isSilent(long nowNanos) {
            return nowNanos - lastFrameNanos > Math.max(SILENCE_NANOS, patienceNanos);
        }
    }
}
