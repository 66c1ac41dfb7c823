package udpcam.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The way to a remote: follows the address of its name, and this computer's own. */
final class RemoteEndpoint implements Endpoint {
    private final Destination destination;
    private final HostLookup lookup;
    private final Predicate<InetAddress> isOwn;

    /** {@code isOwn} says whether an address is one of this computer. */
    RemoteEndpoint(Destination destination, HostLookup lookup, Predicate<InetAddress> isOwn) {
        this.destination = destination;
        this.lookup = lookup;
        this.isOwn = isOwn;
    }

    @Override
    public Sockets open(@Nullable Sockets previous) throws IOException {
        IOException refusal = new IOException("it has no address");
        for (InetSocketAddress remote : destination.addresses(lookup)) {
            try {
                return open(remote, previous);
            } catch (IOException noWay) { // one of its other addresses may have one
                refusal = noWay;
            }
        }
        throw refusal;
    }

    private Sockets open(InetSocketAddress remote, @Nullable Sockets previous) throws IOException {
        boolean isGroup = remote.getAddress().isMulticastAddress();
        if (!isGroup) {
            Sockets.sourceTo(remote); // throws where there is no way, and the previous sockets go on
        }
        if (previous != null && previous.isOpen() && previous.isToGroup() == isGroup) {
            return previous.redirected(remote, destination.network());
        }
        Sockets.closeAll(previous);
        return isGroup ? Sockets.toGroup(remote, destination.network(), destination.ttl()) : Sockets.connected(remote);
    }

    @Override
    public boolean keeps(Sockets sockets, boolean isSilent) throws IOException {
        InetSocketAddress remote = sockets.remote();
        if (remote == null || (isSilent && hasMoved(remote))) {
            return false;
        }
        if (remote.getAddress().isMulticastAddress()) {
            return true;
        }
        InetAddress source = sockets.localAddress().getAddress();
        try {
            return Sockets.sourceTo(remote).equals(source) || (!isSilent && isOwn.test(source));
        } catch (IOException noWay) {
            return true; // nothing better is to be had
        }
    }

    private boolean hasMoved(InetSocketAddress remote) {
        try {
            return destination.isName() && !destination.addresses(lookup).contains(remote);
        } catch (IOException unknown) {
            return false;
        }
    }
}
