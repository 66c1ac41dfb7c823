package udpcam.parity;

/** How much parity a block of packets gets. */
@FunctionalInterface
public interface Redundancy {
    /** The number of parity symbols for a block of 1-128 packets; the caller bounds it. */
    int symbols(int packets);

    /** A fixed share of the packets, 0-1, rounded up. */
    static Redundancy of(double share) {
        return packets -> (int) Math.ceil(share * packets);
    }
}
