package udpcam.keys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.noise.HandshakeState;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.RtpHeader;
import udpcam.srtp.Verdict;
import udpcam.stream.Reporter;

/**
 * What a receiver and the sender at one address agree on: nothing yet, while the receiver asks, then the keys of a stream. A
 * sender that began anew is asked again. One thread receives; any may send.
 */
final class Agreement {
    /** A first message that gets no answer is sent again after this time. */
    private static final long REPEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** After this time without an answer another handshake begins. */
    private static final long HANDSHAKE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** While datagrams come of which none fits the keys for this time, the sender is asked again. */
    private static final long STUCK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final InetSocketAddress address;
    private final PreSharedKey psk;
    private final RandomGenerator random;
    private @Nullable Handshake handshake;
    private volatile @Nullable StreamSeal seal;
    private long activeNanos; // when a datagram was opened, or else when this began
    private long sentNanos; // the last message
    private long heardBytes; // from strangers
    private long sentBytes;

    /** A handshake under way: our SSRC, that of the stream, and the first message, for which there is no answer yet. */
    private record Handshake(HandshakeState state, int ssrc, int stream, ByteBuffer message1, long begunNanos) {}

    Agreement(InetSocketAddress address, PreSharedKey psk, RandomGenerator random, long nowNanos) {
        this.address = address;
        this.psk = psk;
        this.random = random;
        this.activeNanos = nowNanos;
        this.sentNanos = nowNanos - REPEAT_NANOS;
    }

    InetSocketAddress address() {
        return address;
    }

    long activeNanos() {
        return activeNanos;
    }

    /** Whether a message of ours waits for its answer. */
    boolean asks() {
        return handshake != null;
    }

    /** Whether no datagram was opened of late. */
    boolean isStuck(long nowNanos) {
        return seal == null || nowNanos - activeNanos >= STUCK_NANOS;
    }

    /** The SSRC under which we report; null if no keys are agreed on. */
    @Nullable
    Integer ssrc() {
        StreamSeal with = seal;
        return with == null ? null : with.ssrc();
    }

    /** Opens a datagram in place; null if there are no keys yet. */
    @Nullable
    Verdict open(ByteBuffer datagram, long nowNanos) {
        StreamSeal with = seal;
        if (with == null) {
            return null;
        }
        Verdict verdict = with.open(datagram);
        if (verdict == Verdict.OPENED) {
            activeNanos = nowNanos;
        }
        return verdict;
    }

    /**
     * A packet came that cannot be opened: the message that asks for its keys; null if none is due. No more bytes go to the address
     * than came from there.
     */
    @Nullable
    ByteBuffer message1(ByteBuffer packet, long nowNanos) {
        heardBytes += packet.remaining();
        if (nowNanos - sentNanos < REPEAT_NANOS || sentBytes + KeyPacket.BYTES > heardBytes) {
            return null;
        }
        Handshake with = handshake;
        int stream = RtpHeader.ssrc(packet);
        if (with == null || with.stream != stream || nowNanos - with.begunNanos >= HANDSHAKE_NANOS) {
            with = begin(stream, nowNanos);
            handshake = with;
        }
        sentNanos = nowNanos;
        sentBytes += KeyPacket.BYTES;
        return with.message1.duplicate();
    }

    private Handshake begin(int stream, long nowNanos) {
        int ssrc = random.nextInt();
        HandshakeState state = HandshakeState.initiator(psk.bytes(), KeyPacket.prologue(ssrc, stream), random);
        byte[] message = state.writeMessage(new byte[StreamKeys.BYTES]);
        return new Handshake(
                state, ssrc, stream, KeyPacket.write(KeyPacket.MESSAGE_1, ssrc, stream, message), nowNanos);
    }

    /** Takes a second message; false if it is refused. */
    boolean read(ByteBuffer message2, long nowNanos) {
        Handshake with = handshake;
        if (with == null || KeyPacket.speaker(message2) != with.stream || KeyPacket.listener(message2) != with.ssrc) {
            return false;
        }
        byte[] payload = with.state.readMessage(KeyPacket.message(message2));
        StreamKeys keys = payload == null ? null : StreamKeys.read(payload);
        if (keys == null) {
            return false;
        }
        handshake = null;
        activeNanos = nowNanos;
        StreamSeal before = seal;
        if (before != null && before.isOf(keys)) {
            before.expect(keys);
        } else {
            seal = new StreamSeal(with.ssrc, keys);
        }
        return true;
    }

    /** Seals a report and sends it, if there are keys for it. */
    void send(ByteBuffer rtcp, InetSocketAddress to, Reporter.Channel below) throws IOException {
        StreamSeal with = seal;
        if (with != null && RtcpReader.speaker(rtcp) == with.ssrc()) {
            with.send(rtcp, to, below);
        }
    }
}
