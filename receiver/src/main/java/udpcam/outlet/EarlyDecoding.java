package udpcam.outlet;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import udpcam.link.Addresses;

/**
 * Whether frames are to be decoded while they come. Where the sender is on this computer, too, a second pair of cores is
 * needed for that: the first one is busy encoding the rest of the frame. Called by one thread.
 */
final class EarlyDecoding {
    private static final int CORES_FOR_BOTH = 4;

    private final boolean hasCoresForBoth;
    private @Nullable InetAddress sender; // of the last datagram
    private boolean pays;

    /** On a computer with {@code cores} cores. */
    EarlyDecoding(int cores) {
        hasCoresForBoth = cores >= CORES_FOR_BOTH;
    }

    /** Whether it pays for frames that come from there. */
    boolean pays(InetAddress from) {
        if (!from.equals(sender)) {
            sender = from;
            pays = hasCoresForBoth || !Addresses.contains(from);
        }
        return pays;
    }
}
