package udpcam.keys;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import udpcam.count.Counters;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

/** By what key a sender seals its streams: one that receivers agree on with it, or one that they are told of elsewhere. */
public final class SenderKeys {
    private final SrtpProfile profile;
    private final Maker maker;

    @FunctionalInterface
    private interface Maker {
        SenderSeal make(List<Integer> ssrcs, Counters counters);
    }

    private SenderKeys(SrtpProfile profile, Maker maker) {
        this.profile = profile;
        this.maker = maker;
    }

    /** Each stream has a fresh master key, which receivers with the pre-shared key get by a handshake. */
    public static SenderKeys agreed(PreSharedKey psk, RandomGenerator random) {
        Rehearsal.agree(random);
        return new SenderKeys(StreamKeys.PROFILE, (ssrcs, counters) -> {
            MasterKey fresh = MasterKey.random(StreamKeys.PROFILE, random);
            return new SenderSeal(fresh, ssrcs, new KeyResponder(psk, random), counters);
        });
    }

    /**
     * One stream has a key that its receiver is told of otherwise, such as by a session description.
     *
     * @param key a fresh one, by which nothing else is sealed
     */
    public static SenderKeys described(MasterKey key) {
        Rehearsal.seal(key.profile());
        AtomicBoolean used = new AtomicBoolean();
        return new SenderKeys(key.profile(), (ssrcs, counters) -> {
            if (used.getAndSet(true)) {
                throw new IllegalStateException("a second stream would be sealed by the same key");
            }
            return new SenderSeal(key, ssrcs, null, counters);
        });
    }

    /** By how much a datagram gets longer at the most. */
    public int addedBytes() {
        return Math.max(profile.rtpAddedBytes(), profile.rtcpAddedBytes());
    }

    /**
     * The seal of what goes to one remote.
     *
     * @param ssrcs those of the stream, its parity and its retransmissions
     */
    public SenderSeal seal(List<Integer> ssrcs, Counters counters) {
        return maker.make(ssrcs, counters);
    }
}
