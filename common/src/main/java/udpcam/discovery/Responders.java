package udpcam.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.run.Worker;

/** One responder of mDNS for each network of this computer, which come and go as the networks do. Nothing waits for them. */
final class Responders implements AutoCloseable {
    /** The type of our service instances (RFC 6763 section 7). */
    static final String TYPE = "_udpcam._udp.local.";

    /** The addresses of this computer, one in each of its networks. */
    @FunctionalInterface
    interface Networks {
        Set<InetAddress> now() throws SocketException;
    }

    /** What a responder is for. What it throws closes the responder, and the next look opens another one. */
    @FunctionalInterface
    interface Use {
        /** Is called with each look; {@code looks} counts those that went before, since the responder was opened. */
        void of(JmDNS responder, InetAddress own, int looks) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Responders.class);

    private static final long TICK_MILLIS = 500;

    private final Networks networks;
    private final Use use;
    private final long lookTicks;
    private final Map<InetAddress, Responder> open = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Worker worker;
    private final Consumer<Throwable> onFailure;
    private long ticks;

    /**
     * @param lookSeconds after how long to look for new networks again
     * @param onFailure is told of a bug
     */
    Responders(Networks networks, Use use, long lookSeconds, Consumer<Throwable> onFailure) {
        this.networks = networks;
        this.use = use;
        this.onFailure = onFailure;
        this.lookTicks = TimeUnit.SECONDS.toMillis(lookSeconds) / TICK_MILLIS;
        this.worker = new Worker("mdns", this::look, onFailure);
    }

    void start() {
        worker.start();
    }

    private boolean look() throws InterruptedException {
        closeThose((address, responder) -> responder.isSpent());
        if (ticks++ % lookTicks == 0) {
            try {
                update();
            } catch (IOException e) {
                LOG.debug("the networks are changing", e); // the next look finds them
            }
        }
        if (closed.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            leave();
            return false;
        }
        return true;
    }

    /** Opens responders in networks that are new, and closes those whose network has gone. */
    private void update() throws IOException {
        Set<InetAddress> now = networks.now();
        closeThose((address, responder) -> !now.contains(address) || responder.hasMoved());
        for (InetAddress address : now) {
            if (closed.getCount() > 0) { // each may take a while
                use(address);
            }
        }
    }

    private void closeThose(BiPredicate<InetAddress, Responder> which) {
        Map.copyOf(open).forEach((address, responder) -> {
            if (which.test(address, responder)) {
                close(address);
            }
        });
    }

    /** A network without multicast, or a port 5353 that another program has for itself, hinders the others not. */
    private void use(InetAddress address) {
        try {
            Responder responder = open.get(address);
            if (responder == null) {
                responder = new Responder(address);
                open.put(address, responder);
            }
            use.of(responder.jmdns(), address, responder.nextLook());
        } catch (IOException | RuntimeException e) {
            LOG.debug("no mDNS at {}", address, e);
            close(address); // the next look begins anew
        }
    }

    private void close(InetAddress address) {
        Responder gone = open.remove(address);
        if (gone != null && gone.hasFailed()) {
            new Worker("mdns-end", () -> end(gone), onFailure).start(); // the others do not wait for it
        } else if (gone != null) {
            gone.close();
        }
    }

    private static boolean end(Responder gone) {
        gone.close();
        return false;
    }

    private void leave() {
        closeThose((address, responder) -> responder.hasFailed());
        open.values().forEach(Responder::unregister); // the goodbye leaves at once, what follows may be cut off
        closeThose((address, responder) -> true);
    }

    /** Says that our service instances are gone, and closes all, in the background: it takes seconds. */
    @Override
    public void close() {
        closed.countDown();
    }
}
