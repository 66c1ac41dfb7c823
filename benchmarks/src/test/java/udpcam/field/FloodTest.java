package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.bench.process.ProcessUse;
import udpcam.field.Flood.Kind;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A live stream beside floods of strangers: what is shown, and how much memory the receiver takes. */
class FloodTest {
    private static final double MOST_MISSED_A_SECOND =
            1.2; // of 30: the seconds of the two programs begin at different times
    private static final double MOST_DELAY_MILLIS = 1000;
    private static final double MOST_MEGABYTES = 150;
    private static final List<Kind> KINDS =
            List.of(Kind.FRESH_SSRC, Kind.FRESH_SSRC_FAR, Kind.FRESH_SSRC_PLAIN, Kind.GARBAGE, Kind.CLASSIC);

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    /** One after another, so that what one leaves behind the next ones meet. */
    @Test
    void aFloodCostsNeitherFramesNorMemory() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched sender = hosts.sender("--remote", "10.77.0.2")) {
            new StatusLines(receiver).await(" (29|30).* frames/s");
            StatusLines shown = new StatusLines(receiver);
            double before = missedASecond(receiver, sender, 3); // a busy machine leaves some out
            for (Kind kind : KINDS) {
                try (Launched flood = hosts.flood(kind, perSecond(kind))) {
                    flood.awaitSaid("flooded for 1 s");
                    assertAsBefore(kind, before, missedASecond(receiver, sender, 5), receiver);
                }
                assertAsBefore(kind, before, missedASecond(receiver, sender, 3), receiver);
                assertTrue(shown.largestDelayMillis() <= MOST_DELAY_MILLIS, kind + "\n" + shown);
                double megabytes = megabytes(receiver);
                assertTrue(megabytes <= MOST_MEGABYTES, kind + ": " + megabytes + " MB\n" + shown);
            }
        }
    }

    private static int perSecond(Kind kind) {
        return switch (kind) {
            case FRESH_SSRC, FRESH_SSRC_FAR -> 1000;
            default -> 10_000;
        };
    }

    private static void assertAsBefore(Kind kind, double before, double now, Launched receiver) {
        assertTrue(
                now <= Math.max(0, before) + MOST_MISSED_A_SECOND,
                () -> kind + ": " + now + " frames missed a second, " + before + " before; " + megabytes(receiver)
                        + " MB\n" + receiver.said());
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
