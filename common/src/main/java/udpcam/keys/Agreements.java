package udpcam.keys;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes and agreements of a receiver by the address of the sender, a bounded number of each. One thread receives; any
 * may look one up.
 */
final class Agreements {
    /** So many senders with our key may send at once. */
    static final int MOST_AGREED = 64;

    /** So many strangers are asked at once. */
    static final int MOST_ASKED = 64;

    /** A stranger that has not answered for this time gives its place to the next, where there are too many. */
    private static final long ASKED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PreSharedKey psk;
    private final RandomGenerator random;
    private final Map<InetSocketAddress, Agreement> asked = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Agreement> agreed = new ConcurrentHashMap<>();
    private long fullUntilNanos;

    Agreements(PreSharedKey psk, RandomGenerator random) {
        this.psk = psk;
        this.random = random;
    }

    /** The one with an address; null if there is none. */
    @Nullable
    Agreement of(InetSocketAddress address) {
        Agreement known = agreed.get(address);
        return known == null ? asked.get(address) : known;
    }

    /** The one with an address, or a new one; null if there is no room. */
    @Nullable
    Agreement ofOrNew(InetSocketAddress address, long nowNanos) {
        Agreement known = of(address);
        if (known != null) {
            return known;
        }
        if (asked.size() >= MOST_ASKED && !makeRoom(nowNanos)) {
            return null;
        }
        Agreement with = new Agreement(address, psk, random, nowNanos);
        asked.put(address, with);
        return with;
    }

    /** Takes away a stranger that does not answer; looks for one no more often than one may be found. */
    private boolean makeRoom(long nowNanos) {
        if (nowNanos - fullUntilNanos < 0) {
            return false;
        }
        Agreement oldest = oldest(asked, each -> true);
        if (oldest == null) {
            return false;
        }
        fullUntilNanos = oldest.activeNanos() + ASKED_NANOS;
        if (nowNanos - fullUntilNanos < 0) {
            return false;
        }
        asked.remove(oldest.address());
        return true;
    }

    /** Takes a second message; false if it is refused. A sender that is silent gives its place to the new one. */
    boolean read(Agreement with, ByteBuffer message2, long nowNanos) {
        if (!with.read(message2, nowNanos)) {
            return false;
        }
        if (asked.remove(with.address()) != null) {
            if (agreed.size() >= MOST_AGREED) {
                Agreement silent = oldest(agreed, each -> each.isStuck(nowNanos));
                if (silent == null) {
                    return false;
                }
                agreed.remove(silent.address());
            }
            agreed.put(with.address(), with);
        }
        return true;
    }

    private static @Nullable Agreement oldest(Map<InetSocketAddress, Agreement> of, Predicate<Agreement> among) {
        Agreement oldest = null;
        for (Agreement each : of.values()) {
            if (among.test(each) && (oldest == null || each.activeNanos() - oldest.activeNanos() < 0)) {
                oldest = each;
            }
        }
        return oldest;
    }
}
