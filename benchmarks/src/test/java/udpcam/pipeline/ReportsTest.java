package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.rtp.NtpTime;
import udpcam.sender.Route;
import udpcam.sender.SenderApp;
import udpcam.session.LinkQuality;

/** What both programs tell each other, and their users, of delay, loss and the end of a stream. */
@ParameterizedClass
@ValueSource(strings = {"rtp", "classic"})
class ReportsTest {
    private final BothPrograms both;

    ReportsTest(String wire) {
        both = new BothPrograms(wire);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'delay p50 2.0 p99 2.0 ms (one clock)'",
        "2000000, 'delay p50 0.0 p99 0.0 ms (one clock)'", // within the 2.5 ms of half a round trip and 1 ms
        "700000000, 'delay p50 2.5 p99 2.5 ms (clocks differ by 700.5 ms ±2.5, taken off)'",
    })
    void anAddressOfOursIsOneClockUnlessTheMeasuredOnesDiffer(long ahead, String told) throws Exception {
        both.timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(0, both.now + ahead), () -> both.now);
        Route route = both.route(both.packetizer, both.cable);
        SenderApp sender = both.sender(route);
        Receiving receiver = both.receiver();
        both.stream(sender, route, receiver);
        receiver.stream().sample(both.now).health();
        both.stream(sender, route, receiver);
        String health = receiver.stream().sample(both.now).health();
        assertTrue(health.startsWith(both.stream == null ? "" : told), health);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000_000_000L, 3_600_000_000_000L, 5_000_000_000L})
    void noDelayOfTheRunIsWrongByWhatTheClocksDifferBeforeThatIsKnown(long ahead) throws Exception {
        both.timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(0, both.now + ahead), () -> both.now);
        Route route = both.route(both.packetizer, both.cable);
        Receiving receiver = both.receiver();
        both.stream(both.sender(route), route, receiver);
        String run = receiver.stream().delay();
        assertTrue(run.startsWith(both.stream == null ? "" : "delay p50 2.5 p99 2.5 ms (clocks differ by "), run);
    }

    @Test
    void bothSidesLearnHowAnRtpStreamFaresAndThatItEnds() throws Exception {
        Route route = both.route(both.packetizer, both.cable);
        SenderApp sender = both.sender(route);
        Receiving receiver = both.receiver();
        both.stream(sender, route, receiver);
        String reported = "rtt 5.0 ms  loss 0.0 %  jitter 0.0 ms";
        LinkQuality quality = route.quality();
        assertEquals(both.stream == null ? null : reported, quality == null ? null : quality.text());
        assertTrue(receiver.stream()
                .sample(both.now)
                .health()
                .matches(both.stream == null ? "" : "delay p50 .*" + reported));
        assertFalse(receiver.stream().hasEnded());
        sender.close();
        both.deliver(receiver);
        both.now += 200_000_000; // a BYE holds once nothing follows it
        assertEquals(both.stream != null, receiver.stream().hasEnded());
    }

    @Test
    void reportsGoOnWhileNoPictureComes() throws Exception {
        Route route = both.route(both.packetizer, both.cable);
        SenderApp sender = both.sender(route);
        Receiving receiver = both.receiver();
        sender.capture();
        sender.send();
        both.deliver(receiver);
        route.listen();
        for (int i = 0; i < 3; i++) {
            both.now += 7_000_000_000L; // the camera is unplugged, for longer than an interval lasts
            sender.send();
            assertEquals(both.stream == null, both.cable.isEmpty());
            both.deliver(receiver);
        }
        assertEquals(0, both.received.get(Counter.DATAGRAMS_UNKNOWN));
        assertEquals(both.stream == null ? 0 : 3, both.received.get(Counter.DATAGRAMS_RTCP));
    }
}
