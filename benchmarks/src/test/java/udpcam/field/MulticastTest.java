package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import udpcam.bench.pair.Network.Side;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A multicast receiver that starts before the network is there, and one with a key. */
class MulticastTest {
    private static final String GROUP = "239.77.0.1";

    @TempDir
    Path folder;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReceiverThatStartsBeforeItsInterfaceExistsShowsTheGroup() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.unplug();
            try (Launched receiver = receiver(hosts)) {
                new StatusLines(receiver).await(1);
                hosts.plug();
                assertShown(hosts, receiver);
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReceiverThatStartsBeforeItsInterfaceIsUpShowsTheGroup() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            hosts.ip(Side.RECEIVER, "address flush dev veth0");
            hosts.ip(Side.RECEIVER, "link set veth0 down");
            try (Launched receiver = receiver(hosts)) {
                new StatusLines(receiver).await(1);
                hosts.ip(Side.RECEIVER, "link set veth0 up");
                hosts.ip(Side.RECEIVER, "address add 10.77.0.2/24 dev veth0");
                assertShown(hosts, receiver);
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void membersOfAGroupWithItsKeySeeTheStreamAndOthersDoNot() throws Exception {
        Path key = folder.resolve("group.key");
        try (Launched made = Launched.script("sender", Map.of(), "--new-key", key.toString())) {
            assertEquals(0, made.exitCode());
        }
        try (TwoHosts hosts = new TwoHosts();
                Launched member = receiver(hosts, "--key-file", key.toString());
                Launched other = receiver(hosts)) {
            hosts.ip(Side.SENDER, "route add 224.0.0.0/4 dev veth0");
            try (Launched sender = hosts.sender("--remote", GROUP, "--size", "640x480", "--key-file", key.toString())) {
                other.awaitSaid("seems to be encrypted");
                member.awaitSaid("640x480  ");
                try (Launched late = receiver(hosts, "--key-file", key.toString())) {
                    late.awaitSaid("640x480  ");
                }
                assertFalse(other.said().contains("640x480"), other.said());
                assertTrue(sender.isAlive());
            }
        }
    }

    private Launched receiver(TwoHosts hosts, String... options) throws Exception {
        Path session = Files.writeString(
                folder.resolve("group.sdp"),
                "v=0\ns=-\nc=IN IP4 " + GROUP + "/1\nt=0 0\nm=video " + TwoHosts.PORT + " RTP/AVP 26\n");
        return hosts.receiver(Stream.concat(Stream.of("--sdp", session.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static void assertShown(TwoHosts hosts, Launched receiver) throws Exception {
        hosts.ip(Side.SENDER, "route add 224.0.0.0/4 dev veth0");
        try (Launched sender = hosts.sender("--remote", GROUP, "--size", "640x480")) {
            new StatusLines(sender).await(1);
            StatusLines after = new StatusLines(receiver).await(6);
            double seconds = after.secondsMissing(30);
            assertTrue(seconds <= 3, () -> seconds + " s\n" + receiver.said() + sender.said());
        }
    }
}
