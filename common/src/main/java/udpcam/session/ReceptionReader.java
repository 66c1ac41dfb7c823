package udpcam.session;

import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.RtcpListener;

/**
 * Passes on what the receiver of a stream says of packets, or the members of a group that proved to be members. A group has nothing
 * sent again, since all of it would get that. Called by one thread.
 */
final class ReceptionReader implements RtcpListener {
    private static final double FRACTIONS = 256;
    private static final int MOST_ENTRIES = 300; // of a datagram's NACKs: as many as a receiver of this project sends

    private final SenderSession session;
    private final boolean multicast;
    private final ReceiverClock receiverClock = new ReceiverClock();
    private ReceptionListener listener = ReceptionListener.NOBODY;
    private int entries;
    private boolean isMemberKnown; // of the message that is being read
    private ReceiverClock memberClock = receiverClock;
    private ReceptionListener ofMember = ReceptionListener.NOBODY;

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
        if (!multicast && source == session.ssrc() && session.isReceiver(speaker) && entries++ < MOST_ENTRIES) {
            listener.requested(number, following);
        }
    }

    @Override
    public void arrived(int speaker, int source, int number, int timestamp, long beforeNanos) {
        ReceptionListener heard = arrivals(speaker);
        if (heard != ReceptionListener.NOBODY) {
            ReceiverClock clock = multicast ? memberClock : receiverClock;
            heard.arrived(source, number, clock.nanos(timestamp) - beforeNanos);
        }
    }

    @Override
    public void notArrived(int speaker, int source, int number) {
        arrivals(speaker).missing(source, number);
    }

    @Override
    public void arrivalsTold(int speaker) {
        arrivals(speaker).arrivalsTold();
        isMemberKnown = false;
    }

    /** Who hears of the arrivals at a speaker. */
    private ReceptionListener arrivals(int speaker) {
        if (!multicast) {
            return session.isReceiver(speaker) ? listener : ReceptionListener.NOBODY;
        }
        if (!isMemberKnown) {
            isMemberKnown = true;
            ReceiverClock clock = session.telling(speaker);
            memberClock = clock == null ? receiverClock : clock;
            ofMember = clock == null ? ReceptionListener.NOBODY : listener.ofMember(speaker);
        }
        return ofMember;
    }
}
