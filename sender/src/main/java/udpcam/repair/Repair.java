package udpcam.repair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.parity.LossEstimate;
import udpcam.parity.LossRecord;
import udpcam.parity.RepairSender;
import udpcam.rate.RateControl;
import udpcam.rtp.RtpHeader;
import udpcam.session.ReceptionListener;

/** What repairs the stream to one remote. Its worker sends; what the remote says comes by another thread. */
public final class Repair implements ReceptionListener {
    /** Of a frame, in the mean. */
    private static final double NEWEST_SHARE = 1 / 8.0;

    private static final int BITMASK_PACKETS = 16; // a NACK names one packet and a bitmask of those behind it

    private final RepairSender sender;
    private final LossEstimate loss;
    private final LossRecord record;
    private final RetransmissionDeadline deadline;
    private final DatagramSink sink;
    private final BooleanSupplier resends;
    private final RateControl rate;
    private final Counters counters;
    private int paritySent; // of the frame under way
    private volatile double share;

    /**
     * @param sink where retransmissions go
     * @param resends whether the remote gets any now
     * @param rate how much the network takes beside the stream, and in how large datagrams
     */
    Repair(
            RepairSender sender,
            LossRecord record,
            RetransmissionDeadline deadline,
            DatagramSink sink,
            BooleanSupplier resends,
            RateControl rate,
            Counters counters) {
        this.sender = sender;
        this.record = record;
        this.loss = record.estimate();
        this.deadline = deadline;
        this.sink = sink;
        this.resends = resends;
        this.rate = rate;
        this.counters = counters;
    }

    /** A frame begins that was taken at a time of the monotonic clock. */
    public void begin(long capturedNanos) {
        deadline.begin(capturedNanos);
    }

    /** A packet of the stream is about to be sent. */
    public void sending(ByteBuffer packet) {
        sender.sending(packet);
    }

    /** The packet was sent: sends the parity there that is due amid a large frame. */
    public void sent(DatagramSink to) throws IOException {
        if (sender.isGroupFull()) {
            sender.endGroup(parity -> sendParity(parity, to));
        }
    }

    /** All packets of a frame are sent: sends the rest of its parity there. */
    public void endFrame(DatagramSink to) throws IOException {
        int packets = sender.endFrame(parity -> sendParity(parity, to));
        if (packets > 0) {
            deadline.end(packets);
            loss.sent(packets);
            double before = share;
            share = before + (paritySent / (double) packets - before) * NEWEST_SHARE;
            paritySent = 0;
        }
    }

    private void sendParity(ByteBuffer parity, DatagramSink to) throws IOException {
        paritySent++;
        counters.increment(Counter.PARITY_SENT);
        to.send(parity);
    }

    /** How much parity is sent for a byte of the stream, of late. */
    public double share() {
        return share;
    }

    @Override
    public void reported(double fractionLost) {
        loss.reported(fractionLost);
    }

    @Override
    public void arrived(int source, int number, long nanos) {
        if (sender.isOf(source)) {
            record.arrived(number);
        }
    }

    @Override
    public void missing(int source, int number) {
        if (sender.isOf(source)) {
            record.missing(number);
        }
    }

    @Override
    public void arrivalsTold() {
        record.told();
        try {
            probe();
        } catch (IOException e) {
            // The socket is being closed.
        }
    }

    /** Has a packet sent again that is as large as the next datagrams may be, if that is to be tried. */
    private void probe() throws IOException {
        int most = resends.getAsBoolean() ? rate.probeBytes() : 0;
        if (most > 0) {
            sender.probe(rate.path().bytes(), most, packet -> {
                rate.path().probing(RtpHeader.sequenceNumber(packet), packet.remaining());
                sink.send(packet);
            });
        }
    }

    @Override
    public void requested(int number, int following) {
        int asked = 0;
        for (int i = 0; i <= BITMASK_PACKETS; i++) {
            boolean wanted = i == 0 || (following >> (i - 1) & 1) != 0;
            asked += wanted && request((number + i) & 0xFFFF) ? 1 : 0;
        }
        loss.requested(asked);
    }

    /** Sends a packet again if that can help. True if its loss is news, also where a retransmission would be too late. */
    private boolean request(int number) {
        try {
            if (resends.getAsBoolean() && !deadline.isMissed() && rate.repairPackets() > 0) {
                sender.resend(number, this::sendAgain);
            }
        } catch (IOException e) {
            return false; // the socket is being closed
        }
        return sender.isNewLoss(number);
    }

    private void sendAgain(ByteBuffer packet) throws IOException {
        counters.increment(Counter.SEGMENTS_SENT_AGAIN);
        sink.send(packet);
    }
}
