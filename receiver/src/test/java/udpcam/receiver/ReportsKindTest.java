package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.sdp.MalformedSessionException;
import udpcam.sdp.SessionDescription;
import udpcam.stream.Reporter;

class ReportsKindTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a=rtcp-mux, UNICAST",
        "127.0.0.1, a=recvonly, UNREPORTED",
        "239.1.2.3, a=rtcp-mux, MULTICAST",
        "239.1.2.3, a=recvonly, UNREPORTED",
    })
    void theDescriptionTellsWhetherReportsGoToTheStreamsPort(String address, String attribute, Reporter.Kind kind)
            throws MalformedSessionException {
        String text = "v=0\nc=IN IP4 %s\nm=video 5004 RTP/AVP 26\n%s\n".formatted(address, attribute);
        ReceiverOptions options = new ReceiverOptions();
        assertEquals(Reporter.Kind.UNICAST, options.reportsKind());
        options.description = SessionDescription.parse(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(kind, options.reportsKind());
    }
}
