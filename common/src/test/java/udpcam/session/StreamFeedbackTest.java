package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StreamFeedbackTest {
    private static final int OURS = 0x11223344;
    private static final String RR = "81C90007 0000000B 11223344 00000000 00000000 00000000 00000000 00000000";
    private static final String NACK = "81CD0003 0000000B 11223344 00050000";
    private static final String EMPTY_RR = "80C90001 0000000B";

    private static boolean isAbout(int ssrc, String hex) {
        return StreamFeedback.isAbout(ssrc, ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    @Test
    void aReportAndARequestNameTheStream() {
        assertTrue(isAbout(OURS, RR));
        assertTrue(isAbout(OURS, EMPTY_RR + NACK));
    }

    @Test
    void whoDoesNotKnowTheSsrcIsNotHeard() {
        assertFalse(isAbout(OURS + 1, RR));
        assertFalse(isAbout(OURS + 1, NACK));
        assertFalse(isAbout(0x0000000B, RR), "the receiver's own");
        assertFalse(isAbout(OURS, EMPTY_RR));
        assertFalse(isAbout(OURS, RR + "00"), "no RTCP as a whole");
        assertFalse(isAbout(OURS, ""));
    }
}
