package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's commands for both programs, run as they are printed there, on a computer of their own that has the README's
 * addresses: a network namespace. Only the camera is replaced by the test pattern, and the window left out.
 */
class ReadmeCommandsTest {
    private static final String COMPUTER = "ip link set lo up; ip address add 192.168.1.20/32 dev lo; "
            + "ip address add 192.168.1.21/32 dev lo; ip route add 239.0.0.0/8 dev lo; ";
    private static final String SHORT = " --headless --duration 6";

    @TempDir
    Path folder;

    @BeforeEach
    void needs() throws IOException {
        Needs.root();
        Needs.programs("unshare", "ip");
        Files.createSymbolicLink(
                folder.resolve("scripts"), Launched.projectRoot().resolve("scripts"));
    }

    @AfterEach
    void leaveNoLinkBehind() throws IOException {
        Files.deleteIfExists(folder.resolve("scripts"));
    }

    @Test
    void theTwoCommandsForACameraShowItAndTheStatusLineThatTheReadmeExplains() throws Exception {
        List<String> lines = commands("## Your camera");
        String said = run(inBackground(lines.get(0)) + lines.get(1) + SHORT);
        assertTrue(Pattern.compile(statusLine()).matcher(said).find(), said);
    }

    @Test
    void theCommandsForTwoMachinesShowTheCamera() throws Exception {
        List<String> lines = commands("## Two machines");
        String said = run(inBackground(lines.get(1)) + lines.get(0) + SHORT);
        assertTrue(Pattern.compile("1280x720  \\d").matcher(said).find(), said);
    }

    @Test
    void theCommandsForAKeyMakeItAndShowTheSealedCamera() throws Exception {
        List<String> lines = commands("## Keep it private");
        String said = run(lines.get(0) + "; " + inBackground(lines.get(1)) + lines.get(2) + SHORT);
        assertTrue(
                Pattern.compile("sealed by key [0-9a-f]{4}-[0-9a-f]{4}")
                        .matcher(said)
                        .find(),
                said);
        assertTrue(Pattern.compile("1280x720  \\d|640x480  \\d").matcher(said).find(), said);
    }

    @Test
    void eachOfTwoViewersGetsTheStream() throws Exception {
        String sender = commands("## Two machines").get(2);
        String said = run(inBackground(sender) + "scripts/receiver --port 5000 " + SHORT + " & first=$!; "
                + "scripts/receiver" + SHORT + "; wait $first");
        assertEquals(2, Pattern.compile("Showing 192").matcher(said).results().count(), said);
    }

    @Test
    void theMulticastCommandsShowTheCamera() throws Exception {
        List<String> lines = commands("## Two machines");
        String sender = lines.get(3) + " --device 0";
        String said =
                run(inBackground(sender) + "until [ -f camera.sdp ]; do sleep 0.1; done; " + lines.get(4) + SHORT);
        assertTrue(said.contains("Showing"), said);
    }

    @Test
    void theHeadlessCommandSavesAPicture() throws Exception {
        List<String> lines = commands("## Two machines");
        String said = run(inBackground(lines.get(1)) + lines.get(5));
        assertTrue(Files.size(folder.resolve("now.jpg")) > 1000, said);
    }

    @Test
    void theBrowserCommandsServeThePageHereAndElsewhereForThePassword() throws Exception {
        Needs.programs("curl");
        List<String> lines = commands("## In a browser");
        String sender = inBackground(commands("## Two machines").get(1));
        String ask = "curl -sS --fail --retry 9 --retry-all-errors --retry-delay 1 -o now.jpg ";
        assertTrue(readme().contains("curl -o now.jpg http://localhost:8080/snapshot.jpg"));
        String said = run(sender + lines.get(0) + SHORT + " & " + ask + "http://localhost:8080/snapshot.jpg; wait");
        assertTrue(Files.size(folder.resolve("now.jpg")) > 1000, said);
        Files.delete(folder.resolve("now.jpg"));
        said = run(sender + "password=$(" + lines.get(1) + "); " + lines.get(2) + SHORT + " & " + ask
                + "-u any:$password http://192.168.1.20:8080/snapshot.jpg; "
                + "curl -s -o refused -w 'then %{http_code}' http://192.168.1.20:8080/snapshot.jpg; wait");
        assertTrue(Files.size(folder.resolve("now.jpg")) > 1000, said);
        assertTrue(said.contains("then 401"), said);
    }

    @Test
    void aNetworkOfSmallDatagramsShowsTheCameraWithTheMtuOfTheReadme() throws Exception {
        Needs.programs("nft");
        assertTrue(readme().contains("`--mtu 1000` at the sender"));
        String smallOnly = "nft add table t; nft 'add chain t in { type filter hook input priority 0; }'; "
                + "nft add rule t in udp dport 12345 meta length gt 1080 drop; ";
        String sender = "scripts/sender --device 0 --size 640x480 --mtu 1000";
        String said = run(smallOnly + inBackground(sender) + "scripts/receiver" + SHORT);
        assertTrue(Pattern.compile("640x480  \\d").matcher(said).find(), said);
    }

    @Test
    void theCommandsBesideTheTextWork() throws Exception {
        run("scripts/sender --list-devices");
        String describe = "scripts/sender --remote 192.168.1.20 --sdp udpcam.sdp";
        assertTrue(readme().contains("`" + describe + "`"));
        String said = run(describe + " --device test --duration 2");
        assertTrue(Files.readString(folder.resolve("udpcam.sdp")).contains("m=video 12345"), said);
    }

    /** Runs a line of a shell on that computer; returns what it printed. */
    private String run(String line) throws IOException {
        String shell = COMPUTER + "cd '" + folder + "'; " + line;
        try (Launched computer = Launched.command(Map.of(), List.of("unshare", "--net", "sh", "-ec", shell))) {
            assertEquals(0, computer.exitCode(), computer.said());
            return computer.said();
        }
    }

    private static String inBackground(String sender) {
        return sender.replace("--device 0", "--device test") + " --duration 12 >/dev/null 2>&1 & ";
    }

    /** The lines of a chapter that run one of the programs. */
    private static List<String> commands(String chapter) throws IOException {
        String readme = readme();
        String text = readme.substring(readme.indexOf(chapter), readme.indexOf("\n## ", readme.indexOf(chapter) + 1));
        return text.lines()
                .filter(line -> line.startsWith("    scripts/"))
                .map(String::strip)
                .toList();
    }

    /** The README's example of a status line, with any numbers in it. */
    private static String statusLine() throws IOException {
        String example = readme().lines()
                .filter(line -> line.contains("frames/s  "))
                .findFirst()
                .orElseThrow()
                .strip();
        return example.replaceAll("[()]", "\\\\$0").replaceAll("[\\d.]+", "[\\\\d.]+");
    }

    private static String readme() throws IOException {
        return Files.readString(Launched.projectRoot().resolve("README.md"));
    }
}
