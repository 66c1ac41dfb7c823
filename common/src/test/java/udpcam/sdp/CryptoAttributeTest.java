package udpcam.sdp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.link.Addresses;
import udpcam.rtcp.Cname;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

class CryptoAttributeTest {
    /** Of the examples of RFC 4568 (4.1, 6.1, 7.1.4), which have one suite that is known here. */
    private static final String SUITE = "AES_CM_128_HMAC_SHA1_80";

    private static final String KEY = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";
    private static final String OTHER_KEY = "PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";
    private static final String LINE = "a=crypto:1 " + SUITE + " inline:" + KEY;

    private static final Origin ORIGIN = new Origin(1, 1, address("192.0.2.7"));

    private static InetAddress address(String text) {
        return Objects.requireNonNull(Addresses.parse(text));
    }

    private static SessionDescription parse(String text) throws MalformedSessionException {
        return SessionDescription.parse(text.replace('~', '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static String sealed(String lines) {
        return "v=0~c=IN IP4 127.0.0.1~m=video 5004 RTP/SAVP 26~" + lines;
    }

    private static MasterKey key(String description) throws MalformedSessionException {
        return Objects.requireNonNull(parse(description).sealing()).key();
    }

    private static void assertIs(String base64, MasterKey key) {
        ByteBuffer bytes = ByteBuffer.allocate(MasterKey.bytes(key.profile()));
        key.write(bytes);
        assertArrayEquals(Base64.getDecoder().decode(base64), bytes.array());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINE,
                LINE + "|2^20", // RFC 4568 6.1
                LINE + "|2^48",
                LINE + "|1048576",
                "a=crypto:999999999 aes_cm_128_hmac_sha1_80 INLINE:" + KEY,
                " a = crypto : 1   AES_CM_128_HMAC_SHA1_80  inline:" + KEY + "  ",
                LINE + " FEC_ORDER=FEC_SRTP", // RFC 4568 4.1
                LINE + "|2^31 KDR=0 WSH=64 -X_OF_OTHERS=1",
                "a=crypto:1 F8_128_HMAC_SHA1_80 inline:" + OTHER_KEY + "~a=crypto:2 " + SUITE + " inline:" + KEY,
                LINE + "~a=crypto:2 " + SUITE + " inline:" + OTHER_KEY,
                LINE + "~a=crypto:2 " + SUITE + " inline:?", // nobody reads it
            })
    void theFirstKeyWhoseSuiteIsKnownIsTaken(String lines) throws MalformedSessionException {
        MasterKey key = key(sealed(lines));
        assertEquals(SrtpProfile.AES_CM_128_HMAC_SHA1_80, key.profile());
        assertIs(KEY, key);
    }

    @ParameterizedTest
    @CsvSource({
        "AEAD_AES_128_GCM, AAECAwQFBgcICQoLDA0OD1F1aWQgcHJvIHF1bw==",
        "AEAD_AES_128_GCM, AAECAwQFBgcICQoLDA0OD1F1aWQgcHJvIHF1bw",
        "AEAD_AES_256_GCM, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9RdWlkIHBybyBxdW8=",
    })
    void theSuitesOfRfc7714AreTakenWithTheKeysOfItsVectors(SrtpProfile suite, String key)
            throws MalformedSessionException {
        MasterKey read = key(sealed("a=crypto:1 " + suite + " inline:" + key));
        assertEquals(suite, read.profile());
        assertIs(key, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RTP/SAVP", "RTP/SAVPF", "rtp/savp", "RTP/AVP", "RTP/AVPF"})
    void whereThereIsAKeyTheStreamIsSealedWhateverItsProfile(String profile) throws MalformedSessionException {
        assertIs(KEY, key(sealed(LINE).replace("RTP/SAVP", profile)));
        assertIs(KEY, key("v=0~" + LINE + "~m=video 5004 " + profile + " 26"));
        assertIs(KEY, key(sealed(LINE).replace("RTP/SAVP", profile) + "~m=audio 1 RTP/SAVP 0~a=crypto:1 X inline:?"));
    }

    @Test
    void withoutAKeyNothingIsSealed() throws MalformedSessionException {
        assertNull(parse("v=0~m=video 1 RTP/AVP 26").sealing());
        assertNull(
                parse("v=0~m=video 1 RTP/AVP 26~m=audio 2 RTP/SAVP 0~" + LINE).sealing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "inline:KEY|2^20|1:32 # a key identifier (MKI, such as |1:4) in each packet is not taken", // RFC 4568 4
                "inline:KEY|1066:4 # a key identifier (MKI, such as |1:4) in each packet is not taken", // RFC 4568 6.1
                "inline:KEY|2^20|1:4;inline:KEY|2^20|2:4 # only one key is taken",
                "inline:KEY|2^ # behind the key is no lifetime such as |2^48",
                "inline:KEY|2^20|x # behind the key is no lifetime such as |2^48",
                "inline:KEY KDR=1 # KDR is not taken",
                "inline:KEY UNENCRYPTED_SRTP # UNENCRYPTED_SRTP is not taken",
                "inline:KEY unencrypted_srtcp # UNENCRYPTED_SRTCP is not taken",
                "inline:KEY WSH=64 UNAUTHENTICATED_SRTP # UNAUTHENTICATED_SRTP is not taken",
                "inline:KEY FEC_ORDER=SRTP_FEC # FEC_ORDER is not taken",
                "inline:KEY FEC_%=inline:KEY # FEC_KEY is not taken",
                "inline:KEY inline:KEY # a session parameter is not known",
                "inline:KEY KEY # a session parameter is not known",
                "inline:KEYKEY # the key is not base64 of 30 bytes, key and salt of AES_CM_128_HMAC_SHA1_80",
                "inline:=KEY # the key is not base64 of 30 bytes, key and salt of AES_CM_128_HMAC_SHA1_80",
                "inline: # no inline:KEY behind its suite",
                "inline:KEY? # no inline:KEY behind its suite",
                "mikey:KEY # no inline:KEY behind its suite",
                "KEY # no inline:KEY behind its suite",
            })
    void whatWouldChangeThePacketsIsRefusedByALineWithoutTheKey(String parameters, String message) {
        assertRefused(
                "a=crypto: " + message,
                sealed("a=crypto:1 " + SUITE + " "
                        + parameters.replace("KEY", KEY).replace("%", "KEY")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:KEY # a=crypto: no suite in it is one of SUITES",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80KEY inline:KEY # a=crypto: no suite in it is one of SUITES",
                "a=crypto: # a=crypto: a line is not TAG SUITE inline:KEY",
                "a=crypto:KEY # a=crypto: a line is not TAG SUITE inline:KEY",
                "a=crypto:x AES_CM_128_HMAC_SHA1_80 inline:KEY # a=crypto: a line is not TAG SUITE inline:KEY",
                "a=recvonly # RTP/SAVP needs a=crypto:1 SUITE inline:KEY; suites: SUITES",
            })
    void aSealedStreamWhoseKeyIsNotToldIsRefused(String lines, String message) {
        String suites = "AES_CM_128_HMAC_SHA1_80, AEAD_AES_128_GCM, AEAD_AES_256_GCM";
        assertRefused(message.replace("SUITES", suites), sealed(lines.replace("KEY", OTHER_KEY)));
    }

    private static void assertRefused(String message, String description) {
        for (String profile : new String[] {"RTP/SAVP", "RTP/AVP"}) {
            if (description.contains("crypto") || profile.equals("RTP/SAVP")) {
                MalformedSessionException refusal = assertThrows(
                        MalformedSessionException.class, () -> parse(description.replace("RTP/SAVP", profile)));
                assertEquals(message, refusal.getMessage());
            }
        }
    }

    @Test
    void aGroupHasNoKeyInItsDescription() {
        assertRefused(
                "a=crypto is for one receiver (RFC 4568 1), not for a multicast group",
                sealed(LINE).replace("127.0.0.1", "239.1.2.3/1"));
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void aSealedStreamOfOursIsWrittenAsPlayersReadIt(SrtpProfile suite) throws MalformedSessionException {
        MasterKey key = MasterKey.random(suite, new SplittableRandom(7));
        ByteBuffer bytes = ByteBuffer.allocate(MasterKey.bytes(suite));
        key.write(bytes);
        SessionDescription ours = SessionDescription.ofOurs(new InetSocketAddress(address("192.0.2.1"), 5004), 1, 0);
        SessionDescription sealed = ours.sealedBy(Sealing.of(key, 0xFEDCBA98, new Cname("0123456789abcdef")));
        String text = sealed.text(ORIGIN);
        String line = "a=crypto:1 " + suite + " inline:" + Base64.getEncoder().encodeToString(bytes.array());
        assertEquals(
                ours.text(ORIGIN)
                        .replace(
                                "m=video 5004 RTP/AVP 26\r\n",
                                "m=video 5004 RTP/SAVP 26\r\n" + line
                                        + "\r\na=ssrc:4275878552 cname:0123456789abcdef\r\n"),
                text);
        assertIs(line.substring(line.lastIndexOf(':') + 1), key(text));
        assertEquals(parse(ours.text(ORIGIN)).destination(), parse(text).destination());
    }

    @Test
    void nothingThatIsPrintedTellsTheKey() throws MalformedSessionException {
        String printed = parse(sealed(LINE)).toString();
        assertTrue(printed.contains("MasterKey[AES_CM_128_HMAC_SHA1_80]"), printed);
        assertFalse(printed.contains(KEY.substring(0, 6)), printed);
    }

    @Test
    void everyTruncationAndEveryFlippedBitGivesARefusalThatTellsNothingOrAnotherSealedStream() {
        byte[] text = sealed(LINE + "|2^20 WSH=64").getBytes(StandardCharsets.UTF_8);
        int key = sealed(LINE).indexOf(KEY);
        for (int length = key; length < text.length; length++) {
            refusedOrSealed(Arrays.copyOf(text, length));
        }
        for (int bit = 8 * sealed("").length(); bit < text.length * 8; bit++) {
            byte[] flipped = text.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            refusedOrSealed(flipped);
        }
    }

    private static void refusedOrSealed(byte[] bytes) {
        try {
            SessionDescription read = SessionDescription.parse(new String(bytes, StandardCharsets.ISO_8859_1)
                    .replace('~', '\n')
                    .getBytes(StandardCharsets.ISO_8859_1));
            Sealing sealing = Objects.requireNonNull(read.sealing(), "a sealed stream is never taken for an open one");
            assertEquals(sealing.key().profile(), key(read.text(ORIGIN)).profile());
        } catch (MalformedSessionException refusal) {
            String told = String.valueOf(refusal.getMessage());
            assertTrue(told.matches("[ -~]{1,120}"), told);
            assertFalse(told.contains(KEY.substring(0, 6)), told);
        }
    }
}
