package udpcam.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.jmdns.JmDNS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One responder of mDNS for each network of this computer, which come and go as the networks do. Called by one worker. */
final class Responders {
    /** The type of our service instances (RFC 6763 section 7). */
    static final String TYPE = "_udpcam._udp.local.";

    /** The addresses of this computer, one in each of its networks. */
    @FunctionalInterface
    interface Networks {
        Set<InetAddress> now() throws SocketException;
    }

    /** What a new responder is for. */
    @FunctionalInterface
    interface Use {
        void of(JmDNS responder, InetAddress own) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Responders.class);

    private final Networks networks;
    private final Use use;
    private final Map<InetAddress, JmDNS> open = new ConcurrentHashMap<>();

    Responders(Networks networks, Use use) {
        this.networks = networks;
        this.use = use;
    }

    /** Opens responders in networks that are new, and closes those whose network has gone. */
    void update() {
        try {
            follow();
        } catch (IOException e) {
            LOG.debug("the networks are changing", e); // the next look finds them
        }
    }

    private void follow() throws IOException {
        Set<InetAddress> now = networks.now();
        Set<InetAddress> gone = new HashSet<>(open.keySet());
        gone.removeAll(now);
        for (InetAddress address : gone) {
            close(address);
        }
        for (InetAddress address : now) {
            if (!open.containsKey(address)) {
                open(address);
            }
        }
    }

    /** A network without multicast, or a port 5353 that another program has for itself, hinders the others not. */
    private void open(InetAddress address) {
        try {
            // The name of its own host records: the system's responder may own the computer's.
            JmDNS responder = JmDNS.create(address, "udpcam-" + HostName.label());
            open.put(address, responder);
            use.of(responder, address);
        } catch (IOException | RuntimeException e) {
            LOG.debug("no mDNS at {}", address, e);
        }
    }

    private void close(InetAddress address) throws IOException {
        JmDNS responder = open.remove(address);
        if (responder != null) {
            responder.close();
        }
    }

    /** Says that our service instances are gone, and closes all; takes some seconds. */
    void close() throws IOException {
        for (JmDNS responder : open.values()) {
            responder.unregisterAllServices(); // the goodbye leaves at once, what follows may be cut off
        }
        for (InetAddress address : Set.copyOf(open.keySet())) {
            close(address);
        }
    }
}
