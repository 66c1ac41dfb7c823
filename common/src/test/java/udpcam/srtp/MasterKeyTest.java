package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MasterKeyTest {
    @ParameterizedTest
    @EnumSource
    void aKeyIsReadAsItIsWritten(SrtpProfile profile) {
        ByteBuffer out = ByteBuffer.allocate(MasterKey.bytes(profile));
        MasterKey.random(profile, new Random(1)).write(out);
        ByteBuffer again = ByteBuffer.allocate(MasterKey.bytes(profile));
        MasterKey.read(profile, out.flip()).write(again);
        assertArrayEquals(out.array(), again.array());
        assertThrows(BufferUnderflowException.class, () -> MasterKey.read(profile, again));
    }

    @Test
    void itTellsNothingOfItself() {
        assertEquals(
                "MasterKey[AEAD_AES_256_GCM]",
                Packets.key(SrtpProfile.AEAD_AES_256_GCM).toString());
    }

    @Test
    void keysOfOtherSizesAreRefused() {
        byte[] sixteen = new byte[16];
        assertThrows(
                IllegalArgumentException.class,
                () -> new MasterKey(SrtpProfile.AEAD_AES_256_GCM, sixteen, new byte[12]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MasterKey(SrtpProfile.AES_CM_128_HMAC_SHA1_80, sixteen, new byte[12]));
    }
}
