package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.bench.pair.Network.Side;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A stranger whose frames are complete but no pictures, and one who says that another's stream has ended. */
class SquatterTest {
    private static final int FLOOD_PORT = 23_456;
    private static final int MOST_FRAMES_MISSED = 60; // of 30 a second, with those of a busy start
    private static final String REMOTE = "10.77.0.2";

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    void aRealSenderIsShownAlthoughAStrangerWasThereFirst() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver()) {
            new StatusLines(receiver).await(1);
            try (Launched squatter = hosts.flood(Flood.Kind.BROKEN_FRAMES, 10);
                    Launched sender = afterFlood(hosts, squatter, "--duration", "6")) {
                assertEquals(0, sender.exitCode(), sender.said());
                assertNearlyAllShown(receiver, sender);
            }
        }
    }

    private static Launched afterFlood(TwoHosts hosts, Launched flood, String... options) throws Exception {
        flood.awaitSaid("flooded for 2 s");
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--remote", REMOTE));
        return hosts.sender(all.toArray(String[]::new));
    }

    @Test
    void aStrangerDoesNotTakeTheScreenWhileTheShownSenderPauses() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched sender = hosts.sender("--remote", REMOTE)) {
            new StatusLines(receiver).await(" (29|30).* frames/s");
            try (Launched squatter = hosts.flood(Flood.Kind.BROKEN_FRAMES, 10)) {
                squatter.awaitSaid("flooded for 1 s");
                sender.signal("STOP");
                squatter.awaitSaid("flooded for 2 s");
                sender.signal("CONT");
                StatusLines after = new StatusLines(receiver).await(5);
                double seconds = after.secondsMissing(30);
                assertTrue(seconds <= 2, () -> seconds + " s\n" + receiver.said());
            }
        }
    }

    @Test
    void aForgedByeIsOfNoEffectWhileTheStreamGoesOn() throws Exception {
        Needs.programs("nft", "tshark");
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver();
                Launched shown = hosts.sender("--remote", REMOTE, "--size", "320x240")) {
            String port =
                    receiver.awaitSaid("Showing 10\\.77\\.0\\.1:\\d+\n").strip().replaceAll(".*:", "");
            String ssrc = ssrcOf(hosts);
            hosts.forge(FLOOD_PORT, port);
            try (Launched other = hosts.sender("--remote", REMOTE, "--size", "640x480")) {
                receiver.awaitSaid("Not showing 10\\.77\\.0\\.1:");
                try (Launched flood = hosts.flood(Flood.Kind.BYE, 10, ssrc, String.valueOf(FLOOD_PORT))) {
                    flood.awaitSaid("flooded for 1 s");
                    StatusLines during = new StatusLines(receiver);
                    double seconds = during.await(6).secondsMissing(30);
                    assertTrue(seconds <= 1, () -> seconds + " s\n" + receiver.said() + other.said());
                    assertTrue(
                            during.list().stream().allMatch(line -> line.startsWith("receiver: 320x240 ")),
                            receiver.said());
                }
                assertEquals(0, other.terminate().exitCode(), other.said());
                assertEquals(0, shown.terminate().exitCode(), shown.said());
                receiver.awaitSaid("The sender has ended"); // its own BYE counts
            }
        }
    }

    private static String ssrcOf(TwoHosts hosts) throws Exception {
        String port = "udp.port==" + TwoHosts.PORT + ",rtp";
        List<String> command =
                List.of("tshark", "-i", "veth0", "-l", "-d", port, "-Y", "rtp", "-T", "fields", "-e", "rtp.ssrc");
        try (Launched tshark = hosts.start(Side.SENDER, command)) {
            return tshark.awaitSaid("0x[0-9a-f]{8}");
        }
    }

    private static void assertNearlyAllShown(Launched receiver, Launched sender) {
        new StatusLines(receiver).await(2); // the last frame is not on its way any more
        assertEquals(0, receiver.terminate().exitCode(), receiver.said());
        long missed = sender.count("frames sent") - receiver.count("frames shown");
        assertTrue(missed <= MOST_FRAMES_MISSED, () -> missed + " missed\n" + receiver.said());
    }
}
