package udpcam.link;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a socket comes to hear a multicast group. */
final class Multicast {
    private Multicast() {}

    static ProtocolFamily family(InetAddress group) {
        return group instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    /** Binds the group's port: for the group's datagrams only where the system can (not Windows), else for all. */
    static void bind(DatagramChannel channel, InetSocketAddress group) throws IOException {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        try {
            channel.bind(group);
        } catch (SocketException cannot) {
            byte[] any = new byte[group.getAddress().getAddress().length];
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(any), group.getPort()));
        }
    }

    /** Joins on the interface with the address {@code on}; null for every one that is up and lets it. */
    static void join(DatagramChannel channel, InetAddress group, @Nullable InetAddress on) throws IOException {
        if (on != null) {
            NetworkInterface network = NetworkInterface.getByInetAddress(on);
            if (network == null) {
                throw new BindException(Addresses.text(on) + " is no address of this computer");
            }
            channel.join(group, network);
            return;
        }
        List<NetworkInterface> networks = NetworkInterface.networkInterfaces().toList();
        if (networks.stream()
                        .filter(network -> tryJoin(channel, group, network))
                        .count()
                == 0) {
            throw new SocketException("no network interface has multicast");
        }
    }

    private static boolean tryJoin(DatagramChannel channel, InetAddress group, NetworkInterface network) {
        try {
            // Linux says that loopback has no multicast, but it has.
            if (!network.isUp() || !(network.supportsMulticast() || network.isLoopback())) {
                return false;
            }
            channel.join(group, network);
            return true;
        } catch (IOException e) { // it has no address of the group's family, or the system allows no more groups
            return false;
        }
    }
}
