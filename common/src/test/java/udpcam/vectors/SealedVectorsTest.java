package udpcam.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import udpcam.keys.GivenHandshake;
import udpcam.keys.GivenHandshake.Told;
import udpcam.rtcp.RtcpReader;
import udpcam.srtp.DerivedKeys;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtcpReceiver;
import udpcam.srtp.SrtpProfile;
import udpcam.srtp.SrtpReceiver;
import udpcam.srtp.Verdict;

/** What the sealed packets of the test vectors open to, and which are refused. */
class SealedVectorsTest {
    private static final int SSRCS = 2; // in each case

    static Stream<Named<JsonNode>> profiles() {
        return VectorFile.cases("srtp.json").stream()
                .map(node -> Named.of(node.get("name").asText(), node));
    }

    private static void assertOpens(JsonNode datagrams, Function<ByteBuffer, Verdict> receiver) {
        for (JsonNode each : datagrams) {
            String name = each.get("name").asText();
            byte[] datagram = VectorFile.bytes(each.get("hex"));
            ByteBuffer buffer = ByteBuffer.wrap(datagram.clone());
            Verdict verdict = receiver.apply(buffer);
            byte[] left = new byte[buffer.remaining()];
            buffer.get(left);
            if (each.has("refused")) {
                assertNotEquals(Verdict.OPENED, verdict, name);
                assertArrayEquals(datagram, left, name);
            } else {
                assertEquals(Verdict.OPENED, verdict, name);
                assertArrayEquals(VectorFile.bytes(each.get("opens")), left, name);
            }
        }
    }

    private static Function<ByteBuffer, Verdict> either(SrtpReceiver rtp, SrtcpReceiver rtcp) {
        return datagram -> RtcpReader.isRtcp(datagram) ? rtcp.open(datagram) : rtp.open(datagram);
    }

    private static MasterKey master(SrtpProfile profile, JsonNode node) {
        return new MasterKey(
                profile, VectorFile.bytes(node.get("masterKey")), VectorFile.bytes(node.get("masterSalt")));
    }

    private static DerivedKeys derived(JsonNode keys) {
        return new DerivedKeys(
                keys.get("key").asText(),
                keys.get("authenticationKey").asText(""),
                keys.get("salt").asText());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theMasterKeyOpensWhatTheVectorSays(JsonNode profile) {
        MasterKey key = master(SrtpProfile.valueOf(profile.get("name").asText()), profile);
        assertOpens(profile.get("datagrams"), either(new SrtpReceiver(key, SSRCS), new SrtcpReceiver(key, SSRCS)));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theDerivedKeysOpenTheSame(JsonNode node) {
        SrtpProfile profile = SrtpProfile.valueOf(node.get("name").asText());
        SrtpReceiver rtp = derived(node.get("rtp")).rtpReceiver(profile, SSRCS);
        SrtcpReceiver rtcp = derived(node.get("rtcp")).rtcpReceiver(profile, SSRCS);
        assertOpens(node.get("datagrams"), either(rtp, rtcp));
    }

    @Test
    void theHandshakeTellsTheKeysThatOpenWhatComesBehindIt() {
        JsonNode handshake = VectorFile.read("srtp.json").get("handshake");
        GivenHandshake receiver = new GivenHandshake(
                handshake.get("preSharedKey").asText(),
                handshake.get("receiverSsrc").intValue(),
                VectorFile.bytes(handshake.get("receiverEphemeral")));
        assertEquals(handshake.get("message1").asText(), VectorFile.hex(receiver.message1()));
        byte[] message2 = VectorFile.bytes(handshake.get("message2"));
        Told told = receiver.read(message2);
        assertEquals(handshake.get("means").toString(), means(told).toString());
        assertEquals(handshake.get("payload2").asText(), VectorFile.hex(told.payload()));
        assertOpens(handshake.get("datagrams"), receiver::open);
    }

    private static ObjectNode means(Told told) {
        ObjectNode means = VectorFile.node().put("profile", told.key().profile().name());
        SealedVectors.putMaster(means, told.key());
        means.put("reportIndex", told.reportIndex());
        List<Integer> ssrcs = told.ssrcs();
        for (int i = 0; i < ssrcs.size(); i++) {
            means.withArray("streams")
                    .addObject()
                    .put("ssrc", Integer.toUnsignedLong(ssrcs.get(i)))
                    .put("index", told.indexes().get(i));
        }
        return means;
    }
}
