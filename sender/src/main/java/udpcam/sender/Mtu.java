package udpcam.sender;

import java.net.InetAddress;
import udpcam.frame.Segmenter;
import udpcam.link.Addresses;
import udpcam.wire.ClassicWire;

/** How large the datagrams to a remote are. */
final class Mtu {
    /** {@code --mtu auto}. */
    static final int AUTO = 0;

    /** Fits every Ethernet, most tunnels and PPPoE with its IP and UDP headers. */
    private static final int ELSEWHERE_BYTES = 1400;

    /** macOS refuses larger datagrams (net.inet.udp.maxdgram). */
    private static final int MAC_BYTES = 9216;

    private Mtu() {}

    /** {@code mtu} is {@link #AUTO} or a number of bytes, which then is the most as well. */
    static Segmenter segmenter(int mtu, InetAddress remote, String osName) {
        if (mtu != AUTO) {
            return new Segmenter(mtu, mtu);
        }
        int largest = osName.startsWith("Mac") ? MAC_BYTES : ClassicWire.MAX_SENT_BYTES;
        return new Segmenter(Addresses.contains(remote) ? largest : ELSEWHERE_BYTES, largest);
    }
}
