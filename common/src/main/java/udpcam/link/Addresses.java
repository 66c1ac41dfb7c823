package udpcam.link;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of this computer, and addresses as people write them. */
public final class Addresses {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

    private static final String ALL_HOSTS = "255.255.255.255"; // RFC 919 section 7

    private static final int IPV4_HEADERS_BYTES = 28; // and of UDP

    private static final int IPV6_HEADERS_BYTES = 48;

    private Addresses() {}

    /** An IPv4 or IPv6 address from its text; null if it is none. No name server is asked. */
    public static @Nullable InetAddress parse(String text) {
        try {
            if (IPV6.matcher(text).matches()) {
                return InetAddress.getByName("[" + text + "]"); // in brackets it can be no name
            }
            return IPV4.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether datagrams to the address stay inside this computer. */
    public static boolean contains(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    /**
     * How large a datagram leaves this computer in one piece, in bytes of UDP payload; no limit if that is not known.
     *
     * @param own from which it leaves
     */
    public static int mostInOnePiece(InetAddress own) {
        try {
            NetworkInterface network = NetworkInterface.getByInetAddress(own);
            int headers = own instanceof Inet6Address ? IPV6_HEADERS_BYTES : IPV4_HEADERS_BYTES;
            return network == null ? Integer.MAX_VALUE : network.getMTU() - headers;
        } catch (SocketException e) {
            return Integer.MAX_VALUE;
        }
    }

    /** Whether it is the broadcast address of all networks, or of one of this computer's. */
    public static boolean isBroadcast(InetAddress address) {
        try {
            return address.getHostAddress().equals(ALL_HOSTS)
                    || NetworkInterface.networkInterfaces()
                            .flatMap(network -> network.getInterfaceAddresses().stream())
                            .anyMatch(own -> address.equals(own.getBroadcast()) && !address.equals(own.getAddress()));
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

    /**
     * One address in each network to which this computer is connected, in the order of its network interfaces: IPv4, or else an IPv6
     * address that is not link-local. Loopback and tunnels are none.
     */
    public static Set<InetAddress> ofNetworks() throws SocketException {
        Set<InetAddress> found = new LinkedHashSet<>();
        for (NetworkInterface network : networks()) {
            if (network.isUp() && network.supportsMulticast() && !network.isLoopback() && !network.isPointToPoint()) {
                network.inetAddresses()
                        .filter(address -> address instanceof Inet4Address || !address.isLinkLocalAddress())
                        .max(Comparator.comparing(address -> address instanceof Inet4Address))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** The number of the network interface that has an address of this computer; 0 if none has it. */
    public static int networkOf(InetAddress own) {
        try {
            NetworkInterface network = NetworkInterface.getByInetAddress(own);
            return network == null ? 0 : network.getIndex();
        } catch (SocketException e) {
            return 0;
        }
    }

    /** Whether an address is of a network in which this computer has the address {@code own}. */
    public static boolean areOfOneNetwork(InetAddress own, InetAddress address) {
        try {
            NetworkInterface network = NetworkInterface.getByInetAddress(own);
            return network != null
                    && network.getInterfaceAddresses().stream()
                            .filter(each -> each.getAddress().equals(own))
                            .anyMatch(each -> startAlike(own, address, each.getNetworkPrefixLength()));
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean startAlike(InetAddress one, InetAddress other, int bits) {
        byte[] first = one.getAddress();
        byte[] second = other.getAddress();
        return first.length == second.length
                && new BigInteger(1, first)
                        .xor(new BigInteger(1, second))
                        .shiftRight(first.length * Byte.SIZE - bits)
                        .equals(BigInteger.ZERO);
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

    /** The network interfaces as they are now. */
    static List<NetworkInterface> networks() throws SocketException {
        return NetworkInterface.networkInterfaces().toList();
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
