package udpcam.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * A UDP endpoint that outlives changes of addresses, routes, names and network interfaces: its own worker calls {@link #follow} once
 * a second, which opens the sockets it needs anew. A datagram that cannot leave is counted by {@link #departures}, and ends nothing.
 */
public final class UdpLink implements Link {
    /** What is asked for; a system grants less where its administrator set less. */
    public static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    private static final long FOLLOW_MILLIS = 1000;

    private final Endpoint endpoint;
    private final Predicate<ByteBuffer> isOurs;
    private final Departures departures;
    private final Hearing hearing;
    private final Arrival arrival;
    private final CountDownLatch tried = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Sockets sockets;
    private volatile int dscp;

    UdpLink(Endpoint endpoint, Predicate<ByteBuffer> isOurs, NanoClock clock, Counters counters) throws IOException {
        this.endpoint = endpoint;
        this.isOurs = isOurs;
        this.departures = new Departures(counters);
        this.hearing = new Hearing(clock);
        this.arrival = new Arrival();
    }

    /** The link to a remote, which {@link #start} opens; {@code isOurs}: whether to hear what comes from elsewhere. */
    public static UdpLink to(
            Destination remote, HostLookup lookup, Predicate<ByteBuffer> isOurs, NanoClock clock, Counters counters)
            throws IOException {
        return new UdpLink(new RemoteEndpoint(remote, lookup, Addresses::contains), isOurs, clock, counters);
    }

    /**
     * Listens on a port.
     *
     * @param bind an address of this computer, its name, or the name of a network interface; null for all
     * @param group a multicast group to join, besides other programs of this computer that did; null for none
     * @throws java.net.BindException if the port is taken or {@code bind} is not this computer's
     */
    public static UdpLink listening(
            @Nullable String bind, @Nullable InetAddress group, int port, Consumer<Throwable> onFailure)
            throws IOException {
        LocalEndpoint local = new LocalEndpoint(bind, group, port, Addresses::networks);
        UdpLink link = new UdpLink(local, datagram -> true, NanoClock.SYSTEM, new Counters()).open();
        return local.changes() ? link.start(onFailure) : link;
    }

    /** Opens the sockets, and throws what {@link #follow} would only tell. */
    UdpLink open() throws IOException {
        try {
            install(endpoint.open(null));
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts the worker that follows what changes; {@code onFailure} is told of a bug in it. */
    public UdpLink start(Consumer<Throwable> onFailure) {
        new Worker("link", this::followOn, onFailure).start();
        return this;
    }

    private boolean followOn() throws InterruptedException {
        follow();
        return !closed.await(FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits until the sockets are open, or could not be opened once, or the time has passed. */
    public void awaitOpen(long mostNanos) throws InterruptedException {
        tried.await(mostNanos, TimeUnit.NANOSECONDS);
    }

    /** Opens the sockets if they have to be; a name server may take seconds. The step of a worker; a test calls it by hand. */
    void follow() {
        Sockets current = sockets;
        try {
            if (current == null
                    || !current.isOpen()
                    || departures.haveStopped()
                    || !endpoint.keeps(current, hearing.isSilent())) {
                install(endpoint.open(current));
            }
        } catch (IOException failure) {
            departures.met(failure);
        } catch (UnsupportedAddressTypeException | UnsupportedOperationException notHere) {
            departures.met(new IOException("this system does not support such addresses", notHere));
        }
        tried.countDown();
    }

    private synchronized void install(Sockets opened) throws IOException {
        if (closed.getCount() == 0) {
            opened.close();
            return;
        }
        try {
            arrival.watch(opened);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        sockets = opened;
        mark(dscp);
    }

    /**
     * Marks what is sent from now on for routers and Wi-Fi (RFC 2474).
     *
     * @param mark 0-63
     * @return false if the system refuses; datagrams leave as before. Windows says true, and does not mark them
     */
    public boolean mark(int mark) {
        dscp = mark;
        Sockets current = sockets;
        return current == null || current.mark(mark);
    }

    /** What became of the datagrams to the remote. Any thread may ask. */
    public Departures departures() {
        return departures;
    }

    /** Where datagrams go now; null while that is not known. Any thread may ask. */
    public @Nullable InetSocketAddress remoteAddress() {
        Sockets current = sockets;
        return current == null ? null : current.remote();
    }

    /** From where datagrams leave, or where they come to; the wildcard address if that is not fixed. Any thread may ask. */
    public InetSocketAddress localAddress() {
        Sockets current = sockets;
        return current == null ? new InetSocketAddress(0) : current.reachedFrom();
    }

    /** The receive buffer that the system granted, in bytes. */
    public int grantedBufferBytes() throws IOException {
        Sockets current = sockets;
        return current == null ? 0 : current.main().getOption(StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public void send(ByteBuffer datagram) throws IOException {
        int start = datagram.position();
        // An answer to an earlier datagram comes in the place of this one, which did not leave: it is sent again, once.
        if (!trySend(datagram, true)) {
            trySend(datagram.position(start), false);
        }
    }

    /** Returns whether there is nothing to be gained by trying again. */
    private boolean trySend(ByteBuffer datagram, boolean mayBeAnswer) throws IOException {
        int bytes = datagram.remaining();
        Sockets current = sockets;
        try {
            if (current != null && current.send(datagram)) {
                departures.left(bytes);
            } else {
                departures.lost();
            }
            return true;
        } catch (ClosedChannelException exchanged) {
            throwIfClosed(exchanged);
            departures.lost();
            return true;
        } catch (AlreadyConnectedException redirected) {
            departures.lost();
            return true;
        } catch (IOException failure) {
            if (mayBeAnswer && Departures.isTooLong(failure)) {
                return false;
            }
            return !departures.failed(failure);
        }
    }

    @Override
    public void send(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        Sockets current = sockets;
        try {
            if (current != null) {
                current.main().send(datagram, to);
            }
        } catch (IOException failure) { // no route, no buffer: one that is lost at once
            throwIfClosed(failure);
        }
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) throws IOException {
        InetSocketAddress from = receiveNow(buffer);
        if (from != null || mostNanos <= 0) {
            return from;
        }
        arrival.await(mostNanos);
        return receiveNow(buffer);
    }

    private @Nullable InetSocketAddress receiveNow(ByteBuffer buffer) throws IOException {
        Sockets current = sockets;
        try {
            return current == null ? null : current.receive(buffer, isOurs);
        } catch (ClosedChannelException exchanged) {
            throwIfClosed(exchanged);
        } catch (IOException failure) { // what the network answered to a datagram that was sent
            departures.answered(failure);
        }
        return null;
    }

    @Override
    public void heard() {
        hearing.heard();
    }

    private void throwIfClosed(IOException failure) throws IOException {
        if (closed.getCount() == 0) {
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        Sockets.closeAll(arrival, sockets); // first what ends the wait for a datagram
    }
}
