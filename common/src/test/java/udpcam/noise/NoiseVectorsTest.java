package udpcam.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * The vector of Noise_NNpsk0_25519_AESGCM_SHA256 that cacophony publishes (vectors/cacophony.txt), which is also among the
 * vectors of snow (tests/vectors/cacophony.txt).
 */
class NoiseVectorsTest {
    private static final String PROLOGUE = "4a6f686e2047616c74";
    private static final String PSK = "54686973206973206d7920417573747269616e20706572737065637469766521";
    private static final String INITIATOR_EPHEMERAL =
            "893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a";
    private static final String RESPONDER_EPHEMERAL =
            "bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b";
    private static final String HANDSHAKE_HASH = "9f3b1f9afd7767767b5b9d1069844a6154fdbdcc36dfb3e31c0fffc5c973d530";

    /** A payload and its message. */
    private record Message(String payload, String ciphertext) {}

    private static final List<Message> HANDSHAKE = List.of(
            new Message(
                    "4c756477696720766f6e204d69736573",
                    "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c7944"
                            + "7c37a89fc17813788d30df2d59501d6066f5f8aecc3406bbd9829f2d24a531b1"),
            new Message(
                    "4d757272617920526f746862617264",
                    "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f144808843"
                            + "2f29d79368ef9de4e1ae7a362fb05bf0ad668e026bf5714554497b3a720461"));
    private static final List<Message> TRANSPORT = List.of(
            new Message("462e20412e20486179656b", "7c01e898a6201f36aecee532e29cd0b7f8ffa29d3366ad0dce39a6"),
            new Message("4361726c204d656e676572", "a9ff535aace3db6a1da1a7fb00fe2de2622bb373abad9fb42c00e0"),
            new Message(
                    "4a65616e2d426170746973746520536179",
                    "6cfc49a3e65472edc2d0152abe5ce950170a8a47c959f30bd48b5f0aacf29adbfd"),
            new Message(
                    "457567656e2042f6686d20766f6e2042617765726b",
                    "9bc86e6d974ed21ba04604a94aa68de21677eb409ead070c0cd569b069ee19ba142aa4c1a9"));

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    /** A source that gives this key. */
    private static RandomGenerator giving(String key) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(hex(key), 0, bytes, 0, bytes.length);
            }
        };
    }

    @Test
    void theHandshakeAndTheMessagesBehindItAreThoseOfTheVector() {
        HandshakeState initiator = HandshakeState.initiator(hex(PSK), hex(PROLOGUE), giving(INITIATOR_EPHEMERAL));
        HandshakeState responder = HandshakeState.responder(hex(PSK), hex(PROLOGUE), giving(RESPONDER_EPHEMERAL));
        Message first = HANDSHAKE.get(0);
        assertArrayEquals(hex(first.ciphertext), initiator.writeMessage(hex(first.payload)));
        assertArrayEquals(hex(first.payload), responder.readMessage(hex(first.ciphertext)));
        Message second = HANDSHAKE.get(1);
        assertArrayEquals(hex(second.ciphertext), responder.writeMessage(hex(second.payload)));
        assertArrayEquals(hex(second.payload), initiator.readMessage(hex(second.ciphertext)));
        assertEquals(HANDSHAKE_HASH, HexFormat.of().formatHex(initiator.handshakeHash()));
        assertEquals(HANDSHAKE_HASH, HexFormat.of().formatHex(responder.handshakeHash()));
        CipherState[] of = {
            initiator.split().sending(), responder.split().receiving(),
            responder.split().sending(), initiator.split().receiving()
        };
        for (int i = 0; i < TRANSPORT.size(); i++) {
            Message message = TRANSPORT.get(i);
            byte[] nothing = {};
            int direction = i % 2 * 2;
            assertArrayEquals(hex(message.ciphertext), of[direction].encryptWithAd(nothing, hex(message.payload)));
            assertArrayEquals(hex(message.payload), of[direction + 1].decryptWithAd(nothing, hex(message.ciphertext)));
        }
    }
}
