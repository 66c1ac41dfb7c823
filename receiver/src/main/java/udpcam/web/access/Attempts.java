package udpcam.web.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Slows down those who try passwords: after each wrong one the same address waits twice as long, up to a minute, and all
 * together wait for half a second. The table of addresses is bounded: the one that was wrong longest ago is forgotten.
 */
final class Attempts {
    private static final int MOST_ADDRESSES = 1000;
    private static final long FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final long ALL_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long FORGIVEN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int IPV6_NETWORK_BYTES = 8; // whoever has one address of it may have all

    private record Wrong(int times, long lastNanos) {
        private long waitNanos(long nowNanos) {
            long wait = FIRST_WAIT_NANOS << Math.min(times - 1, MOST_DOUBLINGS);
            return wait - (nowNanos - lastNanos);
        }
    }

    private final Map<ByteBuffer, Wrong> wrong = new LinkedHashMap<>();
    private long lastNanos;
    private boolean anyWrong;

    /**
     * Begins a try, which counts as a wrong one until {@link #right}, so that tries beside one another are not free.
     *
     * @return how long that address has to wait before it may try; 0 if this is a try
     */
    synchronized long begin(InetAddress client, long nowNanos) {
        ByteBuffer key = key(client);
        Wrong own = wrong.get(key);
        long wait = Math.max(
                anyWrong ? ALL_WAIT_NANOS - (nowNanos - lastNanos) : 0, own == null ? 0 : own.waitNanos(nowNanos));
        if (wait > 0) {
            return wait;
        }
        int times = own != null && nowNanos - own.lastNanos() < FORGIVEN_NANOS ? own.times() + 1 : 1;
        wrong.remove(key); // so that the new one is the youngest
        wrong.put(key, new Wrong(times, nowNanos));
        if (wrong.size() > MOST_ADDRESSES) {
            wrong.remove(wrong.keySet().iterator().next());
        }
        anyWrong = true;
        lastNanos = nowNanos;
        return 0;
    }

    /** It tried, and was right. */
    synchronized void right(InetAddress client) {
        wrong.remove(key(client));
        anyWrong = false;
    }

    private static ByteBuffer key(InetAddress client) {
        byte[] address = client.getAddress();
        return ByteBuffer.wrap(client instanceof Inet6Address ? Arrays.copyOf(address, IPV6_NETWORK_BYTES) : address);
    }
}
