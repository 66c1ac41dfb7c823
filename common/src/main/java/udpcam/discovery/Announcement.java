package udpcam.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import udpcam.link.Addresses;

/** A receiver tells its networks that it is there, by a service instance in each (RFC 6763 section 4). Nothing waits for it. */
public final class Announcement implements AutoCloseable {
    private static final int USUAL_PORT = 12345;
    private static final long LOOK_SECONDS = 5; // for networks that are new

    /** What TXT says: the version of its own form (RFC 6763 section 6.7). */
    private static final Map<String, String> TEXT = Map.of("txtvers", "1");

    private final int port;
    private final Responders responders;

    /**
     * @param listening an address of this computer, or the wildcard for all, at which the receiver takes datagrams
     * @param onFailure is told of a bug
     */
    public Announcement(InetSocketAddress listening, Consumer<Throwable> onFailure) {
        this.port = listening.getPort();
        this.responders =
                new Responders(() -> networks(listening.getAddress()), this::register, LOOK_SECONDS, onFailure);
    }

    /** How the instance is called: as the computer is; a receiver at another port than usual has that behind the name. */
    static String name(int port) {
        String host = HostName.label();
        return port == USUAL_PORT ? host : host + "-" + port;
    }

    /** Loopback is no network: who is there needs no name. */
    private static Set<InetAddress> networks(InetAddress bound) throws SocketException {
        Set<InetAddress> own = Addresses.ofNetworks();
        if (bound.isAnyLocalAddress()) {
            return own;
        }
        return bound.isLoopbackAddress() || !Addresses.contains(bound) ? Set.of() : Set.of(bound);
    }

    private void register(JmDNS responder, InetAddress own, int looks) throws IOException {
        if (looks == 0) {
            responder.registerService(ServiceInfo.create(Responders.TYPE, name(port), port, 0, 0, TEXT));
        }
    }

    public void start() {
        responders.start();
    }

    /** Has its end told, which the end of the program may cut off. */
    @Override
    public void close() {
        responders.close();
    }
}
