package udpcam.session;

import java.util.random.RandomGenerator;

/**
 * How long to wait from one RTCP datagram to the next (RFC 3550 6.2, 6.3.1, A.7). Called by one thread.
 *
 * <p>Kept are the share of the bandwidth, the minima, the randomness and, by {@link RtcpTimer}, the reconsideration. Not
 * kept is what follows from the number of members (6.3.3-6.3.5, 6.3.7), because receivers send their reports to the sender
 * alone and do not hear one another: each reckons with two members. In a group the members' minimum of 5 s keeps them within
 * three quarters of that share all the same: a hundred of a stream of 1 Mbit/s, a thousand of one of 10.
 */
public final class RtcpInterval {
    private static final int MEMBERS = 2;
    private static final double RTCP_SHARE = 0.05;
    private static final double MULTICAST_MINIMUM_SECONDS = 5;
    private static final double REDUCED_MINIMUM_KILOBITS = 360;
    private static final double UNICAST_MINIMUM_SECONDS = 1; // more would tell nobody more
    private static final double EARLY_MINIMUM_SECONDS = 0.1; // what makes both sides known to each other may be lost
    private static final int EARLY = 5; // datagrams, so that not all of them are

    /** From a member's first report to its second, which echoes an SR and so proves that it is a member. */
    private static final double MULTICAST_EARLY_SECONDS = 1;

    /** Less is taken for this, from which on the reduced minimum may be used: a stream that pauses will go on. */
    private static final double LEAST_SESSION_BITS = 72_000;

    /** e - 3/2, by which timer reconsideration would make the mean interval too long (6.3.1). */
    private static final double COMPENSATION = 1.21828;

    private final boolean multicast;
    private final boolean alone; // or one of the members of a group
    private final int sealBytes;
    private final RandomGenerator random;

    public RtcpInterval(boolean multicast, RandomGenerator random) {
        this(multicast, !multicast, 0, random);
    }

    private RtcpInterval(boolean multicast, boolean alone, int sealBytes, RandomGenerator random) {
        this.multicast = multicast;
        this.alone = alone;
        this.sealBytes = sealBytes;
        this.random = random;
    }

    /** The same where a seal adds bytes to each RTCP datagram: they count, too (RFC 3711 3.4). */
    public RtcpInterval sealed(int addedBytes) {
        return new RtcpInterval(multicast, alone, addedBytes, random);
    }

    /** What a seal adds to an RTCP datagram. */
    int sealBytes() {
        return sealBytes;
    }

    /** The same for the sender, who is alone in a group, too, and may use the reduced minimum (6.2). */
    RtcpInterval ofSender() {
        return new RtcpInterval(multicast, true, sealBytes, random);
    }

    /** Whether the stream is one to a group. */
    boolean isMulticast() {
        return multicast;
    }

    /** To the first datagram, in nanoseconds: none for unicast (6.2), half of the minimum, randomised, for a member of a group. */
    long firstNanos() {
        return alone ? 0 : randomised(MULTICAST_MINIMUM_SECONDS / 2);
    }

    /**
     * To the next datagram, in nanoseconds.
     *
     * @param sessionBitsPerSecond what the stream takes of the network
     * @param averageBytes of an RTCP datagram, IP and UDP headers included
     * @param sent how many datagrams of ours there were so far
     */
    long nextNanos(double sessionBitsPerSecond, double averageBytes, int sent) {
        double bits = Math.max(LEAST_SESSION_BITS, sessionBitsPerSecond);
        double seconds = 8 * averageBytes * MEMBERS / (RTCP_SHARE * bits);
        return randomised(Math.max(minimumSeconds(bits, sent), seconds));
    }

    private double minimumSeconds(double sessionBitsPerSecond, int sent) {
        if (!alone) {
            return sent == 1 ? MULTICAST_EARLY_SECONDS : MULTICAST_MINIMUM_SECONDS;
        }
        double ours = sent < EARLY ? EARLY_MINIMUM_SECONDS : UNICAST_MINIMUM_SECONDS;
        return Math.max(ours, REDUCED_MINIMUM_KILOBITS / (sessionBitsPerSecond / 1000));
    }

    private long randomised(double seconds) {
        return (long) (seconds * random.nextDouble(0.5, 1.5) / COMPENSATION * 1e9);
    }
}
