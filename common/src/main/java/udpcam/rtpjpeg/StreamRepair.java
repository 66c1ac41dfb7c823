package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.nack.NackTracker;
import udpcam.nack.RetransmissionWire;
import udpcam.packets.MemoryBudget;
import udpcam.parity.ParityGroup;
import udpcam.parity.ParityHeader;
import udpcam.parity.RepairReceiver;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.SerialNumber;
import udpcam.session.ReceptionStatistics;

/**
 * Repairs one stream at its receiver, by parity and by retransmissions, and tracks the packets to ask for. Streams of other
 * programs have neither: their packets are not kept. Called by one thread.
 */
final class StreamRepair {
    /** In place of a number: no packet is there. */
    static final long NONE = RepairReceiver.NONE;

    private final RtpWorkspace shared;
    private Counters counters;
    private final MemoryBudget.Share memory;
    private final RtpHeader header;
    private final ParityHeader parity = new ParityHeader();
    private final NackTracker missing = new NackTracker(false);
    private final RepairReceiver receiver;
    private int ssrc;
    private boolean isOn; // from the first packet of a sender of this project on
    private boolean endsFrame;
    private long again = NONE; // number of the packet that was restored, and not taken yet
    private ByteBuffer packet;

    StreamRepair(RtpWorkspace shared, MemoryBudget.Share memory) {
        this.shared = shared;
        this.counters = shared.nobodys();
        this.memory = memory;
        this.header = shared.packet().header();
        this.receiver = new RepairReceiver(shared.decoder(), more -> memory.reserve(more));
        this.packet = shared.restored();
    }

    /** Begins the stream of an SSRC; {@code isNear}: of a sender on this computer, which is slow where its frames stop. */
    void begin(int newSsrc, boolean isNear, Counters ofStream) {
        counters = ofStream;
        ssrc = newSsrc;
        isOn = false;
        again = NONE;
        missing.begin(!isNear);
        receiver.begin(ssrc);
    }

    /**
     * A packet of the stream came.
     *
     * @param datagram all of it; stays as it is
     * @param ours whether it says that it is a sender's of this project
     */
    void received(long number, ByteBuffer datagram, boolean ours, long nowNanos) {
        isOn |= ours;
        if (isOn) {
            receiver.received(number, datagram);
            missing.received(number, RtpHeader.isMarked(datagram), nowNanos);
        }
    }

    /**
     * Takes a datagram that repairs the stream; {@link #next} has the packets that are there with it.
     *
     * @param newest the highest number of a packet that came
     * @return false if it is of no use
     */
    boolean offer(ByteBuffer datagram, long newest, long nowNanos) {
        endsFrame = false;
        int start = datagram.position();
        if (!isOn || !header.read(datagram)) {
            return false;
        }
        if (header.payloadType() == ParityHeader.PAYLOAD_TYPE) {
            return offerParity(datagram, newest, nowNanos);
        }
        return datagram.remaining() >= RetransmissionWire.ADDED_BYTES // without padding
                && offerRetransmission(datagram.position(start), newest, nowNanos);
    }

    private boolean offerParity(ByteBuffer payload, long newest, long nowNanos) {
        if (!parity.read(payload) || parity.ssrc() != ssrc) {
            return false;
        }
        long base = SerialNumber.extend(newest, parity.base());
        long last = base + (long) (parity.rows() - 1) * parity.columns();
        if (base < 0 || last > newest + ReceptionStatistics.MAX_DROPOUT) {
            return false;
        }
        endsFrame = ParityGroup.endsFrame(parity.columns(), parity.rows());
        receiver.parity(parity, base, header.timestamp(), payload);
        missing.parity(last, endsFrame, nowNanos);
        return true;
    }

    private boolean offerRetransmission(ByteBuffer datagram, long newest, long nowNanos) {
        long number = SerialNumber.extend(newest, RetransmissionWire.originalNumber(datagram));
        missing.sentAgain(number, RtpHeader.isMarked(datagram), nowNanos);
        if (!missing.contains(number)) {
            return true; // it came by itself, or is too late
        }
        counters.increment(Counter.SEGMENTS_RESENT);
        ByteBuffer restored = shared.restored().clear();
        RetransmissionWire.restore(restored, datagram, shared.format().payloadType(), ssrc);
        receiver.received(number, restored.flip());
        again = number;
        return true;
    }

    /** Whether the datagram that was offered last tells that its frame has ended. */
    boolean endsFrame() {
        return endsFrame;
    }

    /** The number of the next packet that is there by repair; {@link #NONE} if there is none. See {@link #packet}. */
    long next(long nowNanos) {
        long number = again;
        if (number != NONE) {
            again = NONE;
            packet = shared.restored();
            missing.repaired(number, true, nowNanos);
            return number;
        }
        number = receiver.isWaiting() ? receiver.rebuild() : NONE;
        if (number != NONE) {
            packet = receiver.packet(number);
            counters.increment(Counter.SEGMENTS_REPAIRED);
            missing.repaired(number, false, nowNanos);
        }
        return number;
    }

    /** The packet that {@link #next} told of, until the next call. */
    ByteBuffer packet() {
        return packet;
    }

    /** Whether the stream is one of a sender of this project. */
    boolean isOn() {
        return isOn;
    }

    /** Whether a packet between two numbers may still come: of a sender that is never asked any may. */
    boolean isAwaited(long from, long to) {
        return !isOn || missing.isAwaited(from, to);
    }

    /** The packets that are missing, and when to ask for them. */
    NackTracker missing() {
        return missing;
    }

    /** Packets up to a number are of no use any more. */
    void giveUpTo(long number) {
        missing.giveUpTo(number);
        receiver.forget(number);
    }

    /** The sender began anew. */
    void clear() {
        long before = heldBytes();
        again = NONE;
        missing.clear();
        receiver.clear();
        memory.release(before - heldBytes());
    }

    /** How much memory the packets and the parity take that are kept. */
    long heldBytes() {
        return receiver.heldBytes();
    }
}
