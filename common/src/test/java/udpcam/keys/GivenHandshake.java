package udpcam.keys;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.srtp.MasterKey;
import udpcam.srtp.Verdict;

/** Both sides of a handshake with given numbers in place of random ones, and what the receiver opens after that. */
public final class GivenHandshake {
    private final Agreement receiver;
    private final ByteBuffer message1;
    private @Nullable StreamSeal seal;

    /** What message 2 tells; {@code ssrcs} and {@code indexes} are those of the stream, its parity and its retransmissions. */
    public record Told(MasterKey key, int reportIndex, List<Integer> ssrcs, List<Long> indexes) {
        /** The payload of message 2. */
        public byte[] payload() {
            return keys().bytes();
        }

        private StreamKeys keys() {
            return new StreamKeys(key, reportIndex, ssrcs, indexes);
        }
    }

    /** {@code ephemeral} is the private key of 32 bytes. */
    public GivenHandshake(String preSharedKey, int ssrc, byte[] ephemeral) {
        receiver = new Agreement(new InetSocketAddress(0), key(preSharedKey), giving(ssrc, ephemeral), 0);
        message1 = Objects.requireNonNull(receiver.message1(KeyPacket.BYTES, 0));
    }

    private static PreSharedKey key(String digits) {
        return Objects.requireNonNull(PreSharedKey.parse(digits));
    }

    private static RandomGenerator giving(int number, byte[] bytes) {
        return new RandomGenerator() {
            @Override
            public int nextInt() {
                return number;
            }

            @Override
            public long nextLong() {
                throw new AssertionError("an SSRC and an ephemeral key are all that is random");
            }

            @Override
            public void nextBytes(byte[] out) {
                System.arraycopy(bytes, 0, out, 0, out.length);
            }
        };
    }

    /** The datagram that the receiver sends. */
    public byte[] message1() {
        return bytes(message1);
    }

    /** The datagram that a sender answers to a message 1. */
    public static byte[] message2(String preSharedKey, byte[] message1, byte[] ephemeral, Told told) {
        KeyResponder sender = new KeyResponder(key(preSharedKey), giving(0, ephemeral));
        ByteBuffer answer = sender.answer(ByteBuffer.wrap(message1), told.ssrcs.get(0), told::keys);
        return bytes(Objects.requireNonNull(answer));
    }

    /** Reads message 2. */
    public Told read(byte[] message2) {
        Agreement.Answer answer = Objects.requireNonNull(receiver.read(ByteBuffer.wrap(message2)));
        StreamKeys keys = answer.keys();
        seal = new StreamSeal(answer.ssrc(), keys, 0);
        return new Told(keys.key(), keys.reportIndex(), keys.ssrcs(), keys.indexes());
    }

    /** Opens a datagram in place that comes behind message 2. */
    public Verdict open(ByteBuffer datagram) {
        return Objects.requireNonNull(seal).open(datagram, 0);
    }

    private static byte[] bytes(ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(datagram.position(), bytes);
        return bytes;
    }
}
