package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.pair.Network.Side;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A path that carries 1,280 bytes at a time, as many VPNs do: all frames are whole within a second, and no datagram leaves in pieces. */
class SmallPathTest {
    private static final String NO_ICMP =
            "nft 'add table ip deaf; add chain ip deaf in { type filter hook input priority 0; };"
                    + " add rule ip deaf in ip protocol icmp drop'";
    private static final String COUNT_LARGE = "nft 'add table ip large;"
            + " add chain ip large out { type filter hook output priority 0; };"
            + " add rule ip large out ip protocol udp meta length gt 1300 counter'";
    private static final int SMALL_MTU = 1280;

    /** A second of frames may go by while the programs begin. */
    private static final int MOST_MISSED = 30;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
        Needs.programs("nft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"told by ICMP", "not told"})
    void aPathThatIsSmallBehindARouterShowsAllFrames(String isTold) throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.addRoutedHost(SMALL_MTU);
            if (isTold.equals("not told")) {
                hosts.shell(Side.SENDER, NO_ICMP);
            }
            try (Launched receiver = hosts.routedReceiver()) {
                assertEquals(1, largeOnes(hosts, receiver, "10.77.2.2"), "the probe alone is larger");
            }
        }
    }

    @Test
    void aSmallPathOfTheSendersOwnNetworkIsNotEvenTried() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver()) {
            hosts.ip(Side.SENDER, "link set veth0 mtu " + SMALL_MTU);
            assertEquals(0, largeOnes(hosts, receiver, "10.77.0.2"));
        }
    }

    @Test
    void ethernetGetsLargeDatagrams() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver()) {
            long large = largeOnes(hosts, receiver, "10.77.0.2");
            assertTrue(large > 1000, large + " large ones");
        }
    }

    /** Shows a stream to a receiver, all frames of it; returns how many of its datagrams were too large for a small path. */
    private static long largeOnes(TwoHosts hosts, Launched receiver, String remote) throws Exception {
        new StatusLines(receiver).await(1);
        hosts.shell(Side.SENDER, COUNT_LARGE);
        String[] options = {"--remote", remote, "--size", "1280x720", "--duration", "6"};
        try (Launched sender = hosts.sender(options)) {
            assertEquals(0, sender.exitCode(), sender.said());
            new StatusLines(receiver).await(2); // the last frame is not on its way any more
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            long frames = sender.count("frames sent");
            assertTrue(frames > 100, sender.said());
            long missed = frames - receiver.count("frames complete");
            assertTrue(missed <= MOST_MISSED, () -> missed + " missed\n" + sender.said() + receiver.said());
            assertFalse(sender.said().contains("too long"), sender.said());
            assertEquals(0, hosts.piecesSent());
        }
        Matcher counter =
                Pattern.compile("packets (\\d+)").matcher(hosts.shell(Side.SENDER, "nft list table ip large"));
        assertTrue(counter.find());
        return Long.parseLong(counter.group(1));
    }
}
