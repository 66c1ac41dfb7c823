package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A receiver that did not run for some seconds, as in a machine that sleeps. */
class StoppedReceiverTest {
    private static final double MOST_MILLIS = 500;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    void noOldPicturesAreShownWhenTheReceiverRunsAgain() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched sender = hosts.sender("--remote", "10.77.0.2")) {
            new StatusLines(receiver).await(" (29|30).* frames/s.*p99");
            new StatusLines(receiver).await(2);
            receiver.signal("STOP");
            new StatusLines(sender).await(10);
            StatusLines after = new StatusLines(receiver);
            receiver.signal("CONT");
            after.await(5);
            assertTrue(after.largestDelayMillis() > 0, after.toString());
            assertTrue(after.largestDelayMillis() <= MOST_MILLIS, after.toString());
            assertTrue(after.frames(5) - after.frames(4) >= 28, after.toString());
        }
    }
}
