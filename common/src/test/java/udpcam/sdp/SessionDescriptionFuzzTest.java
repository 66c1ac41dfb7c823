package udpcam.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

class SessionDescriptionFuzzTest {
    @FuzzTest
    void aDescriptionThatIsReadIsTheSameWhenWeWriteIt(byte[] input) throws MalformedSessionException {
        SessionDescription read;
        try {
            read = SessionDescription.parse(input);
        } catch (MalformedSessionException e) {
            return;
        }
        assertTrue(read.payloadType() >= 0 && read.payloadType() <= 127);
        assertTrue(read.ttl() >= 0 && read.ttl() <= 255);
        String written = read.text(Origin.of(InetAddress.getLoopbackAddress(), 1));
        assertEquals(read, SessionDescription.parse(written.getBytes(StandardCharsets.UTF_8)));
    }
}
