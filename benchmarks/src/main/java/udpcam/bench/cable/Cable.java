package udpcam.bench.cable;

import org.jspecify.annotations.Nullable;

/**
 * What a cable between two computers does to their datagrams.
 *
 * @param loss the share of the datagrams to the receiver that is lost, each by itself, 0-1 in steps of 0.001
 * @param lossBack the same on the way back
 * @param mtu the largest IP packet that it carries, in bytes
 * @param bottleneck what limits the rate to the receiver; null where nothing does
 */
public record Cable(
        double loss, double lossBack, int mtu, @Nullable Bottleneck bottleneck) {
    /** The MTU of Ethernet, in bytes. */
    public static final int ETHERNET_MTU = 1500;

    /** Loses at random, as fast as the computer is. */
    public static Cable losing(double loss, double lossBack) {
        return new Cable(loss, lossBack, ETHERNET_MTU, null);
    }

    /** Loses nothing but what does not fit into its queue. */
    public static Cable limited(Bottleneck bottleneck) {
        return new Cable(0, 0, ETHERNET_MTU, bottleneck);
    }
}
