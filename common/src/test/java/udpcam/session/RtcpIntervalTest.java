package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtcpIntervalTest {
    @ParameterizedTest
    @CsvSource({
        "false, 10000, 150, 5, 1", // 360/10,000 s would do: a second is often enough
        "false, 10000, 150, 4, 0.1", // but not at first
        "false, 10000, 150, 1, 0.1",
        "false, 360, 150, 5, 1",
        "false, 720, 100, 1, 0.5", // the reduced minimum
        "false, 180, 100, 5, 2",
        "false, 180, 1500, 5, 2.667", // five in a hundred of 180 kbit/s, for two
        "false, 72, 100, 5, 5",
        "false, 0, 100, 1, 5", // a stream that pauses
        "true, 10000, 150, 1, 1", // so that a member proves itself soon
        "true, 10000, 150, 2, 5", // the minimum of multicast
        "true, 10000, 150, 5, 5",
    })
    void anIntervalIsRandomisedAroundWhatTheBandwidthAllows(
            boolean multicast, double kilobits, double bytes, int sent, double seconds) {
        RtcpInterval interval = new RtcpInterval(multicast, new SplittableRandom(1));
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double next = interval.nextNanos(kilobits * 1000, bytes, sent) / 1e9;
            assertTrue(next >= 0.5 * seconds / 1.2183 && next <= 1.501 * seconds / 1.2182, "waits " + next);
            sum += next;
        }
        assertEquals(seconds / 1.21828, sum / 10_000, 0.01 * seconds);
    }

    /** All report to the sender, none hears another. */
    @ParameterizedTest
    @CsvSource({"100, 1000000", "1000, 10000000"})
    void theViewersOfAGroupStayWithinTheirShare(int viewers, double bitsPerSecond) {
        RtcpInterval interval = new RtcpInterval(true, new SplittableRandom(1));
        double bytes = 28 + 28 + 32 + 20; // IPv4 and UDP; SDES; RR; XR
        double bits = 0;
        for (int i = 0; i < viewers; i++) {
            bits += 8 * bytes / (interval.nextNanos(bitsPerSecond, bytes, 2) / 1e9);
        }
        assertTrue(bits < 0.05 * 0.75 * bitsPerSecond, bits + " bit/s");
    }

    @Test
    void theFirstIsAtOnceButForTheMembersOfAGroup() {
        assertEquals(0, new RtcpInterval(false, new SplittableRandom(1)).firstNanos());
        RtcpInterval member = new RtcpInterval(true, new SplittableRandom(1));
        assertTrue(member.firstNanos() > 1_000_000_000);
        assertEquals(0, member.ofSender().firstNanos());
    }

    @Test
    void theSenderOfAGroupReportsAsOftenAsThatOfOneReceiver() {
        RtcpInterval sender = new RtcpInterval(true, new SplittableRandom(1)).ofSender();
        assertTrue(sender.nextNanos(10_000_000, 150, 5) < 1_250_000_000);
    }
}
