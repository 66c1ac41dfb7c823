package udpcam.link;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A socket's membership in a multicast group: on every network interface that is up and has multicast, or on a single one.
 * Called by one thread.
 */
final class Membership {
    private final DatagramChannel channel;
    private final InetAddress group;
    private final @Nullable String only;
    private final Map<Integer, MembershipKey> joined = new HashMap<>(); // by the interface's index

    /** {@code only} is the name of the interface on which to join; null for all. */
    Membership(DatagramChannel channel, InetAddress group, @Nullable String only) {
        this.channel = channel;
        this.group = group;
        this.only = only;
    }

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

    /**
     * Joins on the interfaces that came up since the last call, and leaves those that went: one that comes back is joined
     * again, which tells switches and routers, too.
     */
    void follow(List<NetworkInterface> networks) {
        Set<Integer> usable = new HashSet<>();
        for (NetworkInterface network : networks) {
            if ((only == null || only.equals(network.getName())) && isUsable(network)) {
                usable.add(network.getIndex());
                if (!joined.containsKey(network.getIndex())) {
                    join(network);
                }
            }
        }
        joined.forEach((index, key) -> {
            if (!usable.contains(index)) {
                key.drop();
            }
        });
        joined.keySet().retainAll(usable);
    }

    private void join(NetworkInterface network) {
        try {
            joined.put(network.getIndex(), channel.join(group, network));
        } catch (IOException notYet) {
            // It has no address of the group's family yet, or the system allows no more groups.
        }
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            // Linux says that loopback has no multicast, but it has.
            return network.isUp() && (network.supportsMulticast() || network.isLoopback());
        } catch (SocketException gone) {
            return false;
        }
    }
}
