package udpcam.session;

/** Hears at once what the receiver of a stream says of packets. Called by the thread that gives its session RTCP. */
public interface ReceptionListener {
    /** Does not care. */
    ReceptionListener NOBODY = new ReceptionListener() {};

    /** One that tells two others, in this order. */
    static ReceptionListener both(ReceptionListener first, ReceptionListener second) {
        return new ReceptionListener() {
            @Override
            public void reported(double fractionLost) {
                first.reported(fractionLost);
                second.reported(fractionLost);
            }

            @Override
            public void requested(int number, int following) {
                first.requested(number, following);
                second.requested(number, following);
            }

            @Override
            public ReceptionListener ofMember(int ssrc) {
                ReceptionListener ofFirst = first.ofMember(ssrc);
                ReceptionListener ofSecond = second.ofMember(ssrc);
                return ofFirst == NOBODY ? ofSecond : ofSecond == NOBODY ? ofFirst : both(ofFirst, ofSecond);
            }

            @Override
            public void arrived(int source, int number, long nanos) {
                first.arrived(source, number, nanos);
                second.arrived(source, number, nanos);
            }

            @Override
            public void missing(int source, int number) {
                first.missing(source, number);
                second.missing(source, number);
            }

            @Override
            public void arrivalsTold() {
                first.arrivalsTold();
                second.arrivalsTold();
            }
        };
    }

    /** A report; {@code fractionLost} is of the packets since the one before, 0-1. */
    default void reported(double fractionLost) {}

    /**
     * Packets are asked for again (RFC 4585 6.2.1).
     *
     * @param number the sequence number of one, 0-65,535
     * @param following those of the 16 behind it, the first one's bit the lowest
     */
    default void requested(int number, int following) {}

    /** In a group, who hears of arrivals at the member with this SSRC, of which a message begins. */
    default ReceptionListener ofMember(int ssrc) {
        return NOBODY;
    }

    /**
     * A packet came (RFC 8888).
     *
     * @param source the SSRC of its stream, any
     * @param number its sequence number, 0-65,535
     * @param nanos when, by the receiver's clock, of which only differences mean something
     */
    default void arrived(int source, int number, long nanos) {}

    /** A packet did not come yet, others around it did. */
    default void missing(int source, int number) {}

    /** The last packet that a message tells of was told of. */
    default void arrivalsTold() {}
}
