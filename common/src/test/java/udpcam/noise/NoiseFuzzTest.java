package udpcam.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class NoiseFuzzTest {
    private static final byte[] PSK = "thirty-two bytes that are shared".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROLOGUE = {1, 2, 3};

    /** The first byte of the input says whether it is a message, or changes the right one. */
    @FuzzTest
    void onlyMessagesOfWhoHasTheKeyAreReadByEitherSide(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Random random = new Random(1);
        HandshakeState initiator = HandshakeState.initiator(PSK, PROLOGUE, random);
        HandshakeState responder = HandshakeState.responder(PSK, PROLOGUE, random);
        byte[] asked = {4, 5};
        byte[] answered = {6, 7, 8};
        assertOnlyThisIsRead(responder, input, initiator.writeMessage(asked), asked);
        assertOnlyThisIsRead(initiator, input, responder.writeMessage(answered), answered);
        assertArrayEquals(initiator.handshakeHash(), responder.handshakeHash());
    }

    private static void assertOnlyThisIsRead(HandshakeState state, byte[] input, byte[] right, byte[] payload) {
        byte[] tried = Arrays.copyOfRange(input, 1, input.length);
        if ((input[0] & 1) != 0) {
            tried = right.clone();
            for (int i = 1; i < input.length; i++) {
                tried[(i - 1) % tried.length] ^= input[i];
            }
        }
        if (!Arrays.equals(tried, right)) {
            assertNull(state.readMessage(tried));
        }
        assertArrayEquals(payload, state.readMessage(right));
    }
}
