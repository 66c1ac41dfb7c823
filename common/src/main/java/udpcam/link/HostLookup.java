package udpcam.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;

/** Finds the addresses of a host's name, which may take seconds. */
@FunctionalInterface
public interface HostLookup {
    /** The addresses, best first; throws if none is known now. */
    List<InetAddress> addresses(String name) throws UnknownHostException;

    /** The system's. The JVM forgets an answer after a second, not after 30, so that a changed one is seen soon. */
    static HostLookup ofSystem() {
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
