package udpcam.keys;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes and agreements of a receiver by the address of the sender, a bounded number of each. A stream has one seal, from
 * however many addresses it comes: a packet that was opened once is a replay from all of them. One thread receives; any may look
 * an agreement up.
 */
final class Agreements {
    /** So many streams with our key may come at once. */
    static final int MOST_STREAMS = 64;

    /** From so many addresses each of them, if it is on its way by several networks. */
    static final int MOST_ADDRESSES = 8;

    /** So many strangers are asked at once. */
    static final int MOST_ASKED = 64;

    /** A stranger that has not answered for this time gives its place to the next, where there are too many. */
    private static final long ASKED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PreSharedKey psk;
    private final RandomGenerator random;
    private final Map<InetSocketAddress, Agreement> asked = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Agreement> agreed = new ConcurrentHashMap<>();
    private final List<StreamSeal> seals = new ArrayList<>();
    private boolean isFull; // of strangers, for some time
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
        if (isFull && nowNanos - fullUntilNanos < 0) {
            return false;
        }
        Agreement oldest = oldest(asked, each -> true);
        if (oldest == null) {
            return false;
        }
        fullUntilNanos = oldest.activeNanos() + ASKED_NANOS;
        isFull = nowNanos - fullUntilNanos < 0;
        if (!isFull) {
            asked.remove(oldest.address());
        }
        return !isFull;
    }

    /** Takes a second message; false if it is refused. */
    boolean read(Agreement with, ByteBuffer message2, long nowNanos) {
        Agreement.Answer answer = with.read(message2);
        StreamSeal seal = answer == null ? null : sealOf(answer, nowNanos);
        if (seal == null) {
            return false;
        }
        with.agreed(seal, nowNanos);
        if (asked.remove(with.address()) != null) {
            List<Agreement> same =
                    agreed.values().stream().filter(each -> each.seal() == seal).toList();
            Agreement oldest = oldest(agreed, each -> each.seal() == seal);
            if (same.size() >= MOST_ADDRESSES && oldest != null) {
                agreed.remove(oldest.address());
            }
            agreed.put(with.address(), with);
        }
        return true;
    }

    /** The seal of a stream: the one that there is, which goes on where it was, or a new one; null if there is no room. */
    private @Nullable StreamSeal sealOf(Agreement.Answer answer, long nowNanos) {
        for (StreamSeal each : seals) {
            if (each.isOf(answer.keys())) {
                if (each.isStuck(nowNanos)) { // else it knows better, and what is under way would be lost
                    each.expect(answer.keys(), nowNanos);
                }
                return each;
            }
        }
        if (seals.size() >= MOST_STREAMS && !forgetSilent(nowNanos)) {
            return null;
        }
        StreamSeal seal = new StreamSeal(answer.ssrc(), answer.keys(), nowNanos);
        seals.add(seal);
        return seal;
    }

    /** Forgets the stream that was silent for longest; false if none is. */
    private boolean forgetSilent(long nowNanos) {
        StreamSeal silent = null;
        for (StreamSeal each : seals) {
            if (each.isStuck(nowNanos) && (silent == null || each.activeNanos() - silent.activeNanos() < 0)) {
                silent = each;
            }
        }
        StreamSeal forgotten = silent;
        if (forgotten != null) {
            seals.remove(forgotten);
            agreed.values().removeIf(each -> each.seal() == forgotten);
        }
        return forgotten != null;
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
