package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs on systems that are not as they should be. */
class OddSystemsTest {
    @TempDir
    Path folder;

    /** Runs shell commands where what they mount is seen by nobody else. */
    private static Launched mounting(Map<String, String> environment, String commands) throws Exception {
        Needs.root();
        Needs.success("nothing can be mounted here", "unshare", "--mount", "true");
        return Launched.command(environment, List.of("unshare", "--mount", "sh", "-ec", commands));
    }

    private static String script(String name) {
        return Launched.projectRoot().resolve("scripts").resolve(name).toString();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"C", "POSIX"})
    void filesHaveNamesOfAnyLettersInALocaleOfAsciiAlone(String locale) throws Exception {
        Needs.success("no locale C.UTF-8", "sh", "-c", "LC_ALL=C.UTF-8 locale charmap | grep -q UTF-8");
        Path description = folder.resolve("K\u00fcche \u041f\u0440\u043e\u0433.sdp");
        String command = script("sender") + " --device test --duration 1 --port " + Desk.freePort() + " --sdp";
        try (Launched sender = Launched.command(
                Map.of("LC_ALL", locale),
                List.of("sh", "-c", command + " \"$(printf '" + octal(description) + "')\""))) {
            assertEquals(0, sender.exitCode(), sender.said());
            assertTrue(Files.exists(description), sender.said());
        }
    }

    /** A name for printf, in bytes of UTF-8: the tests' own JVM may have a locale of ASCII, too. */
    private static String octal(Path file) {
        StringBuilder name = new StringBuilder();
        for (byte each : file.toString().getBytes(StandardCharsets.UTF_8)) {
            name.append("\\%03o".formatted(each & 0xFF));
        }
        return name.toString();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aHomeFromWhichNoLibraryCanBeMappedStopsNobody() throws Exception {
        try (Launched sender = mounting(
                Map.of("UDPCAM_OPTS", "-Duser.home=" + folder + " -Djava.io.tmpdir=" + folder),
                "mount -t tmpfs -o noexec none " + folder + "; exec " + script("sender")
                        + " --device test --size 320x240 --duration 2 --port " + Desk.freePort())) {
            assertEquals(0, sender.exitCode(), sender.said());
            assertTrue(sender.count("frames sent") > 0, sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFolderThatIsMountedNoexecIsNamedWhereThereIsNoOther() throws Exception {
        Path natives = Launched.projectRoot().resolve("target");
        try (Launched sender = mounting(
                Map.of("UDPCAM_OPTS", "-Duser.home=" + folder + " -Djava.io.tmpdir=" + folder),
                "mount -t tmpfs -o noexec none " + folder + "; mount --bind " + natives + " " + natives
                        + "; mount -o remount,bind,noexec " + natives + "; exec " + script("sender")
                        + " --device test --port " + Desk.freePort())) {
            assertEquals(1, sender.exitCode(), sender.said());
            assertTrue(sender.said().contains(folder + "/.javacpp/cache is mounted noexec, "), sender.said());
            assertFalse(sender.said().contains("\tat "), sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSystemWithoutFontsIsToldWhatToInstall() throws Exception {
        Needs.programs("Xvfb");
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = mounting(
                        desk.environment(),
                        "for fonts in /usr/share/fonts /usr/local/share/fonts; do "
                                + "test ! -d $fonts || mount -t tmpfs none $fonts; done; exec " + script("receiver")
                                + " --port " + Desk.freePort())) {
            assertEquals(1, receiver.exitCode(), receiver.said());
            assertTrue(receiver.said().contains("sudo apt install fontconfig"), receiver.said());
            assertFalse(receiver.said().contains("Exception"), receiver.said());
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"127.0.0.1 localhost\n::1 localhost\n", "::1 localhost\n127.0.0.1 localhost\n"})
    void aReceiverAtANameOfTwoAddressesIsFoundByThatName(String hosts) throws Exception {
        Path file = Files.writeString(folder.resolve("hosts"), hosts);
        String port = Desk.freePort();
        String mounted = "mount --bind " + file + " /etc/hosts; exec ";
        try (Launched receiver = mounting(
                        Map.of(), mounted + script("receiver") + " --headless --bind localhost --port " + port);
                Launched sender = mounting(
                        Map.of(),
                        mounted + script("sender") + " --device test --size 320x240 --remote localhost --port "
                                + port)) {
            receiver.awaitSaid("320x240  \\d");
            assertTrue(sender.isAlive(), sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aGroupThatHasANameGetsNoKeyForOneReceiver() throws Exception {
        Needs.networkNamespaces();
        Path file = Files.writeString(folder.resolve("hosts"), "239.77.0.1 barn\n");
        Path description = folder.resolve("barn.sdp");
        String network = "ip link set lo up; ip route add 239.0.0.0/8 dev lo; exec " + script("sender");
        String options = " --device test --remote barn --port 12345 --srtp-sdp " + description;
        try (Launched sender = mounting(
                Map.of(),
                "mount --bind " + file + " /etc/hosts; exec unshare --net sh -ec '" + network + options + "'")) {
            assertEquals(1, sender.exitCode(), sender.said());
            assertTrue(sender.said().contains("not for a multicast group (RFC 4568)"), sender.said());
            assertFalse(Files.exists(description));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void tooLittleMemoryIsToldInALine() throws Exception {
        try (Launched sender = Launched.script(
                "sender",
                Map.of("UDPCAM_OPTS", "-XX:MaxDirectMemorySize=20m"),
                "--device",
                "test",
                "--size",
                "7680x4320",
                "--port",
                Desk.freePort())) {
            assertEquals(1, sender.exitCode(), sender.said());
            assertTrue(sender.said().contains("There is not enough memory ("), sender.said());
            assertTrue(sender.said().contains("UDPCAM_OPTS='-Xmx2g"), sender.said());
            assertFalse(sender.said().contains("This is a bug"), sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void javaWarnsOfNothing() throws Exception {
        try (Launched sender =
                Launched.script("sender", Map.of(), "--device", "test", "--duration", "1", "--port", Desk.freePort())) {
            assertEquals(0, sender.exitCode(), sender.said());
            assertFalse(sender.said().contains("WARNING"), sender.said());
        }
    }
}
