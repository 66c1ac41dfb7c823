package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A program that did not run for some seconds, as in a machine that sleeps. */
class StoppedProgramTest {
    private static final double MOST_MILLIS = 500;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noOldPicturesAreShownWhenItRunsAgain(boolean isReceiver) throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched sender = hosts.sender("--remote", "10.77.0.2")) {
            new StatusLines(receiver).await(" (29|30).* frames/s.*p99");
            new StatusLines(receiver).await(2);
            Launched stopped = isReceiver ? receiver : sender;
            stopped.signal("STOP");
            new StatusLines(isReceiver ? sender : receiver).await(10);
            StatusLines after = new StatusLines(receiver);
            stopped.signal("CONT");
            after.await(5);
            assertTrue(after.largestDelayMillis() > 0, after.toString());
            assertTrue(after.largestDelayMillis() <= MOST_MILLIS, after.toString());
            assertTrue(after.frames(5) - after.frames(4) >= 28, after.toString());
        }
    }
}
