package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.bench.ProcessUse;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A live stream beside floods of strangers: what is shown, and how much memory the receiver takes. */
class FloodTest {
    private static final int MOST_MISSED_A_SECOND = 1; // of 30
    private static final int MISCOUNTED = 2; // the seconds of the two programs do not begin at the same time
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
            String seconds = "before " + assertShown(receiver, sender, 2);
            try (Launched flood = hosts.flood(kind, perSecond)) {
                flood.awaitSaid("flooded for 1 s");
                seconds += "during " + assertShown(receiver, sender, 5);
            }
            seconds += "after " + assertShown(receiver, sender, 2);
            double megabytes = megabytes(receiver);
            assertTrue(megabytes <= MOST_MEGABYTES, megabytes + " MB\n" + seconds);
        }
    }

    private static String assertShown(Launched receiver, Launched sender, int lines) {
        StatusLines sent = new StatusLines(sender);
        StatusLines shown = new StatusLines(receiver).await(lines);
        double missed = sent.await(lines).frames(lines) - shown.frames(lines);
        assertTrue(
                missed <= MOST_MISSED_A_SECOND * lines + MISCOUNTED,
                () -> missed + " frames missed, " + megabytes(receiver) + " MB\n" + receiver.said() + sent);
        assertTrue(shown.largestDelayMillis() <= MOST_DELAY_MILLIS, shown.toString());
        return shown.toString();
    }

    private static double megabytes(Launched program) {
        return new ProcessUse(program.pid()).residentMegabytes();
    }
}
