package udpcam.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import javax.jmdns.JmDNS;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.link.Addresses;

/**
 * A responder of mDNS at one address of this computer (RFC 6762). It tells when JmDNS hears nothing any more, or remembers too
 * much. Called by one worker.
 */
final class Responder {
    private static final int MAX_RECORDS = 10_000;
    private static final int MAX_NAMES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InetAddress own;
    private final int network;
    private final BoundedJmdns jmdns;
    private int looks;

    /** Opens it, which takes a moment. */
    Responder(InetAddress own) throws IOException {
        this.own = own;
        network = Addresses.networkOf(own);
        jmdns = new BoundedJmdns(own, hostName());
        quietListener();
    }

    /**
     * The name of its host records. It is nobody else's: the system's responder owns the computer's own, many computers are called
     * alike, and of those that claim one name each loses time in which it does not answer (RFC 6762 section 9).
     */
    private static String hostName() {
        return "udpcam-%016x".formatted(RANDOM.nextLong());
    }

    JmDNS jmdns() {
        return jmdns;
    }

    /** How many looks went before this one. */
    int nextLook() {
        return looks++;
    }

    /** Whether its address is that of another network interface by now: what is sent to groups does not reach it there. */
    boolean hasMoved() {
        return Addresses.networkOf(own) != network;
    }

    /**
     * Whether another one is to take its place. A datagram that JmDNS cannot read ends the thread that listens, and JmDNS does
     * not tell; its memory has no bound, and anybody in the network fills it.
     */
    boolean isSpent() {
        if (hasFailed() || quietListener() == null) {
            return true;
        }
        long records = records();
        boolean isFull = records > MAX_RECORDS || jmdns.names() > MAX_NAMES;
        if (isFull) {
            LOG.debug("{} has {} records, and is opened anew without them", jmdns.getName(), records);
        }
        return isFull;
    }

    /** Whether it could not send: its end takes longer than that of others. */
    boolean hasFailed() {
        return jmdns.hasFailed();
    }

    private long records() {
        return jmdns.getCache().values().stream().mapToLong(List::size).sum();
    }

    /** The thread that listens, which from now on ends without a word to the user; null if it has ended. */
    private @Nullable Thread quietListener() {
        String name = "SocketListener(" + jmdns.getName() + ")";
        Thread[] threads = new Thread[2 * Thread.activeCount()]; // those of this program, and room for new ones
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().equals(name)) {
                threads[i].setUncaughtExceptionHandler((thread, e) -> LOG.debug("{} has ended", name, e));
                return threads[i];
            }
        }
        return null;
    }

    /** Says that our service instances are gone. */
    void unregister() {
        try {
            jmdns.unregisterAllServices();
        } catch (RuntimeException e) {
            LOG.debug("{} says no goodbye", jmdns.getName(), e);
        }
    }

    /** Takes seconds. */
    void close() {
        try {
            jmdns.close();
        } catch (RuntimeException e) {
            LOG.debug("{} did not end well", jmdns.getName(), e);
        }
    }
}
