package udpcam.receiver.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.jpeg.scan.JpegFault;

/** What a user is told whose frames are no pictures. */
class RefusedFramesTest {
    private final Counters counters = new Counters();

    private String told() {
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        return Silence.advice(counters, new InetSocketAddress(12345)).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "FRAMES_NOT_JPEG, PROGRESSIVE, progressive JPEG",
        "FRAMES_NOT_JPEG, ARITHMETIC, arithmetic coding",
        "FRAMES_NOT_JPEG, BROKEN_HEADERS, broken headers",
        "FRAMES_BROKEN, DATA_MISSING, data missing from its scan",
        "FRAMES_BROKEN, RESTARTS_OUT_OF_TURN, restart markers out of turn",
    })
    void theReasonIsNamed(Counter counter, JpegFault fault, String words) {
        counters.increment(counter, fault.number());
        assertEquals("Frames come, but they are no pictures that can be shown: " + words, told());
    }

    @Test
    void framesThatADecoderRefusesHaveNone() {
        counters.increment(Counter.FRAMES_NOT_JPEG);
        assertEquals("Frames come, but they are no pictures that can be shown", told());
    }
}
