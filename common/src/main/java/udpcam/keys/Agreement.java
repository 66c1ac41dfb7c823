package udpcam.keys;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.noise.HandshakeState;
import udpcam.srtp.Verdict;

/**
 * What a receiver and who sends from one address agree on: nothing yet, while the receiver asks, then the seal of a stream. A
 * sender that began anew is asked again. One thread receives; any may look at the seal.
 */
final class Agreement {
    /** A first message that gets no answer is sent again after this time. */
    private static final long REPEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** After this time without an answer another handshake begins. */
    private static final long HANDSHAKE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So many answers to one message are looked at: each costs an agreement of keys, which takes as long as 50 packets. */
    private static final int MOST_REFUSED = 4;

    private final InetSocketAddress address;
    private final PreSharedKey psk;
    private final RandomGenerator random;
    private @Nullable Handshake handshake;
    private volatile @Nullable StreamSeal seal;
    private long activeNanos; // when a datagram of this address was opened, or else when this began
    private long begunNanos; // the handshake
    private long sentNanos; // its message
    private int refused; // answers to it
    private long heardBytes;
    private long sentBytes;

    /** What the answer to a first message says: the SSRC for which it was meant, and the keys. */
    record Answer(int ssrc, StreamKeys keys) {}

    /** A handshake under way: our SSRC, and the first message, for which there is no answer yet. */
    private record Handshake(HandshakeState state, int ssrc, ByteBuffer message1) {}

    Agreement(InetSocketAddress address, PreSharedKey psk, RandomGenerator random, long nowNanos) {
        this.address = address;
        this.psk = psk;
        this.random = random;
        this.activeNanos = nowNanos;
        this.begunNanos = nowNanos - HANDSHAKE_NANOS;
        this.sentNanos = nowNanos - REPEAT_NANOS;
    }

    InetSocketAddress address() {
        return address;
    }

    long activeNanos() {
        return activeNanos;
    }

    /** The seal of the stream; null while there is none. */
    @Nullable
    StreamSeal seal() {
        return seal;
    }

    /** From now on this is the seal. */
    void agreed(StreamSeal with, long nowNanos) {
        seal = with;
        activeNanos = nowNanos;
    }

    /** Whether a message of ours waits for its answer. */
    boolean asks() {
        return handshake != null;
    }

    /** Whether no datagram of this address was opened of late. */
    boolean isStuck(long nowNanos) {
        return seal == null || nowNanos - activeNanos >= StreamSeal.STUCK_NANOS;
    }

    /** Opens a datagram in place; null if there are no keys yet. */
    @Nullable
    Verdict open(ByteBuffer datagram, long nowNanos) {
        StreamSeal with = seal;
        Verdict verdict = with == null ? null : with.open(datagram, nowNanos);
        if (verdict == Verdict.OPENED) {
            activeNanos = nowNanos;
        }
        return verdict;
    }

    /**
     * A packet came that cannot be opened: the message that asks for keys; null if none is due. No more bytes go to the address than
     * came from there.
     */
    @Nullable
    ByteBuffer message1(int packetBytes, long nowNanos) {
        heardBytes += packetBytes;
        if (nowNanos - sentNanos < REPEAT_NANOS || sentBytes + KeyPacket.BYTES > heardBytes) {
            return null;
        }
        if (nowNanos - begunNanos >= HANDSHAKE_NANOS) {
            handshake = begin();
            begunNanos = nowNanos;
            refused = 0;
        }
        Handshake with = handshake;
        if (with == null) {
            return null;
        }
        sentNanos = nowNanos;
        sentBytes += KeyPacket.BYTES;
        return with.message1.duplicate();
    }

    private Handshake begin() {
        int ssrc = random.nextInt();
        HandshakeState state = HandshakeState.initiator(psk.bytes(), KeyPacket.prologue(ssrc), random);
        byte[] message = state.writeMessage(new byte[StreamKeys.BYTES]);
        return new Handshake(state, ssrc, KeyPacket.write(KeyPacket.MESSAGE_1, ssrc, KeyPacket.ANYBODY, message));
    }

    /** Reads a second message; null if it is refused. */
    @Nullable
    Answer read(ByteBuffer message2) {
        Handshake with = handshake;
        if (with == null || KeyPacket.listener(message2) != with.ssrc || refused == MOST_REFUSED) {
            return null;
        }
        byte[] payload = with.state.readMessage(KeyPacket.message(message2));
        if (payload == null) {
            refused++;
            return null;
        }
        handshake = null; // it is over, whatever else the message says: the header around it is not sealed
        StreamKeys keys = StreamKeys.read(payload);
        Arrays.fill(payload, (byte) 0);
        if (keys == null || keys.ssrcs().get(0) != KeyPacket.speaker(message2)) {
            return null;
        }
        return new Answer(with.ssrc, keys);
    }
}
