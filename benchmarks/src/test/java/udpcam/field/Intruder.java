package udpcam.field;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that sits on the way between sender and receiver: {@code Intruder PORT HOST HOST-PORT ORDERS}. It passes datagrams on
 * in both directions, and adds forged ones, so that these have the very address and port of the true ones. ORDERS is a file with
 * a {@link Forgery.Kind} and a number of datagrams a second; nothing is added while it is not there. Once a second it says how
 * many it has added. It needs nothing but the JDK.
 */
final class Intruder {
    private static final long IDLE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long ORDERS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_AT_ONCE = 64; // the true datagrams wait no longer
    private static final int MOST_BEHIND = 1000;
    private static final int BUFFER_BYTES = 4 << 20;

    private final DatagramChannel ofSender;
    private final DatagramChannel ofReceiver;
    private final InetSocketAddress receiver;
    private final Path orders;
    private final Forgery forgery = new Forgery();
    private final ByteBuffer room = ByteBuffer.allocateDirect(1 << 16);
    private SocketAddress sender = new InetSocketAddress(0);
    private String order = "";
    private int perSecond;
    private long startNanos; // of the order
    private long taken; // of those that were due since then
    private long added; // since then
    private long saidSeconds;

    private Intruder(int port, InetSocketAddress receiver, Path orders) throws IOException {
        this.receiver = receiver;
        this.orders = orders;
        ofSender = open(port);
        ofReceiver = open(0);
    }

    private static DatagramChannel open(int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        channel.bind(new InetSocketAddress(port)).configureBlocking(false);
        return channel;
    }

    public static void main(String[] args) throws IOException {
        InetSocketAddress receiver = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
        new Intruder(Integer.parseInt(args[0]), receiver, Path.of(args[3])).run();
    }

    private void run() throws IOException {
        System.err.println("on the way");
        long ordersNanos = System.nanoTime();
        while (true) {
            pass();
            long now = System.nanoTime();
            if (now - ordersNanos >= 0) {
                ordersNanos = now + ORDERS_NANOS;
                read(now);
            }
            if (!add(now)) {
                LockSupport.parkNanos(IDLE_NANOS);
            }
        }
    }

    /** All that is there: what is forged never delays what is true. */
    private void pass() throws IOException {
        boolean came = true;
        while (came) {
            boolean wentForth = forth();
            came = back() || wentForth;
        }
    }

    private boolean forth() throws IOException {
        SocketAddress from = ofSender.receive(room.clear());
        if (from == null) {
            return false;
        }
        sender = from;
        forgery.sent(room.flip());
        ofReceiver.send(room, receiver);
        return true;
    }

    private boolean back() throws IOException {
        if (ofReceiver.receive(room.clear()) == null) {
            return false;
        }
        forgery.reported(room.flip());
        ofSender.send(room, sender);
        return true;
    }

    private void read(long now) throws IOException {
        String read;
        try {
            read = Files.readString(orders).strip();
        } catch (NoSuchFileException none) {
            read = "";
        }
        if (!read.equals(order)) {
            order = read;
            startNanos = now;
            taken = 0;
            added = 0;
            saidSeconds = 0;
            String[] words = read.split(" ", -1);
            perSecond = read.isEmpty() ? 0 : Integer.parseInt(words[1]);
            forgery.become(read.isEmpty() ? Forgery.Kind.GARBAGE : Forgery.Kind.valueOf(words[0]));
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - startNanos);
        if (perSecond > 0 && seconds > saidSeconds) {
            saidSeconds = seconds;
            System.err.printf(Locale.ROOT, "%s: %d in %d s%n", order, added, seconds);
        }
    }

    /** Adds what is due, but not too much at once; returns whether that was anything. */
    private boolean add(long now) throws IOException {
        long due = (now - startNanos) * perSecond / TimeUnit.SECONDS.toNanos(1);
        boolean any = taken < due;
        taken = Math.max(taken, due - MOST_BEHIND); // where this computer is too slow, there are fewer
        long until = Math.min(due, taken + MOST_AT_ONCE);
        for (; taken < until; taken++) {
            added++;
            ByteBuffer forged = forgery.next();
            if (forgery.isToSender()) {
                ofSender.send(forged, sender);
            } else {
                ofReceiver.send(forged, receiver);
            }
        }
        return any;
    }
}
