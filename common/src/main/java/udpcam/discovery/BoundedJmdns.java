package udpcam.discovery;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.ServiceInfoImpl;

/**
 * JmDNS at one address of this computer, which keeps less of what others say than the library does, and tells when it fails
 * instead of beginning again by itself. Its threads call it.
 */
final class BoundedJmdns extends JmDNSImpl {
    private static final long READ_PAUSE_MILLIS = 2; // so it reads 500 datagrams a second at the most
    private static final int MAX_QUERIES = 32; // that wait for their answer, each with all its questions

    // These have no initial value here: the constructor above starts threads, which set them.
    private volatile boolean hasFailed;
    private int queries; // under ioLock
    private int names; // under ioLock

    /** Opens it, which takes a moment. Its host records have that name. */
    BoundedJmdns(InetAddress own, String hostName) throws IOException {
        super(named(own, hostName), hostName, READ_PAUSE_MILLIS);
    }

    /** The same address with a name, so that no name server is asked, which may be silent for long. */
    private static InetAddress named(InetAddress own, String hostName) throws UnknownHostException {
        return own instanceof Inet6Address scoped
                ? Inet6Address.getByAddress(hostName, own.getAddress(), scoped.getScopeId())
                : InetAddress.getByAddress(hostName, own.getAddress());
    }

    /** Whether it could not send. */
    boolean hasFailed() {
        return hasFailed;
    }

    /** Is called when it could not send. Another one takes its place: of one that began anew nobody would know. */
    @Override
    public void recover() {
        hasFailed = true;
    }

    /** Remembers our type of services alone, of all that there are in the network, or are said to be. */
    @Override
    public boolean registerServiceType(String type) {
        return type.equalsIgnoreCase(Responders.TYPE) && super.registerServiceType(type);
    }

    /** How many names it has asked the address of. */
    int names() {
        ioLock();
        try {
            return names;
        } finally {
            ioUnlock();
        }
    }

    /** Is called with each name that comes without an address: asks for that, and listens for it to the end. */
    @Override
    public void startServiceInfoResolver(ServiceInfoImpl named) {
        ioLock();
        try {
            names++;
        } finally {
            ioUnlock();
        }
        super.startServiceInfoResolver(named);
    }

    /** Has a query answered a little later, unless too many wait for that: they are asked again. */
    @Override
    public void startResponder(DNSIncoming query, InetAddress from, int port) {
        ioLock();
        try {
            super.respondToQuery(query); // or all that come behind one that is not complete would be added to it
            if (queries == MAX_QUERIES) {
                return;
            }
            queries++;
        } finally {
            ioUnlock();
        }
        super.startResponder(query, from, port);
    }

    /** A query is about to be answered. */
    @Override
    public void respondToQuery(DNSIncoming query) {
        ioLock();
        try {
            queries--;
        } finally {
            ioUnlock();
        }
        super.respondToQuery(query);
    }
}
