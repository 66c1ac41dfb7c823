package udpcam.noise;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One side of the handshake NNpsk0 (Noise 5.3, 7.5, 9.4): two messages, after which both sides have spoken with who has the
 * pre-shared key, under keys that nobody gets who learns it later. One thread calls it.
 *
 * <pre>
 *  initiator -> psk, e        | e, 32 bytes | payload | tag, 16 bytes |
 *            <- e, ee         | e, 32 bytes | payload | tag, 16 bytes |
 * </pre>
 *
 * <p>A message that is refused changes nothing, so that the right one may come later. The first message can be recorded and sent
 * again by anybody: its payload is no proof that its sender is there (Noise 7.7).
 */
public final class HandshakeState {
    /** Of the pre-shared key, and of every key. */
    public static final int KEY_BYTES = X25519.KEY_BYTES;

    /** By how much a message is longer than its payload. */
    public static final int ADDED_BYTES = KEY_BYTES + CipherState.TAG_BYTES;

    /** The longest message (Noise 3). */
    public static final int MOST_BYTES = 65_535;

    /** Under which messages go on behind the handshake, if there are any. */
    public record Split(CipherState sending, CipherState receiving) {}

    private enum Step {
        WRITE,
        READ,
        DONE
    }

    private final boolean initiator;
    private final RandomGenerator random;
    private SymmetricState symmetric;
    private Step step;
    private byte[] ephemeral = {}; // private key
    private byte[] shared = {}; // ee, of the responder between its two steps

    private HandshakeState(boolean initiator, byte[] psk, byte[] prologue, RandomGenerator random) {
        if (psk.length != KEY_BYTES) {
            throw new IllegalArgumentException("a pre-shared key of " + psk.length + " bytes, not of " + KEY_BYTES);
        }
        this.initiator = initiator;
        this.random = random;
        this.symmetric = new SymmetricState(prologue, psk);
        this.step = initiator ? Step.WRITE : Step.READ;
    }

    /**
     * The side that writes first.
     *
     * @param psk the pre-shared key
     * @param prologue what both sides know and want to be sure that they agree on
     * @param random for an ephemeral private key: a source that nobody can guess
     */
    public static HandshakeState initiator(byte[] psk, byte[] prologue, RandomGenerator random) {
        return new HandshakeState(true, psk, prologue, random);
    }

    /** The side that reads first; see {@link #initiator}. */
    public static HandshakeState responder(byte[] psk, byte[] prologue, RandomGenerator random) {
        return new HandshakeState(false, psk, prologue, random);
    }

    /** The message of this side. */
    public byte[] writeMessage(byte[] payload) {
        require(Step.WRITE);
        if (payload.length > MOST_BYTES - ADDED_BYTES) {
            throw new IllegalArgumentException("a payload of " + payload.length + " bytes");
        }
        if (initiator) {
            ephemeral = newKey();
        }
        byte[] publicKey = X25519.publicKey(ephemeral);
        mixEphemeral(symmetric, publicKey);
        if (!initiator) {
            symmetric.mixKey(shared);
        }
        byte[] ciphertext = symmetric.encryptAndHash(payload);
        step = initiator ? Step.READ : Step.DONE;
        forgetIfDone();
        byte[] message = Arrays.copyOf(publicKey, KEY_BYTES + ciphertext.length);
        System.arraycopy(ciphertext, 0, message, KEY_BYTES, ciphertext.length);
        return message;
    }

    /** The payload of the other side's message; null, and everything as it was, if the message is refused. */
    public byte @Nullable [] readMessage(byte[] message) {
        require(Step.READ);
        if (message.length < ADDED_BYTES || message.length > MOST_BYTES) {
            return null;
        }
        byte[] remote = Arrays.copyOf(message, KEY_BYTES);
        byte[] ciphertext = Arrays.copyOfRange(message, KEY_BYTES, message.length);
        return initiator ? readReply(remote, ciphertext) : readFirst(remote, ciphertext);
    }

    /** Computes ee only for who has the pre-shared key, and at once, so that a bad key is refused here. */
    private byte @Nullable [] readFirst(byte[] remote, byte[] ciphertext) {
        SymmetricState next = symmetric.copy();
        mixEphemeral(next, remote);
        byte[] payload = next.decryptAndHash(ciphertext);
        if (payload == null) {
            return null;
        }
        byte[] key = newKey();
        byte[] agreed = X25519.agree(key, remote);
        if (agreed == null) {
            return null;
        }
        ephemeral = key;
        shared = agreed;
        symmetric = next;
        step = Step.WRITE;
        return payload;
    }

    private byte @Nullable [] readReply(byte[] remote, byte[] ciphertext) {
        byte[] agreed = X25519.agree(ephemeral, remote);
        if (agreed == null) {
            return null;
        }
        SymmetricState next = symmetric.copy();
        mixEphemeral(next, remote);
        next.mixKey(agreed);
        byte[] payload = next.decryptAndHash(ciphertext);
        if (payload != null) {
            symmetric = next;
            step = Step.DONE;
            forgetIfDone();
        }
        return payload;
    }

    /** The token "e": with a pre-shared key the public key is mixed into the chaining key, too (Noise 9.2). */
    private static void mixEphemeral(SymmetricState state, byte[] publicKey) {
        state.mixHash(publicKey);
        state.mixKey(publicKey);
    }

    /** Keys for what follows, once both messages are through. */
    public Split split() {
        require(Step.DONE);
        CipherState[] keys = symmetric.split();
        return initiator ? new Split(keys[0], keys[1]) : new Split(keys[1], keys[0]);
    }

    /** A name of this handshake that no other one has (Noise 11.2), once both messages are through. */
    public byte[] handshakeHash() {
        require(Step.DONE);
        return symmetric.hash();
    }

    private byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    private void forgetIfDone() {
        if (step == Step.DONE) {
            Arrays.fill(ephemeral, (byte) 0);
            Arrays.fill(shared, (byte) 0);
        }
    }

    private void require(Step due) {
        if (step != due) {
            throw new IllegalStateException("the handshake is at " + step);
        }
    }
}
