package udpcam.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.parity.LossEstimate;
import udpcam.parity.RepairSender;
import udpcam.session.ReceptionListener;

/** What repairs the stream to one remote. Its worker sends; what the remote says comes by another thread. */
public final class Repair implements ReceptionListener {
    private static final int BITMASK_PACKETS = 16; // a NACK names one packet and a bitmask of those behind it

    private final RepairSender sender;
    private final LossEstimate loss;
    private final RetransmissionDeadline deadline;
    private final DatagramSink sink;
    private final BooleanSupplier resends;
    private final Counters counters;

    /**
     * @param sink where retransmissions go
     * @param resends whether the remote gets any now
     */
    Repair(
            RepairSender sender,
            LossEstimate loss,
            RetransmissionDeadline deadline,
            DatagramSink sink,
            BooleanSupplier resends,
            Counters counters) {
        this.sender = sender;
        this.loss = loss;
        this.deadline = deadline;
        this.sink = sink;
        this.resends = resends;
        this.counters = counters;
    }

    /** A frame begins that was taken at a time of the monotonic clock. */
    void begin(long capturedNanos) {
        deadline.begin(capturedNanos);
    }

    /** A packet of the stream is about to be sent. */
    void sending(ByteBuffer packet) {
        sender.sending(packet);
    }

    /** The packet was sent: sends the parity there that is due amid a large frame. */
    void sent(DatagramSink to) throws IOException {
        if (sender.isGroupFull()) {
            sender.endGroup(parity -> sendParity(parity, to));
        }
    }

    /** All packets of a frame are sent: sends the rest of its parity there. */
    void endFrame(DatagramSink to) throws IOException {
        int packets = sender.endFrame(parity -> sendParity(parity, to));
        if (packets > 0) {
            loss.sent(packets);
        }
    }

    private void sendParity(ByteBuffer parity, DatagramSink to) throws IOException {
        counters.increment(Counter.PARITY_SENT);
        to.send(parity);
    }

    @Override
    public void reported(double fractionLost) {
        loss.reported(fractionLost);
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
            if (resends.getAsBoolean() && !deadline.isMissed()) {
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
