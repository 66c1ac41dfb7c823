package udpcam.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseHandshakeTest {
    private static final byte[] PSK = "thirty-two bytes that are shared".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROLOGUE = {1, 2, 3};

    private final Random random = new Random(11);
    private final HandshakeState initiator = HandshakeState.initiator(PSK, PROLOGUE, random);
    private final HandshakeState responder = HandshakeState.responder(PSK, PROLOGUE, random);

    private byte[] payload(int bytes) {
        byte[] payload = new byte[bytes];
        random.nextBytes(payload);
        return payload;
    }

    private static void assertOnlyThisIsRead(HandshakeState state, byte[] message, byte[] payload) {
        for (int bit = 0; bit < Byte.SIZE * message.length; bit++) {
            byte[] flipped = message.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertNull(state.readMessage(flipped), "bit " + bit);
        }
        for (int length = 0; length < message.length; length++) {
            assertNull(state.readMessage(Arrays.copyOf(message, length)), "cut to " + length);
        }
        assertNull(state.readMessage(Arrays.copyOf(message, message.length + 1)));
        assertNull(state.readMessage(new byte[HandshakeState.MOST_BYTES + 1]));
        assertArrayEquals(payload, state.readMessage(message));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 65_535 - HandshakeState.ADDED_BYTES})
    void payloadsOfAnyBytesComeThroughInBothDirections(int bytes) {
        byte[] asked = payload(bytes);
        byte[] answered = payload(bytes);
        byte[] first = initiator.writeMessage(asked);
        assertEquals(bytes + HandshakeState.ADDED_BYTES, first.length);
        assertArrayEquals(asked, responder.readMessage(first));
        byte[] second = responder.writeMessage(answered);
        assertEquals(bytes + HandshakeState.ADDED_BYTES, second.length);
        assertArrayEquals(answered, initiator.readMessage(second));
        assertArrayEquals(initiator.handshakeHash(), responder.handshakeHash());
    }

    @Test
    void whatOthersChangeOrCutIsRefusedAndTheRightMessageIsReadAfterIt() {
        byte[] asked = payload(5);
        byte[] answered = payload(5);
        assertOnlyThisIsRead(responder, initiator.writeMessage(asked), asked);
        assertOnlyThisIsRead(initiator, responder.writeMessage(answered), answered);
        assertArrayEquals(initiator.handshakeHash(), responder.handshakeHash());
    }

    @Test
    void whoHasAnotherKeyOrAnotherPrologueIsRefusedByBothSides() {
        byte[] otherKey = PSK.clone();
        otherKey[31] ^= 1;
        byte[] first = initiator.writeMessage(payload(3));
        assertNull(HandshakeState.responder(otherKey, PROLOGUE, random).readMessage(first));
        assertNull(HandshakeState.responder(PSK, new byte[0], random).readMessage(first));
        assertNull(responder.readMessage(
                HandshakeState.initiator(otherKey, PROLOGUE, random).writeMessage(payload(3))));
        assertNotNull(responder.readMessage(first));
        HandshakeState impostor = HandshakeState.responder(otherKey, PROLOGUE, random);
        assertNotNull(impostor.readMessage(
                HandshakeState.initiator(otherKey, PROLOGUE, random).writeMessage(payload(3))));
        assertNull(initiator.readMessage(impostor.writeMessage(payload(3))));
        assertNotNull(initiator.readMessage(responder.writeMessage(payload(3))));
    }

    @Test
    void theAnswerToAnotherHandshakeIsRefused() {
        HandshakeState other = HandshakeState.initiator(PSK, PROLOGUE, random);
        byte[] first = initiator.writeMessage(payload(3));
        assertNotNull(responder.readMessage(other.writeMessage(payload(3))));
        assertNull(initiator.readMessage(responder.writeMessage(payload(3))));
        assertNull(initiator.readMessage(first));
    }

    @Test
    void noTwoHandshakesHaveTheSameKeys() {
        byte[] first = initiator.writeMessage(payload(0));
        HandshakeState again = HandshakeState.responder(PSK, PROLOGUE, random);
        assertNotNull(responder.readMessage(first));
        assertNotNull(again.readMessage(first)); // recorded, and sent again by anybody
        assertFalse(Arrays.equals(responder.writeMessage(payload(0)), again.writeMessage(payload(0))));
        assertFalse(Arrays.equals(responder.handshakeHash(), again.handshakeHash()));
    }

    @Test
    void eachStepHasItsTurn() {
        assertThrows(IllegalStateException.class, () -> initiator.readMessage(new byte[100]));
        assertThrows(IllegalStateException.class, () -> responder.writeMessage(new byte[0]));
        byte[] first = initiator.writeMessage(new byte[0]);
        assertThrows(IllegalStateException.class, () -> initiator.writeMessage(new byte[0]));
        assertNotNull(responder.readMessage(first));
        assertThrows(IllegalStateException.class, () -> responder.readMessage(first));
        assertThrows(IllegalStateException.class, responder::split);
        assertThrows(IllegalStateException.class, initiator::handshakeHash);
    }

    @Test
    void keysAndPayloadsOfOtherSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> HandshakeState.initiator(new byte[31], PROLOGUE, random));
        assertThrows(IllegalArgumentException.class, () -> initiator.writeMessage(new byte[65_500]));
        assertNotNull(initiator.writeMessage(new byte[3]));
    }

    @Test
    void aFirstMessageWithAKeyOfSmallOrderIsRefusedThoughItIsAuthentic() {
        byte[] zero = new byte[32];
        SymmetricState hostile = new SymmetricState(PROLOGUE, PSK);
        hostile.mixHash(zero);
        hostile.mixKey(zero);
        byte[] ciphertext = hostile.encryptAndHash(new byte[0]);
        byte[] message = new byte[32 + ciphertext.length];
        System.arraycopy(ciphertext, 0, message, 32, ciphertext.length);
        assertNull(responder.readMessage(message));
        assertNotNull(responder.readMessage(initiator.writeMessage(new byte[0])));
        assertNull(initiator.readMessage(message));
        assertNotNull(initiator.readMessage(responder.writeMessage(new byte[0])));
    }
}
