package udpcam.link;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where datagrams go, as the user wrote it: a name, or an address with or without a network interface behind a %.
 *
 * @param host a name, an IPv4 address or an IPv6 address without brackets
 * @param ttl how far multicast goes, in hops, 1-255
 */
public record Destination(String host, int port, int ttl) {
    /** Host and port, as the options take them. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Whether it is a name, whose address may change. */
    public boolean isName() {
        return literal() == null;
    }

    /** The addresses now, best first; throws if none is known, or if the network interface is not there. */
    List<InetSocketAddress> addresses(HostLookup lookup) throws IOException {
        InetAddress literal = literal();
        List<InetAddress> addresses = literal == null ? lookup.addresses(host) : List.of(scoped(literal));
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** The network interface that is named; null for none. Throws if it is not there. */
    @Nullable
    NetworkInterface network() throws SocketException {
        int percent = host.indexOf('%');
        if (percent < 0) {
            return null;
        }
        String scope = host.substring(percent + 1);
        NetworkInterface network = NetworkInterface.getByName(scope);
        if (network == null && scope.matches("\\d{1,9}")) {
            network = NetworkInterface.getByIndex(Integer.parseInt(scope));
        }
        if (network == null) {
            throw new SocketException("there is no network interface " + scope);
        }
        return network;
    }

    /** The address that is written there; null for a name. */
    public @Nullable InetAddress literal() {
        return Addresses.parse(host.replaceFirst("%.*", ""));
    }

    private InetAddress scoped(InetAddress address) throws IOException {
        NetworkInterface network = network();
        if (network != null && address instanceof Inet6Address) {
            return Inet6Address.getByAddress(null, address.getAddress(), network.getIndex());
        }
        if (network == null && address instanceof Inet6Address && address.isLinkLocalAddress()) {
            throw new SocketException("its network interface is missing: [" + host + "%NAME]");
        }
        return address;
    }
}
