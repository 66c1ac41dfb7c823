package udpcam.rtcp;

/** Hears what an RTCP datagram says, in its order, once all of it was found valid; each hears what it needs. */
public interface RtcpListener {
    /** Who sent the report or extended report that is told of next. */
    default void from(int ssrc) {}

    /** An SR's view of time and of what was sent. */
    default void senderInfo(int ssrc, SenderInfo info) {}

    /** What a receiver says of a stream (SR or RR). */
    default void reportBlock(ReportBlock block) {}

    /** The time at a receiver when it sent this, to be sent back (RFC 3611 4.4). */
    default void referenceTime(int ssrc, long ntp) {}

    /** To a receiver, its reference time sent back: middle 32 bits, and 1/65536 s since it came (RFC 3611 4.5). */
    default void delaySinceReferenceTime(int receiver, int lastReferenceTime, int delay) {}

    /** How large a datagram a participant takes, in bytes of UDP payload, as it says: any number of five digits. */
    default void maxDatagram(int ssrc, int bytes) {}

    /** A participant takes parity and retransmissions of this project's. */
    default void takesRepair(int ssrc) {}

    /** A sender limits its stream to so many kbit/s, 1-99,999, since the network takes no more, or as it was told. */
    default void limited(int ssrc, int kilobits) {}

    /** A sender hears of arrivals from members of its group; {@code members} of them tell it, 0-99,999. */
    default void tellers(int ssrc, int members) {}

    /** Whether it is to hear the name of a participant: then the name is read. */
    default boolean wantsName(int ssrc) {
        return false;
    }

    /** A participant's name for people, as far as it is plain text. */
    default void named(int ssrc, SourceName name) {}

    /**
     * A receiver misses packets of a stream (RFC 4585 6.2.1).
     *
     * @param number the sequence number of one, 0-65,535
     * @param following those of the 16 behind it that are missing, too, the first one's bit the lowest
     */
    default void nack(int ssrc, int source, int number, int following) {}

    /**
     * A packet of a stream has come to a receiver (RFC 8888 3.1).
     *
     * @param number its sequence number, 0-65,535
     * @param timestamp the middle 32 bits of the NTP timestamp of the report, by the receiver's clock
     * @param beforeNanos how long before that the packet came, 0 to 8 s, in steps of 1/1024 s
     */
    default void arrived(int ssrc, int source, int number, int timestamp, long beforeNanos) {}

    /** A packet of a stream has not come to a receiver yet, others around it have. */
    default void notArrived(int ssrc, int source, int number) {}

    /** All is told of which packets have come to a receiver by a message. */
    default void arrivalsTold(int ssrc) {}

    /** A participant has left. */
    default void bye(int ssrc) {}
}
