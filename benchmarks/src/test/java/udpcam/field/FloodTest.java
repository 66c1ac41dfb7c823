package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.bench.process.ProcessUse;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A live stream beside floods of strangers: what is shown, and how much memory the receiver takes. */
class FloodTest {
    private static final double MOST_MISSED_A_SECOND =
            1.2; // of 30: the seconds of the two programs begin at different times
    private static final double MOST_DELAY_MILLIS = 1000;
    private static final double MOST_MEGABYTES = 150;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @ParameterizedTest
    @CsvSource({
        "FRESH_SSRC, 1000",
        "FRESH_SSRC_FAR, 1000",
        "FRESH_SSRC_PLAIN, 10000",
        "GARBAGE, 10000",
        "CLASSIC, 10000"
    })
    void aFloodCostsNeitherFramesNorMemory(Flood.Kind kind, int perSecond) throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched sender = hosts.sender("--remote", "10.77.0.2")) {
            new StatusLines(receiver).await(" (29|30).* frames/s");
            StatusLines shown = new StatusLines(receiver);
            double before = missedASecond(receiver, sender, 3); // a busy machine leaves some out
            try (Launched flood = hosts.flood(kind, perSecond)) {
                flood.awaitSaid("flooded for 1 s");
                assertAsBefore(before, missedASecond(receiver, sender, 5), receiver);
            }
            assertAsBefore(before, missedASecond(receiver, sender, 3), receiver);
            assertTrue(shown.largestDelayMillis() <= MOST_DELAY_MILLIS, shown.toString());
            double megabytes = megabytes(receiver);
            assertTrue(megabytes <= MOST_MEGABYTES, megabytes + " MB\n" + shown);
        }
    }

    private static void assertAsBefore(double before, double now, Launched receiver) {
        assertTrue(
                now <= Math.max(0, before) + MOST_MISSED_A_SECOND,
                () -> now + " frames missed a second, " + before + " before; " + megabytes(receiver) + " MB\n"
                        + receiver.said());
    }

    /** How many of the sender's frames are not shown, in the next seconds. */
    private static double missedASecond(Launched receiver, Launched sender, int seconds) {
        StatusLines sent = new StatusLines(sender);
        StatusLines shown = new StatusLines(receiver).await(seconds);
        return (sent.await(seconds).frames(seconds) - shown.frames(seconds)) / seconds;
    }

    private static double megabytes(Launched program) {
        return new ProcessUse(program.pid()).residentMegabytes();
    }
}
