package udpcam.soak.harm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.link.Destination;
import udpcam.link.HostLookup;
import udpcam.link.Link;
import udpcam.link.UdpLink;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * The network between two programs, and the attacker in it: passes on what comes from either side, records it, and while it
 * attacks sends its own to both from the very address and port from which they hear each other. It needs no root.
 */
public final class Relay implements AutoCloseable {
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int TO_RECEIVER_A_SECOND = 500;
    private static final int RECEIVERS_SHARE = 5; // of what is sent to both, all but one of so many

    private final UdpLink entrance;
    private final Destination receiver;
    private final Consumer<Throwable> onFailure;
    private final Loot ofSender = new Loot();
    private final Loot ofReceiver = new Loot();
    private final ByteBuffer forth = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private final ByteBuffer back = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private final Worker forthWorker;
    private final Worker backWorker;
    private @Nullable Worker attacker;
    private volatile @Nullable UdpLink exit;
    private volatile @Nullable InetSocketAddress sender;

    /** Between the port to which a sender sends and the port on which a receiver listens, of this computer. */
    public Relay(int from, int to, Consumer<Throwable> onFailure) throws IOException {
        this.onFailure = onFailure;
        entrance = UdpLink.listening("127.0.0.1", null, from, onFailure);
        receiver = new Destination("127.0.0.1", to, 1);
        forthWorker = new Worker("relay-forth", this::passForth, onFailure).start();
        backWorker = new Worker("relay-back", this::passBack, onFailure).start();
    }

    private boolean passForth() throws IOException, InterruptedException {
        InetSocketAddress from = entrance.receive(forth, WAIT_NANOS);
        if (from != null) {
            ofSender.record(forth);
            exitOf(from).send(forth);
        }
        return true;
    }

    /** As a router does: a new sender gets a port of its own, so that the receiver sees a new address. */
    private UdpLink exitOf(InetSocketAddress from) throws IOException, InterruptedException {
        UdpLink current = exit;
        if (current != null && from.equals(sender)) {
            return current;
        }
        UdpLink next = UdpLink.to(receiver, HostLookup.ofSystem(), datagram -> true, NanoClock.SYSTEM, new Counters())
                .start(onFailure);
        next.awaitOpen(OPEN_NANOS);
        sender = from;
        exit = next;
        if (current != null) {
            current.close();
        }
        return next;
    }

    private boolean passBack() throws IOException {
        UdpLink current = exit;
        InetSocketAddress to = sender;
        if (current == null || to == null) {
            LockSupport.parkNanos(WAIT_NANOS);
            return true;
        }
        try {
            if (current.receive(back, WAIT_NANOS) != null) {
                ofReceiver.record(back);
                entrance.send(back, to);
            }
        } catch (IOException closed) {
            if (exit == current) {
                throw closed;
            }
        }
        return true;
    }

    /** Sends to both what an attack makes, until {@link #calm}. */
    public void attack(Fault.Kind kind, long seed) {
        Attack attack = new Attack(seed);
        long begin = NanoClock.SYSTEM.nanoTime();
        long[] sent = {0};
        attacker = new Worker(
                        "attack",
                        () -> {
                            long due = (NanoClock.SYSTEM.nanoTime() - begin)
                                    * TO_RECEIVER_A_SECOND
                                    / TimeUnit.SECONDS.toNanos(1);
                            for (; sent[0] < due; sent[0]++) {
                                inject(attack, kind, sent[0]);
                            }
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                            return true;
                        },
                        onFailure)
                .start();
    }

    private void inject(Attack attack, Fault.Kind kind, long number) throws IOException {
        InetSocketAddress to = sender;
        UdpLink current = exit;
        if (number % RECEIVERS_SHARE == 0 && to != null) {
            entrance.send(ByteBuffer.wrap(attack.next(kind, ofReceiver)), to);
        } else if (current != null) {
            current.send(ByteBuffer.wrap(attack.next(kind, ofSender)));
        }
    }

    /** Ends the attack. */
    public void calm() {
        if (attacker != null) {
            attacker.close();
            attacker = null;
        }
    }

    @Override
    public void close() {
        calm();
        forthWorker.close();
        backWorker.close();
        entrance.close();
        UdpLink current = exit;
        if (current != null) {
            current.close();
        }
    }
}
