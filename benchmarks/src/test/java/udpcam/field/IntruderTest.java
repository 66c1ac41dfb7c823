package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.pair.Network.Side;
import udpcam.bench.process.ProcessUse;
import udpcam.field.Forgery.Kind;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** A live stream on whose way somebody sits who sees it all and adds forged datagrams under its addresses. */
class IntruderTest {
    private static final int A_SECOND = 5000;
    private static final String ON_THE_WAY = "9000"; // the intruder's port
    private static final double LEAST_SHARE_SHOWN = 0.8; // of the sender's frames, on a busy machine
    private static final double MOST_SECONDS_TO_RECOVER = 1;
    private static final double MOST_MEGABYTES = 200;

    @TempDir
    Path folder;

    private final List<Launched> launched = new ArrayList<>();

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @AfterEach
    void close() throws Exception {
        for (Launched program : launched) {
            program.close();
        }
    }

    private Launched keep(Launched program) {
        launched.add(program);
        return program;
    }

    private Path orders() {
        return folder.resolve("orders");
    }

    private void startIntruder(TwoHosts hosts) throws Exception {
        Path classes = Path.of(Intruder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(List.of("-cp", classes.toString(), Intruder.class.getName(), ON_THE_WAY, "10.77.0.2"));
        command.addAll(List.of(TwoHosts.PORT, orders().toString()));
        keep(hosts.start(Side.SENDER, command)).awaitSaid("on the way");
    }

    private void order(Kind kind) throws Exception {
        Path next = Files.writeString(folder.resolve("next"), kind + " " + A_SECOND);
        Files.move(next, orders());
    }

    private Launched sender(TwoHosts hosts, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--remote", "10.77.0.1:" + ON_THE_WAY, "--mtu", "1400"));
        all.addAll(List.of(options));
        return keep(hosts.sender(all.toArray(String[]::new)));
    }

    @Test
    void aSealedStreamGoesOnAmongWhateverIsForged() throws Exception {
        String key = folder.resolve("a.key").toString();
        try (Launched maker = Launched.script("sender", Map.of(), "--new-key", key)) {
            maker.exitCode();
        }
        try (TwoHosts hosts = new TwoHosts()) {
            startIntruder(hosts);
            Launched receiver = keep(hosts.receiver("--key-file", key));
            Launched sender = sender(hosts, "--size", "1280x720", "--key-file", key);
            new StatusLines(receiver).await(" (2[5-9]|3\\d)\\..* frames/s");
            for (Kind kind : List.of(Kind.GARBAGE, Kind.FORGED, Kind.REPLAYED, Kind.MESSAGE_1, Kind.MESSAGE_2)) {
                order(kind);
                StatusLines sent = new StatusLines(sender);
                StatusLines shown = new StatusLines(receiver).await(3);
                double share = shown.frames(3) / sent.await(3).frames(3);
                Files.delete(orders());
                assertTrue(share >= LEAST_SHARE_SHOWN, () -> kind + ": " + share + "\n" + shown + sent);
                assertMemory(receiver, sender);
            }
        }
    }

    @Test
    void anOpenStreamIsShownAgainWithinASecondOfWhateverIsForged() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            startIntruder(hosts);
            Launched receiver = keep(hosts.receiver());
            Launched sender = sender(hosts, "--size", "1280x720");
            new StatusLines(receiver).await(" (2[5-9]|3\\d)\\..* frames/s");
            for (Kind kind : List.of(Kind.JUMPS, Kind.BACKWARDS, Kind.BYE, Kind.FEEDBACK)) {
                order(kind);
                new StatusLines(receiver).await(2);
                StatusLines after = new StatusLines(receiver);
                Files.delete(orders());
                double seconds =
                        after.await(4).secondsMissing(25) - 1; // the first of the lines is of the time before, too
                assertTrue(seconds <= MOST_SECONDS_TO_RECOVER, () -> kind + ": " + seconds + " s\n" + after);
                assertMemory(receiver, sender);
            }
        }
    }

    private static void assertMemory(Launched receiver, Launched sender) {
        for (Launched program : List.of(receiver, sender)) {
            double megabytes = new ProcessUse(program.pid()).residentMegabytes();
            assertTrue(megabytes <= MOST_MEGABYTES, () -> megabytes + " MB\n" + program.said());
        }
    }
}
