package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.fec.MissingPackets;
import udpcam.fec.RepairReceiver;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.SerialNumber;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.wire.ParityHeader;
import udpcam.wire.RetransmissionWire;

/**
 * What repairs one stream at its receiver: parity, packets that were sent again, and what is missing still. Streams of other
 * programs have neither, and are not kept. Called by one thread.
 */
final class RtpRepair {
    private static final int LARGEST_BYTES = 65_507;

    private final int ssrc;
    private final RtpFormat format;
    private final Counters counters;
    private final RtpHeader header;
    private final ParityHeader parity = new ParityHeader();
    private final MissingPackets missing;
    private final ByteBuffer again = ByteBuffer.allocateDirect(LARGEST_BYTES);
    private @Nullable RepairReceiver receiver; // there from the first packet of a sender of this project on

    /** For the stream of an SSRC; {@code isNear}: of a sender on this computer, where a frame that stops is just slow. */
    RtpRepair(int ssrc, boolean isNear, RtpFormat format, Counters counters) {
        this.ssrc = ssrc;
        this.missing = new MissingPackets(!isNear);
        this.format = format;
        this.counters = counters;
        this.header = new RtpHeader(format.extensionIds());
    }

    /**
     * A packet of the stream came.
     *
     * @param packet all of it; stays as it is
     * @param ours whether it says that it is a sender's of this project
     */
    void received(long number, ByteBuffer packet, boolean ours, long nowNanos) {
        if (receiver == null && ours) {
            receiver = new RepairReceiver(ssrc);
        }
        if (receiver != null) {
            receiver.received(number, packet);
            missing.received(number, RtpHeader.isMarked(packet), nowNanos);
        }
    }

    /**
     * Takes a datagram that repairs the stream.
     *
     * @param near the number of a packet that came of late
     * @param output takes the packets that are there with it
     * @return false if it is of no use
     */
    boolean offer(ByteBuffer datagram, long near, long nowNanos, RepairReceiver.Output output) {
        ByteBuffer whole = datagram.duplicate();
        if (receiver == null || !header.read(datagram)) {
            return false;
        }
        return header.payloadType() == ParityHeader.PAYLOAD_TYPE
                ? offerParity(receiver, datagram, near, nowNanos, output)
                : datagram.remaining() >= RetransmissionWire.ADDED_BYTES // without padding
                        && offerAgain(receiver, whole, near, nowNanos, output);
    }

    private boolean offerParity(
            RepairReceiver to, ByteBuffer payload, long near, long nowNanos, RepairReceiver.Output output) {
        if (!parity.read(payload) || parity.ssrc() != ssrc) {
            return false;
        }
        long base = SerialNumber.extend(near, parity.base());
        long last = base + (long) (parity.rows() - 1) * parity.columns();
        if (base < 0 || last > near + RtpSource.REORDER_WINDOW) {
            return false;
        }
        to.parity(parity, base, header.timestamp(), payload);
        missing.parity(last, nowNanos);
        rebuild(nowNanos, output);
        return true;
    }

    private boolean offerAgain(
            RepairReceiver to, ByteBuffer packet, long near, long nowNanos, RepairReceiver.Output output) {
        long number = SerialNumber.extend(near, RetransmissionWire.originalNumber(packet));
        missing.sentAgain(number, RtpHeader.isMarked(packet), nowNanos);
        if (!missing.contains(number)) {
            return true; // it came by itself, or is too late
        }
        counters.increment(Counter.SEGMENTS_RESENT);
        RetransmissionWire.restore(again.clear(), packet, format.payloadType(), ssrc);
        again.flip();
        to.received(number, again);
        missing.repaired(number, true, nowNanos);
        output.rebuilt(number, again);
        rebuild(nowNanos, output);
        return true;
    }

    /** Rebuilds from parity what can be rebuilt now. */
    void rebuild(long nowNanos, RepairReceiver.Output output) {
        RepairReceiver from = receiver;
        if (from == null || !from.isWaiting()) {
            return;
        }
        from.rebuild((number, packet) -> {
            counters.increment(Counter.SEGMENTS_REPAIRED);
            from.received(number, packet);
            missing.repaired(number, false, nowNanos);
            output.rebuilt(number, packet);
        });
    }

    /** Whether the stream is one of a sender of this project. */
    boolean isOn() {
        return receiver != null;
    }

    /** Whether a packet between two numbers may still come: one that is asked for or going to be, or any of a sender that is never asked. */
    boolean isAwaited(long from, long to) {
        return receiver == null || missing.isAwaited(from, to);
    }

    /** What is to be asked for again. */
    MissingPackets missing() {
        return missing;
    }

    /** Packets up to a number are of no use any more. */
    void giveUpTo(long number) {
        missing.giveUpTo(number);
        if (receiver != null) {
            receiver.forget(number);
        }
    }

    /** The sender began anew. */
    void clear() {
        missing.clear();
        if (receiver != null) {
            receiver.clear();
        }
    }
}
