package udpcam.fec;

/** How much parity a block of packets gets. */
@FunctionalInterface
public interface Redundancy {
    /** How many parity symbols belong to a block of so many packets, 1-128; bounds are the caller's. */
    int symbols(int packets);

    /** A share of the packets, rounded up; {@code share} is 0-1. */
    static Redundancy of(double share) {
        return packets -> (int) Math.ceil(share * packets);
    }
}
