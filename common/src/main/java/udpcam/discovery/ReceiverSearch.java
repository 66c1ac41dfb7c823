package udpcam.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import javax.jmdns.impl.DNSTaskStarter;
import org.jspecify.annotations.Nullable;
import udpcam.link.Addresses;

/** A sender looks for the receivers of its networks (RFC 6763 section 4), until it is closed. */
public final class ReceiverSearch implements AutoCloseable {
    private static final int MAX_FOUND = 64;
    private static final long LOOK_SECONDS = 2; // for networks that are new

    private final Map<String, FoundReceiver> found = new TreeMap<>(); // by name
    private final Responders responders;

    /** {@code onFailure} is told of a bug. */
    public ReceiverSearch(Consumer<Throwable> onFailure) {
        responders = new Responders(Addresses::ofNetworks, this::browse, LOOK_SECONDS, onFailure);
    }

    public void start() {
        responders.start();
    }

    /** Those that are there now, by their names. */
    public List<FoundReceiver> found() {
        synchronized (found) {
            return new ArrayList<>(found.values());
        }
    }

    /** Asks who is there: at once and after 2, 4, 8 … s, as a question or an answer may be lost (RFC 6762 section 5.2). */
    private void browse(JmDNS responder, InetAddress own, int looks) {
        if (looks == 0) {
            responder.addServiceListener(Responders.TYPE, listener(own)); // this asks, too
        } else if (Integer.bitCount(looks) == 1) {
            // JmDNS has no other way to ask that does not wait for answers.
            ((DNSTaskStarter) responder).startServiceResolver(Responders.TYPE);
        }
    }

    private ServiceListener listener(InetAddress own) {
        return new ServiceListener() {
            @Override
            public void serviceAdded(ServiceEvent event) {
                // What comes without an address JmDNS asks for by itself.
            }

            @Override
            public void serviceRemoved(ServiceEvent event) {
                removed(event.getName());
            }

            @Override
            public void serviceResolved(ServiceEvent event) {
                resolved(event.getName(), event.getInfo(), own);
            }
        };
    }

    private void resolved(String name, ServiceInfo info, InetAddress own) {
        InetAddress address = reachable(info.getInetAddresses(), own);
        if (address == null || info.getPort() == 0) {
            return;
        }
        synchronized (found) {
            if (found.size() < MAX_FOUND) { // others of the network may say what they like, but not fill the memory
                found.putIfAbsent(name, FoundReceiver.of(name, new InetSocketAddress(address, info.getPort())));
            }
        }
    }

    private void removed(String name) {
        synchronized (found) {
            found.remove(name);
        }
    }

    /** Of the addresses of a receiver one in the network where it was found, or else IPv4; null if it has none. */
    static @Nullable InetAddress reachable(InetAddress[] addresses, InetAddress own) {
        return List.of(addresses).stream()
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .filter(address -> !address.isLoopbackAddress() || own.isLoopbackAddress())
                .filter(address ->
                        address instanceof Inet4Address || !address.isLinkLocalAddress()) // its scope is untold
                .max(Comparator.<InetAddress, Boolean>comparing(address -> Addresses.areOfOneNetwork(own, address))
                        .thenComparing(address -> address instanceof Inet4Address))
                .orElse(null);
    }

    /** Ends the search, which takes some seconds, in the background. */
    @Override
    public void close() {
        responders.close();
    }
}
