package udpcam.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The addresses of this computer, and addresses as people write them. */
public final class Addresses {
    private Addresses() {}

    /** Whether datagrams to the address stay inside this computer. */
    public static boolean contains(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    /** Those by which others reach this computer, as text; none if there is no network. */
    public static List<String> reachable() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(address ->
                            address.getHostAddress().replaceFirst("%.*", "")) // the scope is of no use to others
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** An address without its scope, and IPv6 with its longest zeros left out (RFC 5952). */
    public static String text(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? text.replaceFirst("(?:^|:)0(?::0)+(?::|$)", "::") : text;
    }

    /** An address with its port, as the options take it. */
    public static String text(InetSocketAddress address) {
        String host = text(address.getAddress());
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
