package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * Who has no key opens nothing. The first byte of an input chooses the profile, the second what is tried: the rest as it is, or a
 * sealed packet that is changed by it.
 */
class SrtpFuzzTest {
    private static final int HEADER_BYTES = 3;

    @FuzzTest
    void nothingButWhatWasSealedIsOpened(byte[] input) {
        if (input.length < HEADER_BYTES) {
            return;
        }
        MasterKey key = Packets.key(profile(input));
        byte[] sealed = Packets.sealed(new SrtpSender(key), Packets.rtp(Packets.SSRC, 7));
        SrtpReceiver receiver = new SrtpReceiver(key, 4);
        assertRefused(receiver::open, tried(input, sealed), sealed);
        assertEquals(-1, receiver.highestIndex(Packets.SSRC));
        assertOpened(receiver::open, sealed, Packets.rtp(Packets.SSRC, 7));
        assertRefused(receiver::open, tried(input, sealed), new byte[0]);
    }

    @FuzzTest
    void nothingButRtcpThatWasSealedIsOpened(byte[] input) {
        if (input.length < HEADER_BYTES) {
            return;
        }
        MasterKey key = Packets.key(profile(input));
        byte[] sealed = Packets.sealed(new SrtcpSender(key), Packets.rtcp(Packets.SSRC));
        SrtcpReceiver receiver = new SrtcpReceiver(key, 4);
        assertRefused(receiver::open, tried(input, sealed), sealed);
        assertOpened(receiver::open, sealed, Packets.rtcp(Packets.SSRC));
        assertRefused(receiver::open, tried(input, sealed), new byte[0]);
    }

    private static SrtpProfile profile(byte[] input) {
        return switch (input[0] & 3) {
            case 0 -> SrtpProfile.AES_CM_128_HMAC_SHA1_80;
            case 1 -> SrtpProfile.AEAD_AES_128_GCM;
            default -> SrtpProfile.AEAD_AES_256_GCM;
        };
    }

    private static byte[] tried(byte[] input, byte[] sealed) {
        int rest = input.length - HEADER_BYTES;
        byte[] tried = (input[1] & 1) == 0 ? new byte[rest] : sealed.clone();
        int from = tried.length == 0 ? 0 : (input[2] & 0xFF) % tried.length;
        for (int i = 0; i < rest && i < tried.length; i++) {
            tried[(from + i) % tried.length] ^= input[HEADER_BYTES + i];
        }
        return tried;
    }

    /** Refuses a datagram and leaves it as it was, unless it is a certain one. */
    private static void assertRefused(Function<ByteBuffer, Verdict> receiver, byte[] tried, byte[] but) {
        ByteBuffer whole = ByteBuffer.wrap(tried.clone());
        if (!whole.equals(ByteBuffer.wrap(but))) {
            assertNotEquals(Verdict.OPENED, receiver.apply(whole));
            assertEquals(tried.length, whole.remaining());
            assertArrayEquals(tried, whole.array());
        }
    }

    private static void assertOpened(Function<ByteBuffer, Verdict> receiver, byte[] sealed, ByteBuffer clear) {
        ByteBuffer datagram = ByteBuffer.wrap(sealed.clone());
        assertEquals(Verdict.OPENED, receiver.apply(datagram));
        assertEquals(clear, datagram);
    }
}
