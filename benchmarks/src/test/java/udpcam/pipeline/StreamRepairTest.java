package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counter;
import udpcam.impair.LossModel;
import udpcam.sender.RepairedRoute;

/**
 * 3,000 frames, 30 a second, through bad networks, in simulated time: what is lost is repaired or concealed. Each picture that
 * is shown is looked at by {@link Viewing}. The first second is the time to learn how bad the network is.
 */
class StreamRepairTest {
    private static final int FRAMES = 3000;
    private static final int FIRST = 30;
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

    private static void assertShare(LossyStream stream, double leastWhole, double leastShown) {
        long frames = FRAMES - FIRST;
        long shown = stream.count(frame -> frame.number >= FIRST && frame.isShown());
        long whole = stream.count(frame -> frame.number >= FIRST && frame.isShown() && !frame.concealed);
        assertTrue(whole >= leastWhole * frames, whole + " whole");
        assertTrue(shown >= leastShown * frames, shown + " shown");
    }

    @ParameterizedTest
    @CsvSource({"720p, 2", "1080p, 30"})
    void withoutLossNothingIsAddedAndNothingWaits(String size, int roundTripMs) {
        LossyStream stream = run(size, network(0, 0, 0, roundTripMs));
        assertEquals(
                "3000 whole, 0 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown",
                stream.outcome());
        assertEquals(0, stream.sent.get(Counter.PARITY_SENT) + stream.requests);
        long way = TimeUnit.MILLISECONDS.toNanos(roundTripMs) / 2;
        assertEquals(FRAMES, stream.count(frame -> frame.shownNanos == frame.lastDepartureNanos + way));
    }

    @ParameterizedTest
    @CsvSource({
        "720p, 0.01, 2, '3000 whole, 730 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0.05, 2, '3000 whole, 2187 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0.1, 2, '3000 whole, 2806 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0.2, 2, '3000 whole, 2994 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0.3, 2, '2994 whole, 2993 of them repaired, 3 concealed, 3 too damaged, 0 overtaken, 3 not shown'",
        "720p, 0.01, 30, '2999 whole, 721 of them repaired, 1 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0.05, 30, '2998 whole, 2198 of them repaired, 2 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0.3, 30, '2986 whole, 2985 of them repaired, 2 concealed, 12 too damaged, 0 overtaken, 12 not shown'",
        "720p, 0.05, 100, '2994 whole, 2182 of them repaired, 6 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "1080p, 0.01, 30, '2998 whole, 1179 of them repaired, 2 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "1080p, 0.05, 2, '3000 whole, 2749 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "1080p, 0.1, 30, '2996 whole, 2974 of them repaired, 3 concealed, 1 too damaged, 0 overtaken, 1 not shown'",
        "1080p, 0.2, 2, '2999 whole, 2999 of them repaired, 1 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "1080p, 0.3, 2, '2999 whole, 2999 of them repaired, 0 concealed, 0 too damaged, 1 overtaken, 1 not shown'"
    })
    void whatIsLostAtRandomIsRepaired(String size, double loss, int roundTripMs, String outcome) {
        LossyStream stream = run(size, network(loss, 0, 0, roundTripMs));
        assertEquals(outcome, stream.outcome());
        assertShare(stream, loss > 0.05 ? 0.99 : 0.999, loss < 0.3 ? 1 : 0.99);
    }

    @ParameterizedTest
    @CsvSource({
        "720p, 0.02, 4, 2, '2991 whole, 412 of them repaired, 3 concealed, 0 too damaged, 6 overtaken, 6 not shown'",
        "720p, 0.05, 8, 2, '2971 whole, 533 of them repaired, 14 concealed, 2 too damaged, 13 overtaken, 15 not shown'",
        "720p, 0.05, 8, 30, '2807 whole, 391 of them repaired, 104 concealed, 56 too damaged, 29 overtaken, 89 not shown'",
        "1080p, 0.05, 8, 2, '2979 whole, 885 of them repaired, 11 concealed, 0 too damaged, 10 overtaken, 10 not shown'"
    })
    void ofWhatIsLostInBurstsMostIsRepaired(String size, double loss, int burst, int roundTripMs, String outcome) {
        LossyStream stream = run(size, network(loss, 0, 0, roundTripMs).withBurst(burst));
        assertEquals(outcome, stream.outcome());
        assertShare(stream, roundTripMs < 10 ? 0.985 : 0.9, roundTripMs < 10 ? 0.99 : 0.96);
    }

    @ParameterizedTest
    @CsvSource({
        "720p, 0.05, 0, 0, 2, '3000 whole, 27 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0.3, 0, 0, 30, '3000 whole, 297 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "1080p, 0.05, 0, 0, 2, '3000 whole, 27 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0, 0.05, 0, 2, '3000 whole, 0 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0, 0, 5, 2, '3000 whole, 456 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 0, 0, 20, 30, '3000 whole, 341 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'"
    })
    void reorderedDoubledAndLatePacketsCostNoFrame(
            String size, double reorder, double duplicate, int jitterMs, int roundTripMs, String outcome) {
        LossModel model = network(0, reorder, duplicate, roundTripMs);
        LossyStream stream = run(size, model.withJitter(TimeUnit.MILLISECONDS.toNanos(jitterMs)));
        assertEquals(outcome, stream.outcome());
        assertShare(stream, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "720p, 2, '2981 whole, 2979 of them repaired, 19 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "720p, 30, '2995 whole, 2993 of them repaired, 5 concealed, 0 too damaged, 0 overtaken, 0 not shown'"
    })
    void allOfItAtOnceIsRepaired(String size, int roundTripMs, String outcome) {
        LossModel model = network(0.05, 0.02, 0.02, roundTripMs);
        LossyStream stream = run(size, model.withJitter(TimeUnit.MILLISECONDS.toNanos(5)));
        assertEquals(outcome, stream.outcome());
        assertShare(stream, 0.98, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 2, '3000 whole, 2204 of them repaired, 0 concealed, 0 too damaged, 0 overtaken, 0 not shown'",
        "0.05, 30, '808 whole, 0 of them repaired, 2162 concealed, 0 too damaged, 30 overtaken, 30 not shown'"
    })
    void withoutParityRequestsRepairMostWhereTheRoundTripIsShort(double loss, int roundTripMs, String outcome) {
        LossyStream stream = run("720p", network(loss, 0, 0, roundTripMs), 0, true);
        assertEquals(outcome, stream.outcome());
        assertEquals(0, stream.sent.get(Counter.PARITY_SENT));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 100, '2994 whole, 2182 of them repaired, 6 concealed, 0 too damaged, 0 overtaken, 0 not shown'"})
    void withoutRequestsParityRepairsAtAnyRoundTrip(double loss, int roundTripMs, String outcome) {
        LossyStream stream = run("720p", network(loss, 0, 0, roundTripMs), RepairedRoute.AUTO, false);
        assertEquals(outcome, stream.outcome());
        assertEquals(0, stream.sent.get(Counter.SEGMENTS_SENT_AGAIN));
        assertShare(stream, 0.999, 1);
    }
}
