package udpcam.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseX25519Test {
    private static final String ALICE = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
    private static final String OF_ALICE = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
    private static final String BOB = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
    private static final String OF_BOB = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
    private static final String SHARED = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void keysAndWhatIsSharedAreThoseOfRfc7748Section61() {
        assertArrayEquals(hex(OF_ALICE), X25519.publicKey(hex(ALICE)));
        assertArrayEquals(hex(OF_BOB), X25519.publicKey(hex(BOB)));
        assertArrayEquals(hex(SHARED), X25519.agree(hex(ALICE), hex(OF_BOB)));
        assertArrayEquals(hex(SHARED), X25519.agree(hex(BOB), hex(OF_ALICE)));
    }

    @Test
    void theHighestBitOfAPublicKeyDoesNotCount() {
        byte[] withBit = hex(OF_BOB);
        withBit[31] |= (byte) 0x80;
        assertArrayEquals(hex(SHARED), X25519.agree(hex(ALICE), withBit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p - 1
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p + 1
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void aKeyOfSmallOrderIsRefused(String publicKey) {
        assertNull(X25519.agree(hex(ALICE), hex(publicKey)));
    }
}
