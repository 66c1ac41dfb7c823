package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counter;
import udpcam.impair.LossModel;
import udpcam.sender.RepairedRoute;

/**
 * 1,500 frames, 30 a second, through bad networks, in simulated time: what is lost is repaired or concealed. Each picture that
 * is shown is looked at by {@link Viewing}. The first second is the time to learn how bad the network is; of the others each row
 * bounds how many are whole at the least, how many are not shown at the most, and the packets of parity for each. A frame of 720p
 * has 27 packets, one of 1080p 48.
 */
class StreamRepairTest {
    private static final int FRAMES = 1500;
    private static final int FIRST = 30;
    private static final int COUNTED = FRAMES - FIRST;
    private static final long MOST_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SEED = 7;

    private static LossModel network(double loss, double reorder, double duplicate, int roundTripMs) {
        return new LossModel(loss, reorder, duplicate, TimeUnit.MILLISECONDS.toNanos(roundTripMs) / 2, SEED)
                .withDistance(20);
    }

    private static LossyStream run(String size, LossModel model, double fec, boolean resends) {
        LossyStream stream = new LossyStream(size.equals("1080p"), model, fec, resends);
        stream.run(FRAMES);
        assertEquals(FRAMES, stream.frames.size());
        assertTrue(SentFrame.longestGapNanos(stream.frames, FIRST) < MOST_GAP_NANOS, "frozen");
        long dropped = stream.received.get(Counter.FRAMES_TOO_DAMAGED) + stream.received.get(Counter.FRAMES_INCOMPLETE);
        assertTrue(stream.lateFrames <= dropped, "all packets came, and yet it was not shown at once");
        return stream;
    }

    private static LossyStream run(String size, LossModel model) {
        return run(size, model, RepairedRoute.AUTO, true);
    }

    private static long whole(LossyStream stream) {
        return stream.count(frame -> frame.number >= FIRST && frame.isShown() && !frame.concealed);
    }

    private static long notShown(LossyStream stream) {
        return stream.count(frame -> frame.number >= FIRST && !frame.isShown());
    }

    /** Packets for each frame. */
    private static double parity(LossyStream stream) {
        return stream.sent.get(Counter.PARITY_SENT) / (double) FRAMES;
    }

    private static void assertBounds(LossyStream stream, int leastWhole, int mostNotShown, double mostParity) {
        assertTrue(whole(stream) >= leastWhole, whole(stream) + " whole");
        assertTrue(notShown(stream) <= mostNotShown, notShown(stream) + " not shown");
        assertTrue(parity(stream) <= mostParity, parity(stream) + " packets of parity a frame");
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"720p, 2", "1080p, 30"})
    void withoutLossNothingIsAddedAndNothingWaits(String size, int roundTripMs) {
        LossyStream stream = run(size, network(0, 0, 0, roundTripMs));
        assertEquals(FRAMES, stream.count(frame -> frame.isShown() && !frame.concealed));
        assertEquals(0, stream.sent.get(Counter.PARITY_SENT) + stream.requests);
        long way = TimeUnit.MILLISECONDS.toNanos(roundTripMs) / 2;
        assertEquals(FRAMES, stream.count(frame -> frame.shownNanos == frame.lastDepartureNanos + way));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "720p, 0.01, 2, 1465, 2, 1.6",
        "720p, 0.05, 2, 1465, 2, 4.5",
        "720p, 0.1, 2, 1465, 2, 7.8",
        "720p, 0.2, 2, 1465, 2, 15",
        "720p, 0.3, 2, 1465, 3, 21.8",
        "720p, 0.01, 30, 1465, 2, 3.8",
        "720p, 0.05, 30, 1465, 2, 8.4",
        "720p, 0.1, 30, 1465, 2, 13.2",
        "720p, 0.3, 30, 1461, 9, 25",
        "720p, 0.05, 100, 1465, 2, 8.4",
        "1080p, 0.01, 30, 1465, 2, 5",
        "1080p, 0.05, 2, 1465, 2, 7.2",
        "1080p, 0.1, 30, 1465, 2, 19.2",
        "1080p, 0.2, 2, 1465, 2, 25.4",
        "1080p, 0.3, 2, 1465, 2, 40"
    })
    void whatIsLostAtRandomIsRepaired(
            String size, double loss, int roundTripMs, int leastWhole, int mostNotShown, double mostParity) {
        assertBounds(run(size, network(loss, 0, 0, roundTripMs)), leastWhole, mostNotShown, mostParity);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "720p, 0.02, 4, 2, 1462, 6, 2.5",
        "720p, 0.05, 8, 2, 1444, 18, 4.7",
        "720p, 0.05, 8, 30, 1441, 22, 13",
        "720p, 0.05, 8, 100, 1418, 40, 18",
        "720p, 0.05, 30, 30, 1405, 55, 15",
        "1080p, 0.05, 8, 2, 1430, 20, 8",
        "1080p, 0.05, 8, 30, 1410, 40, 24"
    })
    void ofWhatIsLostInBurstsMostIsRepaired(
            String size, double loss, int burst, int roundTripMs, int leastWhole, int mostNotShown, double mostParity) {
        LossyStream stream = run(size, network(loss, 0, 0, roundTripMs).withBurst(burst));
        assertBounds(stream, leastWhole, mostNotShown, mostParity);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "720p, 0.05, 20, 0, 0, 2, 0.05",
        "720p, 0.3, 20, 0, 0, 30, 0.05",
        "1080p, 0.05, 20, 0, 0, 2, 0.05",
        "720p, 0, 20, 0.05, 0, 2, 0.05",
        "720p, 0, 20, 0, 5, 2, 0.4",
        "720p, 0, 20, 0, 20, 30, 0.05",
        "720p, 0.3, 46, 0, 0, 2, 0.05",
        "720p, 0.3, 46, 0, 0, 30, 0.05",
        "720p, 0.3, 46, 0, 20, 30, 0.05",
        "1080p, 0.3, 46, 0, 20, 30, 0.2"
    })
    void packetsThatAreOvertakenDoubledOrLateCostNoFrameAndHardlyAnyParity(
            String size,
            double reorder,
            int distance,
            double duplicate,
            int jitterMs,
            int roundTripMs,
            double mostParity) {
        LossModel model = network(0, reorder, duplicate, roundTripMs).withDistance(distance);
        LossyStream stream = run(size, model.withJitter(TimeUnit.MILLISECONDS.toNanos(jitterMs)));
        assertBounds(stream, COUNTED, 0, mostParity);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"720p, 2, 1463, 2, 7.1", "720p, 30, 1465, 2, 8.4"})
    void allOfItAtOnceIsRepaired(String size, int roundTripMs, int leastWhole, int mostNotShown, double mostParity) {
        LossModel model = network(0.05, 0.02, 0.02, roundTripMs);
        LossyStream stream = run(size, model.withJitter(TimeUnit.MILLISECONDS.toNanos(5)));
        assertBounds(stream, leastWhole, mostNotShown, mostParity);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"0.05, 2, 1465, 2", "0.05, 30, 1200, 60"})
    void withoutParityRequestsRepairMostWhereTheRoundTripIsShort(
            double loss, int roundTripMs, int leastWhole, int mostNotShown) {
        LossyStream stream = run("720p", network(loss, 0, 0, roundTripMs), 0, true);
        assertBounds(stream, leastWhole, mostNotShown, 0);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"0.05, 100, 1465, 2, 8.4"})
    void withoutRequestsParityRepairsAtAnyRoundTrip(
            double loss, int roundTripMs, int leastWhole, int mostNotShown, double mostParity) {
        LossyStream stream = run("720p", network(loss, 0, 0, roundTripMs), RepairedRoute.AUTO, false);
        assertEquals(0, stream.sent.get(Counter.SEGMENTS_SENT_AGAIN));
        assertBounds(stream, leastWhole, mostNotShown, mostParity);
    }
}
