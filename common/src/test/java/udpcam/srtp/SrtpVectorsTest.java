package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static udpcam.srtp.Packets.bytes;
import static udpcam.srtp.Packets.hex;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets that RFC 7714 sections 16 and 17 print, and those of libsrtp (test/srtp_driver.c), sealed and opened. */
class SrtpVectorsTest {
    private static final byte[] QUID_PRO_QUO = hex("517569642070726f2071756f");
    private static final String GALLIA = "8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976"
            + "69736120 696e2070 61727465 73207472 6573";
    private static final String MARS = "81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61"
            + "deadbeef deadbeef deadbeef deadbeef deadbeef";
    private static final int MARS_INDEX = 0x5D4;
    private static final String RTP = "800f1234 decafbad cafebabe abababab abababab abababab abababab";
    private static final String RTCP = "81c8000b cafebabe abababab abababab abababab abababab";

    /** The vectors of RFC 7714 are of session keys: 00 01 02 03 ... */
    private static SessionKeys keys(SrtpProfile profile, boolean ofRtcp) {
        byte[] key = new byte[profile.keyBytes()];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return new SessionKeys(profile, ofRtcp, key, new byte[0], QUID_PRO_QUO);
    }

    private static MasterKey master(SrtpProfile profile) {
        return profile.isAead()
                ? new MasterKey(profile, hex("000102030405060708090a0b0c0d0e0f"), hex("a0a1a2a3a4a5a6a7a8a9aaab"))
                : new MasterKey(profile, hex("E1F97A0D3E018BE0D64FA32C06DE4139"), hex("0EC675AD498AFEEBB6960B3AABE6"));
    }

    @ParameterizedTest
    @CsvSource({
        "AEAD_AES_128_GCM, f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b 36de3adf 8833"
                + "899d7f27 beb16a91 52cf765e e4390cce",
        "AEAD_AES_256_GCM, 32b1de78 a822fe12 ef9f78fa 332e33aa b1801238 9a58e2f3 b50b2a02 76ffae0f 1ba63799 b87b"
                + "7aa3db36 dfffd6b0 f9bb7878 d7a76c13"
    })
    void rtpIsSealedAsInRfc7714Section16(SrtpProfile profile, String ciphertext) {
        byte[] sealed = hex(GALLIA.substring(0, 27) + ciphertext);
        ByteBuffer out = ByteBuffer.allocate(100);
        new SrtpSender(keys(profile, false)).seal(ByteBuffer.wrap(hex(GALLIA)), out);
        assertArrayEquals(sealed, bytes(out.flip()));
        assertEquals(Verdict.OPENED, new SrtpReceiver(keys(profile, false), 1).open(out));
        assertArrayEquals(hex(GALLIA), bytes(out));
    }

    /** Sections 16.1.3 and 16.2.3: no profile here has packets of RTP in clear, but the transform has. */
    @ParameterizedTest
    @CsvSource({
        "AEAD_AES_128_GCM, 22493f82 d2bce397 e9d79e3b 19aa4216",
        "AEAD_AES_256_GCM, a866d591 0f887463 067ceefe c45215d4"
    })
    void rtpIsAuthenticatedAsInRfc7714Section16(SrtpProfile profile, String tag) {
        Workspace work = new Workspace();
        work.load(ByteBuffer.wrap(hex(GALLIA)));
        work.packetBytes = hex(GALLIA).length;
        work.clearBytes = work.packetBytes;
        work.ssrc = 0x5501A0B2;
        work.index = 0xF17B;
        keys(profile, false).transform().seal(work);
        ByteBuffer sealed = ByteBuffer.allocate(100);
        work.writeSealed(sealed, work.packetBytes + 16);
        assertArrayEquals(hex(GALLIA + tag), bytes(sealed.flip()));
        assertTrue(keys(profile, false).transform().open(work));
    }

    @ParameterizedTest
    @CsvSource({
        "AEAD_AES_128_GCM, 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1 730d6fda 4ce09b46 86303ded"
                + "0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade",
        "AEAD_AES_256_GCM, d50ae4d1 f5ce5d30 4ba297e4 7d470c28 2c3ece5d bffe0a50 a2eaa5c1 110555be 8415f658 c61de047"
                + "6f1b6fad 1d1eb30c 4446839f 57ff6f6c b26ac3be"
    })
    void rtcpIsSealedAsInRfc7714Sections171And172(SrtpProfile profile, String ciphertext) {
        check(profile, true, MARS.substring(0, 18) + ciphertext + "800005d4");
    }

    @ParameterizedTest
    @CsvSource({
        "AEAD_AES_128_GCM, 841dd968 3dd78ec9 2ae58790 125f62b3",
        "AEAD_AES_256_GCM, 91db4afb feee5a97 8fab4393 ed2615fe"
    })
    void rtcpIsAuthenticatedAsInRfc7714Sections173And174(SrtpProfile profile, String tag) {
        check(profile, false, MARS + tag + "000005d4");
    }

    private static void check(SrtpProfile profile, boolean encrypted, String sealed) {
        ByteBuffer out = ByteBuffer.allocate(100);
        new SrtcpSender(keys(profile, true), MARS_INDEX).seal(ByteBuffer.wrap(hex(MARS)), out, encrypted);
        assertArrayEquals(hex(sealed), bytes(out.flip()));
        assertEquals(Verdict.OPENED, new SrtcpReceiver(keys(profile, true), 1).open(out));
        assertArrayEquals(hex(MARS), bytes(out));
    }

    @ParameterizedTest
    @CsvSource({
        "AES_CM_128_HMAC_SHA1_80, 4e55dc4c e79978d8 8ca4d215 949d2402 b78d6acc 99ea179b 8dbb",
        "AEAD_AES_128_GCM, c5002ede 04cfdd2e b91159e0 880aa06e d2976826 f796b201 df3131a1 27e8a392"
    })
    void rtpIsSealedAsLibsrtpDoesIt(SrtpProfile profile, String ciphertext) {
        ByteBuffer out = ByteBuffer.allocate(100);
        new SrtpSender(master(profile)).seal(ByteBuffer.wrap(hex(RTP)), out);
        assertArrayEquals(hex(RTP.substring(0, 27) + ciphertext), bytes(out.flip()));
        assertEquals(Verdict.OPENED, new SrtpReceiver(master(profile), 1).open(out));
        assertArrayEquals(hex(RTP), bytes(out));
    }

    @ParameterizedTest
    @CsvSource({
        "AES_CM_128_HMAC_SHA1_80, 7128035b e487b9bd bef89041 f977a5a8 80000001 993e08cd 54d6c123 0798",
        "AEAD_AES_128_GCM, c98b8b5d f0392a55 852b6c21 ac8e7025 c52c6fbe a2b3b446 ea31123b a88ce61e 80000001"
    })
    void rtcpIsSealedAsLibsrtpDoesIt(SrtpProfile profile, String ciphertext) {
        ByteBuffer out = ByteBuffer.allocate(100);
        new SrtcpSender(SessionKeys.ofRtcp(master(profile)), 1).seal(ByteBuffer.wrap(hex(RTCP)), out);
        assertArrayEquals(hex(RTCP.substring(0, 18) + ciphertext), bytes(out.flip()));
        assertEquals(Verdict.OPENED, new SrtcpReceiver(master(profile), 1).open(out));
        assertArrayEquals(hex(RTCP), bytes(out));
    }
}
