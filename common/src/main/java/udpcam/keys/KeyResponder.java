package udpcam.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.noise.HandshakeState;
import udpcam.run.Allowance;

/**
 * The sender's side of the handshake: gives the keys of a stream to who has the pre-shared key. Called by the thread that listens.
 *
 * <p>A first message that came before is not worked on again. One of the last gets the answer that it got, since that may have been
 * lost; a recorded one does not get more, and nobody reads the answer who did not write the message.
 */
final class KeyResponder {
    /** Of so many receivers it is known that they were answered. */
    static final int MOST_RECEIVERS = 1 << 14;

    private static final int KEPT_ANSWERS = 256;

    /** So many new receivers are answered at once, and then one each time this has passed: an answer costs a millisecond. */
    private static final int BURST = 1024;

    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PreSharedKey psk;
    private final RandomGenerator random;
    private final Set<Integer> answered = new LinkedHashSet<>(); // the SSRCs of receivers, the oldest first
    private final Map<Integer, Repeat> repeats = new LinkedHashMap<>();
    private final Allowance allowance = new Allowance(BURST, ANSWER_NANOS);

    private record Repeat(ByteBuffer message1, ByteBuffer message2) {}

    KeyResponder(PreSharedKey psk, RandomGenerator random) {
        this.psk = psk;
        this.random = random;
    }

    boolean hasAnswered(int receiver) {
        return answered.contains(receiver);
    }

    /** The answer that a first message got of late, where it is the same; null if it got none. */
    @Nullable
    ByteBuffer repeated(ByteBuffer message1) {
        Repeat repeat = repeats.get(KeyPacket.speaker(message1));
        return repeat != null && repeat.message1.equals(message1) ? repeat.message2.duplicate() : null;
    }

    /**
     * The answer to a first message of a receiver that was not answered before; null if its sender has another key.
     *
     * @param keys what it is given, asked for once the message was found authentic
     */
    @Nullable
    ByteBuffer answer(ByteBuffer message1, int stream, Supplier<StreamKeys> keys) {
        int receiver = KeyPacket.speaker(message1);
        HandshakeState handshake = HandshakeState.responder(psk.bytes(), KeyPacket.prologue(receiver), random);
        if (handshake.readMessage(KeyPacket.message(message1)) == null) {
            return null;
        }
        allowance.take();
        byte[] payload = keys.get().bytes();
        byte[] message2 = handshake.writeMessage(payload);
        Arrays.fill(payload, (byte) 0);
        Repeat repeat = new Repeat(copy(message1), KeyPacket.write(KeyPacket.MESSAGE_2, stream, receiver, message2));
        forgetOldest(answered, MOST_RECEIVERS);
        answered.add(receiver);
        forgetOldest(repeats.keySet(), KEPT_ANSWERS);
        repeats.put(receiver, repeat);
        return repeat.message2.duplicate();
    }

    /** Whether one more may be answered now. */
    boolean isAllowed(long nowNanos) {
        return allowance.isLeft(nowNanos);
    }

    private static void forgetOldest(Set<Integer> of, int most) {
        if (of.size() >= most) {
            Iterator<Integer> oldest = of.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private static ByteBuffer copy(ByteBuffer datagram) {
        return ByteBuffer.allocate(datagram.remaining())
                .put(datagram.duplicate())
                .flip();
    }
}
