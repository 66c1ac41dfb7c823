package udpcam.stream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.classic.ClassicWire;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.foreign.ForeignTraffic;
import udpcam.rtcp.RtcpReader;
import udpcam.stream.WireDetector.Wire;

/**
 * The order of trust, in which a datagram is looked at: length, allowed host, seal, kind of wire, known stream. What fails is counted
 * and costs nothing more; a stranger's datagram leaves some bytes of {@link Probation} at the most. Called by the thread that
 * receives.
 */
final class Inlet {
    private final Set<InetAddress> allowed;
    private final Opener opener;
    private final WireDetector detector;
    private final ForeignTraffic foreign;
    private final StreamTable streams;
    private final Counters counters;
    private Wire kind = Wire.CLASSIC; // of the datagram that was admitted last

    /**
     * @param allowed the only hosts whose datagrams are taken; empty for any
     * @param opener opens what comes sealed
     * @param payloadType that of JPEG in RTP, 0-127
     */
    Inlet(Set<InetAddress> allowed, Opener opener, int payloadType, StreamTable streams, Counters counters) {
        this.allowed = Set.copyOf(allowed);
        this.opener = opener;
        this.detector = new WireDetector(payloadType);
        this.foreign = new ForeignTraffic(payloadType, counters);
        this.streams = streams;
        this.counters = counters;
    }

    /** The stream that a datagram belongs to, which {@link #kind} says how; null if it belongs to none. */
    @Nullable
    ReceivedStream admit(InetSocketAddress from, ByteBuffer datagram, long nowNanos) {
        if (!datagram.hasRemaining()) {
            return refuse(Counter.DATAGRAMS_UNKNOWN);
        }
        if (!allowed.isEmpty() && !allowed.contains(from.getAddress())) {
            return refuse(Counter.DATAGRAMS_UNWANTED);
        }
        if (!opener.open(from, datagram, nowNanos)) {
            return null;
        }
        Wire proven = streams.provenWire(from, nowNanos);
        kind = proven == Wire.CLASSIC ? proven : detector.detect(datagram);
        return switch (kind) {
            case RTCP -> attended(from, datagram);
            case RTP_REPAIR -> repaired(from, proven, datagram, nowNanos);
            case RTP_OTHER -> otherPayload(from, proven, datagram, nowNanos);
            case RTP_JPEG -> ofWire(from, proven, datagram, nowNanos);
            case CLASSIC -> ofClassic(from, proven, datagram, nowNanos);
        };
    }

    /** What the datagram is that was admitted last: a packet, a segment, a repair or RTCP. */
    Wire kind() {
        return kind;
    }

    private @Nullable ReceivedStream attended(InetSocketAddress from, ByteBuffer rtcp) {
        counters.increment(Counter.DATAGRAMS_RTCP);
        return streams.attended(from, RtcpReader.speaker(rtcp));
    }

    private @Nullable ReceivedStream repaired(
            InetSocketAddress from, @Nullable Wire proven, ByteBuffer datagram, long nowNanos) {
        ReceivedStream repaired = streams.repaired(from, nowNanos);
        if (repaired == null) {
            return otherPayload(from, proven, datagram, nowNanos);
        }
        counters.increment(Counter.DATAGRAMS_REPAIR);
        return repaired;
    }

    /** RTP that is not JPEG; a part of a large classic frame can look like it. */
    private @Nullable ReceivedStream otherPayload(
            InetSocketAddress from, @Nullable Wire proven, ByteBuffer datagram, long nowNanos) {
        kind = foreign.isJpegAfterAll(datagram, from.hashCode()) ? Wire.RTP_JPEG : Wire.CLASSIC;
        return ofWire(from, proven, datagram, nowNanos);
    }

    private @Nullable ReceivedStream ofClassic(
            InetSocketAddress from, @Nullable Wire proven, ByteBuffer datagram, long nowNanos) {
        if (proven == null && foreign.isBareVideo(datagram)) {
            return null;
        }
        return ofWire(from, proven, datagram, nowNanos);
    }

    private @Nullable ReceivedStream ofWire(
            InetSocketAddress from, @Nullable Wire proven, ByteBuffer datagram, long nowNanos) {
        boolean isOfOtherWire = proven != null && kind != proven;
        if (isOfOtherWire || (kind == Wire.CLASSIC && !ClassicWire.isPresent(datagram))) {
            return refuse(Counter.DATAGRAMS_UNKNOWN);
        }
        ReceivedStream stream = streams.of(from, kind, datagram, nowNanos);
        return stream == null ? refuse(Counter.DATAGRAMS_ON_PROBATION) : stream;
    }

    private @Nullable ReceivedStream refuse(Counter reason) {
        counters.increment(reason);
        return null;
    }
}
