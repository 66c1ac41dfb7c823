package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import udpcam.bench.pair.Network.Side;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A stream whose sender's address or link changes, as on a roaming laptop. */
class AddressChangeTest {
    private static final double MOST_SECONDS_WITHOUT_PICTURE = 3;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theStreamAndItsReportsGoOnWhenTheSenderGetsAnotherAddress() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched sender = hosts.sender("--remote", "10.77.0.2")) {
            new StatusLines(receiver).await(" (29|30).* frames/s.*rtt");
            StatusLines after = new StatusLines(receiver);
            hosts.ip(Side.SENDER, "address delete 10.77.0.1/24 dev veth0");
            hosts.ip(Side.SENDER, "address add 10.77.0.7/24 dev veth0");
            after.await(5);
            long reports = hosts.received(Side.SENDER);
            double seconds = after.await(8).secondsMissing(30);
            assertTrue(seconds <= MOST_SECONDS_WITHOUT_PICTURE, () -> seconds + " s\n" + after + sender.said());
            assertTrue(hosts.received(Side.SENDER) > reports, "no report came to the new address");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theStreamGoesOnWhenTheLinkOfTheSenderWasDownForTenSeconds() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched sender = hosts.sender("--remote", "10.77.0.2")) {
            new StatusLines(receiver).await(" (29|30).* frames/s");
            hosts.ip(Side.SENDER, "link set veth0 down");
            new StatusLines(receiver).await(10);
            StatusLines after = new StatusLines(receiver);
            hosts.ip(Side.SENDER, "link set veth0 up");
            double seconds = after.await(6).secondsMissing(30);
            assertTrue(seconds <= MOST_SECONDS_WITHOUT_PICTURE, () -> seconds + " s\n" + after + sender.said());
        }
    }
}
