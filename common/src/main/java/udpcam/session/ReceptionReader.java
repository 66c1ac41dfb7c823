package udpcam.session;

import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.RtcpListener;

/**
 * Passes on what the receiver of a stream says of packets. A group has nothing sent again, since all of it would get that, and
 * tells of no arrivals. Called by one thread.
 */
final class ReceptionReader implements RtcpListener {
    private static final double FRACTIONS = 256;
    private static final int MOST_ENTRIES = 300; // of a datagram's NACKs: as many as a receiver of this project sends

    private final SenderSession session;
    private final boolean multicast;
    private final ReceiverClock receiverClock = new ReceiverClock();
    private ReceptionListener listener = ReceptionListener.NOBODY;
    private int entries;

    ReceptionReader(SenderSession session, boolean multicast) {
        this.session = session;
        this.multicast = multicast;
    }

    /** A datagram is read next, for a listener. */
    ReceptionReader to(ReceptionListener next) {
        listener = next;
        entries = 0;
        return this;
    }

    @Override
    public void reportBlock(ReportBlock block) {
        if (block.ssrc() == session.ssrc() && session.mayReport()) {
            listener.reported(block.fractionLost() / FRACTIONS);
        }
    }

    @Override
    public void nack(int speaker, int source, int number, int following) {
        if (source == session.ssrc() && isHeard(speaker) && entries++ < MOST_ENTRIES) {
            listener.requested(number, following);
        }
    }

    @Override
    public void arrived(int speaker, int source, int number, int timestamp, long beforeNanos) {
        if (isHeard(speaker)) {
            listener.arrived(source, number, receiverClock.nanos(timestamp) - beforeNanos);
        }
    }

    @Override
    public void notArrived(int speaker, int source, int number) {
        if (isHeard(speaker)) {
            listener.missing(source, number);
        }
    }

    @Override
    public void arrivalsTold(int speaker) {
        if (isHeard(speaker)) {
            listener.arrivalsTold();
        }
    }

    private boolean isHeard(int speaker) {
        return !multicast && session.isReceiver(speaker);
    }
}
