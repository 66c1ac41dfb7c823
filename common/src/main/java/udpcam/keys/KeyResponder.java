package udpcam.keys;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.noise.HandshakeState;
import udpcam.srtp.MasterKey;

/**
 * The sender's side of the handshake: gives the keys of a stream to who has the pre-shared key. Called by the thread that listens.
 *
 * <p>A first message that came before is not worked on again. It gets the answer that it got, since that may have been lost; a
 * recorded one does not get more, and nobody reads the answer who did not write the message.
 */
final class KeyResponder {
    private static final int KEPT_ANSWERS = 256;

    private final PreSharedKey psk;
    private final MasterKey key;
    private final List<Integer> ssrcs;
    private final RandomGenerator random;
    private final Map<Integer, Answer> answers = new LinkedHashMap<>(); // by the SSRC of the receiver, the oldest first

    private record Answer(ByteBuffer message1, ByteBuffer message2) {}

    /**
     * @param key what is given
     * @param ssrcs those of the stream, its parity and its retransmissions
     */
    KeyResponder(PreSharedKey psk, MasterKey key, List<Integer> ssrcs, RandomGenerator random) {
        this.psk = psk;
        this.key = key;
        this.ssrcs = ssrcs;
        this.random = random;
    }

    boolean hasAnswered(int receiver) {
        return answers.containsKey(receiver);
    }

    /**
     * The answer to a first message; null if its sender has another key, or its SSRC is that of another receiver.
     *
     * @param reportIndex the last index of our RTCP
     * @param indexes the last packet index of each of our SSRCs
     */
    @Nullable
    ByteBuffer answer(ByteBuffer message1, int reportIndex, List<Long> indexes) {
        int receiver = KeyPacket.speaker(message1);
        Answer before = answers.get(receiver);
        if (before != null) {
            return before.message1.equals(message1) ? before.message2.duplicate() : null;
        }
        int stream = KeyPacket.listener(message1);
        HandshakeState handshake = HandshakeState.responder(psk.bytes(), KeyPacket.prologue(receiver, stream), random);
        if (handshake.readMessage(KeyPacket.message(message1)) == null) {
            return null;
        }
        byte[] message2 = handshake.writeMessage(new StreamKeys(key, reportIndex, ssrcs, indexes).bytes());
        Answer answer = new Answer(copy(message1), KeyPacket.write(KeyPacket.MESSAGE_2, stream, receiver, message2));
        forgetOldest();
        answers.put(receiver, answer);
        return answer.message2.duplicate();
    }

    private void forgetOldest() {
        if (answers.size() == KEPT_ANSWERS) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    private static ByteBuffer copy(ByteBuffer datagram) {
        return ByteBuffer.allocate(datagram.remaining())
                .put(datagram.duplicate())
                .flip();
    }
}
