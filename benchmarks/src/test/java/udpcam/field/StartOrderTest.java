package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** Programs that start before the network, or the name of the receiver, is there. */
class StartOrderTest {
    private static final double MOST_SECONDS_WITHOUT_PICTURE = 3;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSenderThatStartsWithoutARouteShowsItsPictureWhenThereIsOne() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.unplug();
            try (Launched receiver = hosts.receiver();
                    Launched sender = hosts.sender("--remote", "10.77.0.2")) {
                new StatusLines(receiver).await(1);
                new StatusLines(sender).await(3);
                StatusLines after = new StatusLines(receiver);
                hosts.plug();
                assertPictureIsThere(after, sender);
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSenderThatStartsBeforeTheNameOfTheReceiverIsKnownShowsItsPictureWhenItIs() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.useHostsFile();
            try (Launched receiver = hosts.receiver();
                    Launched sender = hosts.sender("--remote", "late.example")) {
                new StatusLines(receiver).await(1);
                new StatusLines(sender).await(3);
                StatusLines after = new StatusLines(receiver);
                hosts.addName("late.example", "10.77.0.2");
                assertPictureIsThere(after, sender);
            }
        }
    }

    private static void assertPictureIsThere(StatusLines after, Launched sender) {
        double seconds = after.await(6).secondsMissing(30);
        assertTrue(seconds <= MOST_SECONDS_WITHOUT_PICTURE, () -> seconds + " s\n" + after + sender.said());
    }
}
