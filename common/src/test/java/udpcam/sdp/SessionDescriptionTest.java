package udpcam.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;
import udpcam.link.Addresses;
import udpcam.rtp.HeaderExtension;

class SessionDescriptionTest {
    private static final String TO_A_GROUP = """
            v=0
            o=- 3989000000 2 IN IP4 192.0.2.7
            s=udpcam
            c=IN IP4 239.1.2.3/1
            t=0 0
            a=tool:udpcam
            m=video 5004 RTP/AVP 26
            a=rtpmap:26 JPEG/90000
            a=framerate:29.97
            a=x-dimensions:3840,2160
            a=rtcp-mux
            a=extmap:1 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time
            a=extmap:2 urn:x-udpcam:picture-size
            a=extmap:3 urn:x-udpcam:frame-check
            a=extmap:4 urn:x-udpcam:full-size
            a=recvonly
            """.replace("\n", "\r\n");

    private static final SessionDescription GROUP = SessionDescription.ofOurs(
                    new InetSocketAddress(address("239.1.2.3"), 5004), 1, 29.97)
            .withDimensions(new PictureSize(3840, 2160));

    private static InetAddress address(String text) {
        return Objects.requireNonNull(Addresses.parse(text));
    }

    private static SessionDescription parse(String text) throws MalformedSessionException {
        return SessionDescription.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String media(String media) {
        return "v=0\nc=IN IP4 127.0.0.1\n" + media.replace('|', '\n') + "\n";
    }

    @Test
    void aStreamOfOursIsWrittenAsPlayersReadIt() {
        Origin first = Origin.of(address("192.0.2.7"), 3_989_000_000L - 2_208_988_800L);
        assertEquals(TO_A_GROUP, GROUP.text(first.next()));
    }

    @Test
    void whatIsWrittenIsRead() throws MalformedSessionException {
        assertEquals(GROUP, parse(TO_A_GROUP));
        assertEquals(GROUP, parse(TO_A_GROUP.replace("\r", "")), "with bare line feeds");
        assertEquals(address("239.1.2.3"), GROUP.group());
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "fd00::2", "ff15::101", "192.0.2.1"})
    void anAddressOfEitherFamilyIsReadAgain(String address) throws MalformedSessionException {
        InetSocketAddress destination = new InetSocketAddress(address(address), 1);
        SessionDescription written = SessionDescription.ofOurs(destination, 7, 0);
        assertEquals(0, written.ttl(), "only IPv4 multicast has one");
        assertEquals(written, parse(written.text(Origin.of(address("::1"), 0))));
    }

    @Test
    void whatIsNotToldIsNotMadeUp() throws MalformedSessionException {
        SessionDescription bare = parse(media("m=video 65535 RTP/AVP 26"));
        InetSocketAddress destination = new InetSocketAddress(address("127.0.0.1"), 65_535);
        assertEquals(
                new SessionDescription(destination, 0, 26, 0, null, false, new HeaderExtension.Ids(0, 0, 0, 0), null),
                bare);
        assertNull(bare.group());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m=video 5004 RTP/AVP 96|a=rtpmap:96 JPEG/90000; 96",
                "m=video 5004 RTP/AVPF 97 26 96|a=rtpmap:97 H264/90000|a=rtpmap:96 jpeg/90000; 26",
                "m=video 5004/2 RTP/AVP 98 96|a=rtpmap:96 jpeg/90000|a=rtpmap:98 VP8/90000; 96",
                "m=video 5004 RTP/AVP 63|a=rtpmap:63 JPEG/90000|a=rtcp-mux; 63",
                "m=video 5004 RTP/AVP 72|a=rtpmap:72 JPEG/90000; 72",
                "m=audio 5002 RTP/AVP 0|m=video 5000 RTP/AVP 97|a=rtpmap:97 H264/90000|m=video 5004 RTP/AVP 26; 26",
            })
    void jpegIsFoundAmongOtherFormatsAndMedia(String media, int payloadType) throws MalformedSessionException {
        SessionDescription read = parse(media(media));
        assertEquals(payloadType, read.payloadType());
        assertEquals(5004, read.destination().getPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=x-dimensions:4096,2304",
                "a=x-dimensions: 4096, 2304",
                "a=framesize:26 4096-2304",
                "a=framesize:96 1-1|a=framesize:26 4096-2304",
            })
    void thePicturesSizeIsReadAsOthersWriteIt(String attribute) throws MalformedSessionException {
        assertEquals(
                new PictureSize(4096, 2304),
                parse(media("m=video 1 RTP/AVP 26|" + attribute)).dimensions());
    }

    @Test
    void theSessionSpeaksForAMediumThatIsSilent() throws MalformedSessionException {
        SessionDescription read = parse("""
                SDP:
                v=0
                c=IN IP4 127.0.0.1
                a=x-dimensions:4096,2304
                a=extmap:9/recvonly urn:x-udpcam:picture-size
                a=extmap:4096 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time
                m=video 5004 RTP/AVP 26
                b=AS:50000
                c=IN IP4 224.2.1.1/127/3
                and so on
                """);
        assertEquals(new PictureSize(4096, 2304), read.dimensions());
        assertEquals(new HeaderExtension.Ids(0, 9, 0, 0), read.extensions());
        assertEquals(address("224.2.1.1"), read.group(), "the medium has its own address");
        assertEquals(127, read.ttl());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; no line 'v=0' in it",
                "GIF89a; no line 'v=0' in it",
                "v=0; no JPEG video in it (m=video PORT RTP/AVP 26, or a=rtpmap:N JPEG/90000)",
                "v=0|m=audio 1 RTP/AVP 26; no JPEG video in it (m=video PORT RTP/AVP 26, or a=rtpmap:N JPEG/90000)",
                "v=0|m=video 1 UDP/TLS/RTP/SAVPF 26; m=video 1 UDP/TLS/RTP/SAVPF 26: only RTP/AVP and RTP/SAVP are taken, neither over TCP nor with DTLS",
                "v=0|m=video 1 TCP/RTP/AVP 26; m=video 1 TCP/RTP/AVP 26: only RTP/AVP and RTP/SAVP are taken, neither over TCP nor with DTLS",
                "v=0|m=video 1 RTP/AVP 26|a=rtpmap:26 H264/90000; m=video 1 RTP/AVP 26 is no JPEG (payload type 26, or a=rtpmap:N JPEG/90000)",
                "v=0|m=video 1 RTP/AVP 128|a=rtpmap:128 JPEG/90000; m=video 1 RTP/AVP 128 is no JPEG (payload type 26, or a=rtpmap:N JPEG/90000)",
                "v=0|m=video 1 RTP/AVP 64|a=rtpmap:64 JPEG/90000|a=rtcp-mux; payload type 64 is RTCP's with a=rtcp-mux",
                "v=0|m=video 1 RTP/AVP 95|a=rtpmap:95 JPEG/90000|a=rtcp-mux; payload type 95 is RTCP's with a=rtcp-mux",
                "v=0|m=video 1 RTP/AVP 26|c=IN IP4 239.1.2.256/1; no IP address in c=IN IP4 239.1.2.256/1",
                "v=0|m=video 1 RTP/AVP 26|c=IN IP6 1::2::3; no IP address in c=IN IP6 1::2::3",
                "v=0|m=video 1 RTP/AVP 26|c=IN IP4 127.0.0.1|a=x-dimensions:wide; no picture's size in a=x-dimensions:wide",
                "v=0|m=video 1 RTP/AVP 26|c=IN IP4 127.0.0.1|a=framesize:26 65536-1; no picture's size in a=framesize:26 65536-1",
            })
    void whatIsWrongIsToldInALine(String text, String message) {
        MalformedSessionException refusal =
                assertThrows(MalformedSessionException.class, () -> parse(text.replace('|', '\n')));
        assertEquals(message, refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFv=0|c=IN IP4 239.1.2.3/9|m=video 5004 RTP/AVP 26",
                "v=0\rc=IN IP4 239.1.2.3/9\rm=video 5004 RTP/AVP 26\r",
                "v=0  |c=IN IP4 239.1.2.3/9\t|m=video 5004 RTP/AVP 26  ",
                "  v=0|  c=IN  IP4  239.1.2.3/9|  m=video  5004\tRTP/AVP  26",
                "v = 0|c = IN IP4 239.1.2.3/9|m = video 5004 RTP/AVP 26",
                "V=0|C=in ip4 239.1.2.3/9|M=VIDEO 5004 rtp/avp 26",
                "c=IN IP4 239.1.2.3/9|m=video 5004 RTP/AVP 26",
                "v=0|c=IP4 239.1.2.3/9|m=video 5004 RTP/AVP 26",
                "v=0|c=239.1.2.3/9|m=video 5004 RTP/AVP 26",
                "v=0|c=IN IP4 239.1.2.3/9|m=video 5004 RTP/AVP 26|c=IN",
                "v=0|c=IN IP4 239.1.2.3/9|m=video 5004 RTP/AVP/UDP 26",
                "v=0|c=IN IP4 239.1.2.3/9|m=video 5004 RTP/AVP 26|a=rtpmap:26 jpeg/90000/1",
                "v=0|c=IN IP4 239.1.2.3/9|m=video 5004 RTP/AVP 26|a=rtpmap:26 JPEG",
                "v=0|c=IN IP4 239.1.2.3/9|a=rtpmap: 26  JPEG/90000|m=video 5004 RTP/AVP",
                "v=0|c=IN IP4 239.1.2.3/9|m=video 5004 RTP/AVP 26|a=x-dimensions:0,0",
            })
    void whatOthersWriteWithSmallFaultsIsTaken(String text) throws MalformedSessionException {
        SessionDescription read = parse(text.replace('|', '\n'));
        InetSocketAddress destination = new InetSocketAddress(address("239.1.2.3"), 5004);
        assertEquals(
                new SessionDescription(destination, 9, 26, 0, null, false, new HeaderExtension.Ids(0, 0, 0, 0), null),
                read);
    }

    @Test
    void aDescriptionInUtf16IsTaken() throws MalformedSessionException {
        String text = media("m=video 65535 RTP/AVP 26");
        assertEquals(parse(text), SessionDescription.parse(text.getBytes(StandardCharsets.UTF_16)));
        byte[] littleEndian = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(parse(text), SessionDescription.parse(littleEndian));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c=IN|", "c=|", "c=IN IP4 camera.example|", "c=IN IP4|"})
    void aReceiverListensOnAllAddressesWhereNoneIsTold(String line) throws MalformedSessionException {
        SessionDescription read = parse(("v=0|" + line + "m=video 5004 RTP/AVP 26").replace('|', '\n'));
        assertEquals(new InetSocketAddress(address("0.0.0.0"), 5004), read.destination());
        assertNull(read.group());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "65536", "99999999999"})
    void aPortThatIsNoneIsLeftToTheUser(String port) throws MalformedSessionException {
        assertEquals(
                0, parse(media("m=video " + port + " RTP/AVP 26")).destination().getPort());
    }

    @Test
    void aLongFileIsRefusedUnread() throws MalformedSessionException {
        byte[] text = TO_A_GROUP.getBytes(StandardCharsets.UTF_8);
        byte[] longest = Arrays.copyOf(text, SessionDescription.MAX_BYTES);
        assertEquals(GROUP, SessionDescription.parse(longest), "zeros are a line that is not known");
        byte[] tooLong = Arrays.copyOf(text, SessionDescription.MAX_BYTES + 1);
        assertThrows(MalformedSessionException.class, () -> SessionDescription.parse(tooLong));
    }

    @Test
    void everyTruncationAndEveryFlippedBitGivesARefusalOrAValidDescription() {
        byte[] text = TO_A_GROUP.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < text.length; length++) {
            refusedOrValid(Arrays.copyOf(text, length));
        }
        for (int bit = 0; bit < text.length * 8; bit++) {
            byte[] flipped = text.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            refusedOrValid(flipped);
        }
    }

    private static void refusedOrValid(byte[] bytes) {
        try {
            SessionDescription read = SessionDescription.parse(bytes);
            String written = read.text(new Origin(1, 1, read.destination().getAddress()));
            assertEquals(read, parse(written), written);
        } catch (MalformedSessionException refusal) {
            assertTrue(String.valueOf(refusal.getMessage()).matches("[ -~]{1,120}"), refusal.getMessage());
        }
    }
}
