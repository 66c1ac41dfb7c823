package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.bench.pair.Network.Side;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A receiver with several addresses, of which its answers bear another than the sender sends to. */
class SecondAddressTest {
    private static final double LEAST_WHOLE = 0.97;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    void lossIsRepairedWhereTheSenderSendsToTheSecondAddress() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.ip(Side.RECEIVER, "address add 10.77.0.3/24 dev veth0");
            assertRepaired(hosts, "10.77.0.3");
        }
    }

    @Test
    void lossIsRepairedWhereTheSenderSendsToAnIpv6AddressThatIsNotPreferred() throws Exception {
        Needs.success("there is no IPv6", "test", "-e", "/proc/net/if_inet6");
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.ip(Side.SENDER, "address add fd77::1/64 dev veth0 nodad");
            hosts.ip(Side.RECEIVER, "address add fd77::2/64 dev veth0 nodad preferred_lft 0"); // is no source
            hosts.ip(Side.RECEIVER, "address add fd77::3/64 dev veth0 nodad");
            assertRepaired(hosts, "fd77::2");
        }
    }

    private static void assertRepaired(TwoHosts hosts, String address) throws Exception {
        try (Launched receiver = hosts.receiver()) {
            new StatusLines(receiver).await(1);
            try (Launched sender = hosts.sender("--remote", address, "--simulate", "loss=5%", "--duration", "10")) {
                assertEquals(0, sender.exitCode(), sender.said());
                new StatusLines(receiver).await(2); // the last frame is not on its way any more
                assertEquals(0, receiver.terminate().exitCode(), receiver.said());
                double whole = (double) receiver.count("frames complete") / sender.count("frames sent");
                assertTrue(whole >= LEAST_WHOLE, () -> whole + "\n" + receiver.said() + sender.said());
            }
        }
    }
}
