package udpcam.discovery;

import java.net.InetSocketAddress;
import udpcam.link.Addresses;

/**
 * A receiver of the local network.
 *
 * @param name what it calls itself, without control characters
 * @param address where it takes datagrams
 */
public record FoundReceiver(String name, InetSocketAddress address) {
    private static final int MAX_BYTES = 63; // of a label (RFC 6763 section 4.1.1)

    /** The same with a name as it came from the network, where anybody may say anything. */
    static FoundReceiver of(String name, InetSocketAddress address) {
        String clean = name.replaceAll("\\p{C}", "").strip();
        return new FoundReceiver(HostName.cut(clean, MAX_BYTES), address);
    }

    /** Its name, and its address as the options take it. */
    public String text() {
        return name + " (" + Addresses.text(address) + ")";
    }
}
