package udpcam.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusLineTest {
    static Stream<Arguments> lines() {
        return Stream.of(
                arguments(
                        "receiver: 1920x1080  29.9 frames/s  7.48 Mbit/s  delay p50 5.1 p99 9.4 ms (one clock)  rtt 9.1 ms",
                        new StatusLine(29.9, 5.1, 9.4)),
                arguments("receiver: 0.0 frames/s  0.00 Mbit/s", new StatusLine(0, Double.NaN, Double.NaN)),
                arguments(
                        "sender: 30.0 frames/s  2.06 Mbit/s  loss 2.0 %", new StatusLine(30, Double.NaN, Double.NaN)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void rateAndDelayAreReadWhereTheyAreTold(String line, StatusLine status) {
        assertEquals(Optional.of(status), StatusLine.of(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "receiver: 22 frames shown in 12.3 s: 1.8 frames/s, 7.61 Mbit/s",
                "receiver: Datagrams come, but no whole frame",
                "receiver:            5  frames displaced       pictures dropped",
                ""
            })
    void otherLinesAreNoStatus(String line) {
        assertEquals(Optional.empty(), StatusLine.of(line));
    }
}
