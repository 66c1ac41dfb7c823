package udpcam.srtp;

/**
 * The index of an SRTP packet (RFC 3711 3.3.1): 32 bits of roll-over counter, which is not sent, and the sequence number.
 */
final class PacketIndex {
    /** After 2^48 packets, the last one with this index, a master key is used up (RFC 3711 9.2). */
    static final long LAST = (1L << 48) - 1;

    private static final int HALF = 1 << 15;

    private PacketIndex() {}

    /**
     * The index that a sequence number stands for: the nearest one to the highest so far (RFC 3711 appendix A). It is below 0 or
     * above {@link #LAST} for a packet that cannot be.
     *
     * @param highest -1 if there was none: the roll-over counter is 0 then
     * @param sequenceNumber 0-65,535
     */
    static long of(long highest, int sequenceNumber) {
        if (highest < 0) {
            return sequenceNumber;
        }
        long rolloverCounter = highest >>> Short.SIZE;
        int last = (int) highest & 0xFFFF;
        if (last < HALF && sequenceNumber - last > HALF) {
            rolloverCounter--;
        } else if (last >= HALF && last - HALF > sequenceNumber) {
            rolloverCounter++;
        }
        return (rolloverCounter << Short.SIZE) + sequenceNumber;
    }

    /** The upper 32 bits. */
    static int rolloverCounter(long index) {
        return (int) (index >>> Short.SIZE);
    }
}
