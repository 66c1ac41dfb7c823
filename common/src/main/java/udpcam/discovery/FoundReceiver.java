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
    private static final int MAX_NAME = 63; // of a label (RFC 6763 section 4.1.1)

    /** The same with a name as it came from the network, where anybody may say anything. */
    static FoundReceiver of(String name, InetSocketAddress address) {
        String clean = name.replaceAll("\\p{C}", "").strip();
        String cut = clean.substring(0, Math.min(MAX_NAME, clean.length()));
        boolean isHalved = !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1));
        return new FoundReceiver(isHalved ? cut.substring(0, cut.length() - 1) : cut, address);
    }

    /** Its name, and its address as the options take it. */
    public String text() {
        return name + " (" + Addresses.text(address) + ")";
    }
}
