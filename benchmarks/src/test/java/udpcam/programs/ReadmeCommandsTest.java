package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The README's commands for both programs, run as they are printed there, on a computer of their own that has the README's
 * addresses: a network namespace. Only the camera is replaced by the test pattern, and the window left out.
 */
class ReadmeCommandsTest {
    private static final String COMPUTER = "ip link set lo up; ip address add 192.168.1.20/32 dev lo; "
            + "ip address add 192.168.1.21/32 dev lo; ip route add 239.0.0.0/8 dev lo; ";
    private static final String BLIND = " --headless";

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
    @Execution(ExecutionMode.CONCURRENT)
    void theTwoCommandsForACameraShowItAndTheStatusLineThatTheReadmeExplains() throws Exception {
        List<String> lines = commands("## Your camera");
        awaitSaid(inBackground(lines.get(0)) + lines.get(1) + BLIND, statusLine());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theCommandsForTwoMachinesShowTheCamera() throws Exception {
        List<String> lines = commands("## Two machines");
        awaitSaid(inBackground(lines.get(1)) + lines.get(0) + BLIND, "1280x720  \\d");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theCommandsForAKeyMakeItAndShowTheSealedCamera() throws Exception {
        List<String> lines = commands("## Keep it private");
        awaitSaid(
                lines.get(0) + "; " + inBackground(lines.get(1)) + lines.get(2) + BLIND,
                "sealed by key [0-9a-f]{4}-[0-9a-f]{4}",
                "(1280x720|640x480)  \\d");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void eachOfTwoViewersGetsTheStream() throws Exception {
        String sender = commands("## Two machines").get(2);
        String receivers = "scripts/receiver --port 5000" + BLIND + " 2>&1 | sed -u s/^/one:/ & scripts/receiver"
                + BLIND + " 2>&1 | sed -u s/^/two:/";
        awaitSaid(inBackground(sender) + receivers, "one:receiver: Showing 192", "two:receiver: Showing 192");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theMulticastCommandsShowTheCamera() throws Exception {
        List<String> lines = commands("## Two machines");
        String sender = lines.get(3) + " --device 0";
        String described = "until [ -f camera.sdp ]; do sleep 0.1; done; ";
        awaitSaid(inBackground(sender) + described + lines.get(4) + BLIND, "Showing");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theHeadlessCommandSavesAPicture() throws Exception {
        List<String> lines = commands("## Two machines");
        String said = run(inBackground(lines.get(1)) + lines.get(5));
        assertTrue(Files.size(folder.resolve("now.jpg")) > 1000, said);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theBrowserCommandsServeThePageHereAndElsewhereForThePassword() throws Exception {
        Needs.programs("curl");
        List<String> lines = commands("## In a browser");
        String sender = inBackground(commands("## Two machines").get(1));
        String ask = "curl -sS --fail --retry 9 --retry-all-errors --retry-delay 1 -o now.jpg ";
        assertTrue(readme().contains("curl -o now.jpg http://localhost:8080/snapshot.jpg"));
        String said = run(sender + lines.get(0) + BLIND + " & " + ask + "http://localhost:8080/snapshot.jpg");
        assertTrue(Files.size(folder.resolve("now.jpg")) > 1000, said);
        Files.delete(folder.resolve("now.jpg"));
        said = run(sender + "password=$(" + lines.get(1) + "); " + lines.get(2) + BLIND + " & " + ask
                + "-u any:$password http://192.168.1.20:8080/snapshot.jpg; "
                + "curl -s -o refused -w 'then %{http_code}' http://192.168.1.20:8080/snapshot.jpg");
        assertTrue(Files.size(folder.resolve("now.jpg")) > 1000, said);
        assertTrue(said.contains("then 401"), said);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNetworkOfSmallDatagramsShowsTheCameraWithTheMtuOfTheReadme() throws Exception {
        Needs.programs("nft");
        assertTrue(readme().contains("`--mtu 1000` at the sender"));
        String smallOnly = "nft add table t; nft 'add chain t in { type filter hook input priority 0; }'; "
                + "nft add rule t in udp dport 12345 meta length gt 1080 drop; ";
        String sender = "scripts/sender --device 0 --size 640x480 --mtu 1000";
        awaitSaid(smallOnly + inBackground(sender) + "scripts/receiver" + BLIND, "640x480  \\d");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theCommandsBesideTheTextWork() throws Exception {
        run("scripts/sender --list-devices");
        String describe = "scripts/sender --remote 192.168.1.20 --sdp udpcam.sdp";
        assertTrue(readme().contains("`" + describe + "`"));
        String said = run(describe + " --device test --duration 2");
        assertTrue(Files.readString(folder.resolve("udpcam.sdp")).contains("m=video 12345"), said);
    }

    /** Runs a line of a shell on that computer; returns what it printed. */
    private String run(String line) throws IOException {
        try (Launched computer = start(line)) {
            assertEquals(0, computer.exitCode(), computer.said());
            return computer.said();
        }
    }

    /** Runs a line of a shell on that computer until it has said all that. */
    private void awaitSaid(String line, String... regexes) throws IOException {
        try (Launched computer = start(line)) {
            for (String regex : regexes) {
                computer.awaitSaid(regex);
            }
        }
    }

    /** Whatever the line has started ends with it: the shell is the first process of that computer. */
    private Launched start(String line) throws IOException {
        String shell = COMPUTER + "cd '" + folder + "'; " + line;
        String computer = "unshare --net --pid --fork --kill-child --mount-proc sh -ec";
        List<String> command = new ArrayList<>(List.of(computer.split(" ")));
        command.add(shell);
        return Launched.command(Map.of(), command);
    }

    private static String inBackground(String sender) {
        return sender.replace("--device 0", "--device test") + " >/dev/null 2>&1 & ";
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
