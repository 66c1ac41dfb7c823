package udpcam.stream;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.stream.WireDetector.Wire;

/** The streams that are known, a bounded number in bounded memory. Called by the thread that receives. */
final class StreamTable {
    /** How many streams are known at once besides those that may be shown. */
    static final int MAX_OTHERS = 7;

    /** How many of them are taken with their first datagram. */
    private static final int AT_ONCE = 4;

    private final List<ReceivedStream> streams = new ArrayList<>();
    private final Probation probation;
    private final Depacketizers depacketizers;
    private final StreamSelector selector;
    private final Counters counters;
    private final int most;
    private final long[] missing = Attendance.roomForMissing();
    private @Nullable ReceivedStream offering; // the stream of the datagram in hand
    private long now; // of that datagram

    /** {@code seed} is a number that nobody can guess. */
    StreamTable(RtpFormat format, StreamSelector selector, Counters counters, long seed) {
        this.probation = new Probation(seed);
        this.most = selector.views().size() + MAX_OTHERS;
        this.depacketizers = new Depacketizers(format, selector.views().size(), this::reclaim);
        this.selector = selector;
        this.counters = counters;
    }

    /** The stream that a datagram belongs to; null if it is a new one that is not taken yet. */
    @Nullable
    ReceivedStream of(InetSocketAddress address, Wire wire, ByteBuffer datagram, long nowNanos) {
        now = nowNanos;
        int ssrc = wire == Wire.RTP_JPEG ? RtpHeader.ssrc(datagram) : 0;
        ReceivedStream stream = find(address, wire, ssrc);
        if (stream == null && isWelcome(address, wire, ssrc, datagram)) {
            Counters ofStream = new Counters(counters);
            stream = new ReceivedStream(
                    address,
                    wire,
                    ssrc,
                    wire == Wire.RTP_JPEG
                            ? depacketizers.rtp(ssrc, address.getAddress().isLoopbackAddress(), ofStream)
                            : depacketizers.classic(ofStream),
                    ofStream,
                    missing,
                    nowNanos);
            streams.add(stream);
        }
        offering = stream;
        return stream;
    }

    /** Whether there is a place for a new stream: for a few at once, in a crowd for those that pass probation. */
    private boolean isWelcome(InetSocketAddress address, Wire wire, int ssrc, ByteBuffer datagram) {
        if (streams.size() < AT_ONCE) {
            return true;
        }
        if (!probation.passes(address, wire, ssrc, datagram)) {
            return false;
        }
        removeUnheard();
        return streams.size() < most || evict();
    }

    private void removeUnheard() {
        for (int i = streams.size() - 1; i >= 0; i--) {
            ReceivedStream stream = streams.get(i);
            if (!matters(stream) && stream.liveness().isUnheard(now)) {
                remove(stream);
            }
        }
    }

    private @Nullable ReceivedStream find(InetSocketAddress address, Wire wire, int ssrc) {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).is(address, wire, ssrc)) {
                return streams.get(i);
            }
        }
        return null;
    }

    /** The stream of an address that a datagram repairs: an attended one, or the newest one on RTP; null if there is none. */
    @Nullable
    ReceivedStream repaired(InetSocketAddress address, long nowNanos) {
        now = nowNanos;
        ReceivedStream repaired = null;
        for (int i = 0; i < streams.size(); i++) {
            ReceivedStream stream = streams.get(i);
            boolean isOfAddress =
                    stream.wire() == Wire.RTP_JPEG && stream.address().equals(address);
            boolean isBetter = repaired == null
                    || stream.attendance().isOn()
                    || !repaired.attendance().isOn();
            if (isOfAddress && isBetter) {
                repaired = stream;
            }
        }
        offering = repaired;
        return repaired;
    }

    /** The wire on which whole frames of an address come now; null if none do. */
    @Nullable
    Wire provenWire(InetSocketAddress address, long nowNanos) {
        for (int i = 0; i < streams.size(); i++) {
            ReceivedStream stream = streams.get(i);
            if (stream.liveness().isLive(nowNanos) && stream.address().equals(address)) {
                return stream.wire();
            }
        }
        return null;
    }

    /** The attended stream of an address: that of an SSRC, or else any; null if there is none. */
    @Nullable
    ReceivedStream attended(InetSocketAddress address, int ssrc) {
        ReceivedStream found = null;
        List<ReceivedStream> attended = selector.attended();
        for (int i = 0; i < attended.size(); i++) {
            ReceivedStream stream = attended.get(i);
            if (stream.address().equals(address) && (found == null || stream.is(address, Wire.RTP_JPEG, ssrc))) {
                found = stream;
            }
        }
        return found;
    }

    private boolean matters(ReceivedStream stream) {
        return selector.needs(stream, now);
    }

    /** Removes a stream that gives no pictures, or has given none for longest; false if all of them do. */
    private boolean evict() {
        ReceivedStream victim = null;
        for (ReceivedStream stream : streams) {
            boolean isUseless = !matters(stream) && stream.liveness().isSilent(now);
            if (isUseless && (victim == null || stream.liveness().isLessUsefulThan(victim.liveness()))) {
                victim = stream;
            }
        }
        if (victim != null) {
            remove(victim);
        }
        return victim != null;
    }

    /**
     * Where memory is short, the stream with the most of it loses its own, but for those that matter. If only these are left, one with
     * more than its part gives way to one with less: strangers take from each other first, and the greedy from the greedy alone.
     */
    private boolean reclaim() {
        ReceivedStream taker = offering;
        boolean isModest = taker == null || !isGreedy(taker);
        ReceivedStream victim = largest(stream -> !matters(stream) && (isModest || isGreedy(stream)));
        if (victim == null && isModest) {
            victim = largest(this::isGreedy);
        }
        if (victim == null) {
            return false;
        }
        remove(victim);
        return true;
    }

    private @Nullable ReceivedStream largest(Predicate<ReceivedStream> among) {
        ReceivedStream largest = null;
        for (ReceivedStream stream : streams) {
            boolean isLarger = largest == null || bytes(stream) > bytes(largest);
            if (stream != offering && isLarger && among.test(stream)) {
                largest = stream;
            }
        }
        return largest;
    }

    /** Of several that are shown, one with more than its part begins anew rather than that the others have none. */
    private boolean isGreedy(ReceivedStream stream) {
        int shown = selector.views().size();
        return shown > 1 && bytes(stream) > Depacketizers.MAX_BYTES / shown;
    }

    private static int bytes(ReceivedStream stream) {
        return stream.depacketizer().reservedBytes();
    }

    private void remove(ReceivedStream stream) {
        stream.close(now);
        streams.remove(stream);
        selector.closed(stream);
    }

    /** Frees the memory of all. */
    void close(long nowNanos) {
        for (ReceivedStream stream : streams) {
            stream.close(nowNanos);
        }
        streams.clear();
        offering = null;
    }
}
