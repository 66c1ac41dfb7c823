package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtcpTimerTest {
    private static final int NACK_BYTES = 16;

    /** At first there are 16,000 bytes for it. */
    @ParameterizedTest
    @CsvSource({"0, 363", "14, 275", "20, 250"})
    void feedbackCountsWithTheHeadersOfIpAndUdpAndWithWhatASealAdds(int sealBytes, int messages) {
        RtcpTimer timer = new RtcpTimer(new RtcpInterval(false, new SplittableRandom(1)).sealed(sealBytes));
        int taken = 0;
        while (timer.takeFeedback(NACK_BYTES)) {
            taken++;
        }
        assertEquals(messages, taken);
    }
}
