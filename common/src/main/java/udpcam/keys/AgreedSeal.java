package udpcam.keys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.RtpHeader;
import udpcam.srtp.Verdict;
import udpcam.stream.Reporter;

/**
 * The seal of a receiver that has a pre-shared key. It asks who sends for the keys of the stream, by a handshake, and opens what
 * fits them; what anybody else sends is dropped. One thread receives; any may send.
 */
public final class AgreedSeal implements ReceiverSeal {
    private final Agreements agreements;
    private final Reporter.Channel below;
    private final Predicate<ByteBuffer> isOpenVideo;
    private final Counters counters;

    /**
     * @param random a source that nobody can guess, and that any thread may use
     * @param below where what it seals leaves
     * @param isOpenVideo whether a datagram looks like video that nobody sealed
     */
    public AgreedSeal(
            PreSharedKey psk,
            RandomGenerator random,
            Reporter.Channel below,
            Predicate<ByteBuffer> isOpenVideo,
            Counters counters) {
        Rehearsal.agree(random);
        this.agreements = new Agreements(psk, random);
        this.below = below;
        this.isOpenVideo = isOpenVideo;
        this.counters = counters;
    }

    @Override
    public boolean open(InetSocketAddress from, ByteBuffer datagram, long nowNanos) {
        Agreement with = agreements.of(from);
        if (KeyPacket.isPresent(KeyPacket.MESSAGE_2, datagram)) {
            counters.increment(answered(with, datagram, nowNanos));
            return false;
        }
        Verdict verdict = with == null ? null : with.open(datagram, nowNanos);
        if (verdict == Verdict.OPENED) {
            return true;
        }
        counters.increment(reason(verdict, datagram));
        if ((with == null || with.isStuck(nowNanos)) && mayBeSealed(datagram)) {
            ask(from, datagram.remaining(), nowNanos);
        }
        return false;
    }

    private boolean mayBeSealed(ByteBuffer datagram) {
        return RtpHeader.isPresent(datagram) && !RtcpReader.isRtcp(datagram) && !isOpenVideo.test(datagram);
    }

    private Counter answered(@Nullable Agreement with, ByteBuffer message2, long nowNanos) {
        if (with == null || !with.asks()) { // the answer to a message that was sent twice
            return Counter.DATAGRAMS_REPLAYED;
        }
        return agreements.read(with, message2, nowNanos) ? Counter.KEYS_AGREED : Counter.DATAGRAMS_FORGED;
    }

    private Counter reason(@Nullable Verdict verdict, ByteBuffer datagram) {
        if (verdict == null) {
            return !RtpHeader.isPresent(datagram) || isOpenVideo.test(datagram)
                    ? Counter.DATAGRAMS_UNSEALED
                    : Counter.DATAGRAMS_WITHOUT_KEYS;
        }
        return verdict == Verdict.REPLAYED ? Counter.DATAGRAMS_REPLAYED : Counter.DATAGRAMS_FORGED;
    }

    private void ask(InetSocketAddress from, int packetBytes, long nowNanos) {
        Agreement with = agreements.ofOrNew(from, nowNanos);
        ByteBuffer message1 = with == null ? null : with.message1(packetBytes, nowNanos);
        if (message1 != null) {
            try {
                below.send(message1, from);
            } catch (IOException e) {
                // The socket is being closed.
            }
        }
    }

    /** Seals a report and sends it; without keys nothing is sent. */
    @Override
    public void send(ByteBuffer rtcp, InetSocketAddress to) throws IOException {
        StreamSeal seal = sealOf(to);
        if (seal != null) {
            seal.send(rtcp, to, below);
        }
    }

    private @Nullable StreamSeal sealOf(InetSocketAddress address) {
        Agreement with = agreements.of(address);
        return with == null ? null : with.seal();
    }

    /** The one that the sender keeps for us alone. */
    @Override
    public int ssrc(InetSocketAddress to, RandomGenerator random) {
        StreamSeal seal = sealOf(to);
        return seal == null ? random.nextInt() : seal.ssrc();
    }

    @Override
    public int addedBytes() {
        return StreamKeys.PROFILE.rtcpAddedBytes();
    }

    /** The seal of a stream that was forgotten and agreed on again has another one. */
    @Override
    public boolean allows(int ssrc, InetSocketAddress to) {
        StreamSeal seal = sealOf(to);
        return seal == null || seal.ssrc() == ssrc;
    }
}
