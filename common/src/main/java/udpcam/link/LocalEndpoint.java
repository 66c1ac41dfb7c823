package udpcam.link;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A port of this computer, perhaps for a multicast group: follows the network interfaces as they come and go. */
final class LocalEndpoint implements Endpoint {
    /** The network interfaces of this computer. */
    @FunctionalInterface
    interface Networks {
        List<NetworkInterface> now() throws IOException;
    }

    private final @Nullable String bind;
    private final @Nullable InetAddress group;
    private final int port;
    private final Networks networks;
    private @Nullable Membership membership;

    /**
     * @param bind an address, its name, or a network interface's; null for all
     * @param group a multicast group to join; null for none
     * @param port 0 for any
     */
    LocalEndpoint(@Nullable String bind, @Nullable InetAddress group, int port, Networks networks) {
        this.bind = bind;
        this.group = group;
        this.port = port;
        this.networks = networks;
    }

    /** Throws {@link BindException} if the port is taken or {@code bind} is not of this computer. */
    @Override
    public Sockets open(@Nullable Sockets previous) throws IOException {
        DatagramChannel channel =
                group == null ? DatagramChannel.open() : DatagramChannel.open(Membership.family(group));
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, UdpLink.RECEIVE_BUFFER_BYTES);
            if (group != null) {
                Membership joining = new Membership(channel, group, networkName());
                Membership.bind(channel, new InetSocketAddress(group, port));
                joining.follow(networks.now());
                membership = joining;
            } else {
                InetAddress address = boundAddress();
                channel.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        if (previous != null) {
            previous.close();
        }
        return new Sockets(channel, null, null);
    }

    @Override
    public boolean keeps(Sockets sockets, boolean isSilent) throws IOException {
        if (membership != null) {
            membership.follow(networks.now());
            return true;
        }
        InetAddress address = sockets.localAddress().getAddress();
        NetworkInterface network = bind == null ? null : NetworkInterface.getByName(bind);
        return network == null
                || network.inetAddresses().findAny().isEmpty()
                || network.inetAddresses().anyMatch(address::equals);
    }

    /** Whether there is anything to follow: a port of all addresses, or of one, stays what it is. */
    boolean changes() throws IOException {
        return group != null || (bind != null && NetworkInterface.getByName(bind) != null);
    }

    /** The address to listen on; null for all. IPv4 first; of several the oldest, which Java lists last on Linux. */
    private @Nullable InetAddress boundAddress() throws IOException {
        NetworkInterface network = bind == null ? null : NetworkInterface.getByName(bind);
        if (bind == null || network == null) {
            return bind == null ? null : InetAddress.getAllByName(bind)[0];
        }
        InetAddress best = null;
        for (InetAddress address : network.inetAddresses().toList()) {
            best = best == null || address instanceof Inet4Address || best instanceof Inet6Address ? address : best;
        }
        if (best == null) {
            throw new BindException(bind + " has no address");
        }
        return best;
    }

    /** The name of the network interface on which to join; null for all. */
    private @Nullable String networkName() throws IOException {
        if (bind == null || NetworkInterface.getByName(bind) != null) {
            return bind;
        }
        NetworkInterface network = NetworkInterface.getByInetAddress(InetAddress.getAllByName(bind)[0]);
        if (network == null) {
            throw new BindException(bind + " is no address of this computer");
        }
        return network.getName();
    }
}
