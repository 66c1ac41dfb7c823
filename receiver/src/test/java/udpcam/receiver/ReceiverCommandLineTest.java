package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.cli.Console;
import udpcam.cli.Launch;

class ReceiverCommandLineTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StringWriter out = new StringWriter();

    private int run(List<String> options) {
        Console console = new Console("receiver", new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return Launch.run(
                new ReceiverMain(console), console, new PrintWriter(out, true), options.toArray(new String[0]));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--port -1 | Invalid value for option '--port' (PORT): '-1' is not a port from 1 to 65535",
                "--port 1,65536 | Invalid value for option '--port' (PORT): '65536' is not a port from 1 to 65535",
                "--port 12345,12345 | --port: each port may be named once",
                "--show some | Invalid value for option '--show': 'some' is not first or all",
                "--snapshot picture.gif | Invalid value for option '--snapshot': 'picture.gif' is not a file whose name ends in .jpg, .jpeg or .png",
                "--snapshot no/such/folder/p.jpg | Invalid value for option '--snapshot': 'no/such/folder/p.jpg' is not in a folder that exists",
                "--sdp no-such.sdp | Invalid value for option '--sdp': 'no-such.sdp' is not a file that can be read, or - for standard input",
                "--snapshot a\0b.jpg | Invalid value for option '--snapshot': 'a\0b.jpg' is not a name that a file can have here",
                "--sdp a\0b.sdp | Invalid value for option '--sdp': 'a\0b.sdp' is not a name that a file can have here",
                "--max-pixels many | Invalid value for option '--max-pixels': 'many' is not a number of pixels such as 2000000, 2M or 1920x1080",
                "--duration -5 | Invalid value for option '--duration': '-5' is not a time such as 10, 10s, 500ms, 5m or 2h",
                "--record barn.avi | Invalid value for option '--record': 'barn.avi' is not a file whose name ends in .mkv or .mp4",
                "--record no/such/folder/b.mkv | Invalid value for option '--record': 'no/such/folder/b.mkv' is not in a folder that exists",
                "--record-split 10 | Invalid value for option '--record-split': '10' is not a time such as 90s, 10m, 24h or 7d, or a size such as 500M or 50G",
                "--record-keep 0.1M | Invalid value for option '--record-keep': '0.1M' is not a time from 1s to 50000d, or a size from 1M to 4000000T",
                "--record-split 10m | --record-split needs --record FILE",
                "--record-keep 24h | --record-keep needs --record FILE",
                "--record a.mkv --record-split 2h --record-keep 1h | --record-keep must be longer than --record-split: what is kept is whole files",
                "--web 0 | Invalid value for option '--web': '0' is not a port from 1 to 65535",
                "--web --web-bind 0.0.0.0 | --web-bind 0.0.0.0: others than this computer get the page by password alone: make one with receiver --new-password FILE, then add --web-password-file FILE",
                "--web-bind 127.0.0.1 | --web-bind is of the page for browsers: add --web",
                "--web-password-file f | --web-password-file is of the page for browsers: add --web",
                "--new-password no/such/folder/f | Invalid value for option '--new-password': 'no/such/folder/f' is not in a folder that exists",
                "--quality 50 | Unknown options: '--quality', '50'",
            })
    void aMistakeGivesOneLineThatNamesOptionValueAndWhatIsRight(String options, String message) {
        assertEquals(Launch.USAGE, run(List.of(options.split(" ", -1))));
        assertEquals("receiver: " + message + " (see receiver --help)\n", said());
        assertEquals("", out.toString());
    }

    @Test
    void aDescriptionWithoutJpegIsAMistakeThatIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("h264.sdp"), "v=0\nm=video 5004 RTP/AVP 96\n");
        assertEquals(Launch.USAGE, run(List.of("--sdp", file.toString())));
        assertEquals(
                "receiver: Invalid value for option '--sdp': '" + file
                        + "' is not a session description of JPEG video: m=video 5004 RTP/AVP 96 is no JPEG"
                        + " (payload type 26, or a=rtpmap:N JPEG/90000) (see receiver --help)\n",
                said());
    }

    @Test
    void aSealedStreamHasTheKeyOfItsDescriptionAlone() throws IOException {
        String described = "v=0\nm=video 5004 RTP/SAVP 26\na=crypto:1 AEAD_AES_128_GCM inline:" + "A".repeat(38) + "\n";
        Path file = Files.writeString(folder.resolve("sealed.sdp"), described);
        Path key = Files.writeString(folder.resolve("key"), "01".repeat(32));
        assertEquals(Launch.USAGE, run(List.of("--headless", "--sdp", file.toString(), "--key-file", key.toString())));
        String line = "receiver: --sdp: its line a=crypto has the key; leave out --key-file and UDPCAM_KEY"
                + " (see receiver --help)\n";
        assertTrue(said().endsWith(line), said());
    }

    @Test
    void aSealedStreamWithoutAKeyIsRefusedByALineThatSaysWhatIsMissing() throws IOException {
        Path file = Files.writeString(folder.resolve("sealed.sdp"), "v=0\nm=video 5004 RTP/SAVP 26\n");
        assertEquals(Launch.USAGE, run(List.of("--sdp", file.toString())));
        String why = "is not a session description of JPEG video: RTP/SAVP needs a=crypto:1 SUITE inline:KEY; suites:";
        assertTrue(said().contains(why), said());
    }

    @Test
    void aDescriptionWithoutAPortNeedsOneBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("jpeg.sdp"), "v=0\nc=IN IP4 0.0.0.0\nm=video 0 RTP/AVP 26\n");
        assertEquals(Launch.USAGE, run(List.of("--sdp", file.toString())));
        assertEquals(
                "receiver: --sdp: its line m=video names no port from 1 to 65535; name one with --port"
                        + " (see receiver --help)\n",
                said());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5004})
    void aPortBesidesADescriptionTakesThePlaceOfItsOwn(int described) throws IOException {
        Path file = Files.writeString(
                folder.resolve("jpeg.sdp"), "v=0\nc=IN IP4 0.0.0.0\nm=video " + described + " RTP/AVP 26\n");
        List<String> options = List.of("--headless", "--duration", "1ms", "--port", "54321", "--sdp", file.toString());
        assertEquals(Launch.OK, run(options), said());
        assertTrue(said().startsWith("receiver: Listening on UDP port 54321"), said());
    }

    @Test
    void aRecordingThatCannotBeWrittenIsARefusalOfTheEnvironmentBeforeAnythingComes() {
        List<String> options = List.of("--headless", "--port", "54321", "--record", "/proc/barn.mkv");
        assertEquals(Launch.ENVIRONMENT, run(options));
        List<String> lines = said().lines().toList();
        assertTrue(lines.get(lines.size() - 1).startsWith("receiver: Cannot record to /proc/barn.mkv ("), said());
    }

    @Test
    void aRecordingOfNothingIsNoSuccessAndLeavesNoFile() throws IOException {
        Path file = folder.resolve("barn.mkv");
        List<String> options =
                List.of("--headless", "--duration", "1ms", "--port", "54321", "--record", file.toString());
        assertEquals(Launch.ENVIRONMENT, run(options), said());
        assertFalse(Files.exists(file));
        assertTrue(said().contains("Nothing was recorded: no picture came"), said());
    }

    @Test
    void aNewPasswordIsPrintedOnceAndItsFileIsKept() {
        String file = folder.resolve("password").toString();
        assertEquals(Launch.OK, run(List.of("--new-password", file)), said());
        assertTrue(out.toString().matches("([a-z2-9]{4}-){3}[a-z2-9]{4}\\R"), out.toString());
        assertEquals(
                "receiver: Wrote " + file + ", for --web-password-file. The password, which is shown this once:\n",
                said());
        assertEquals(Launch.ENVIRONMENT, run(List.of("--new-password", file)));
        assertTrue(said().endsWith(file + " is there already; delete it first, or name another file\n"), said());
    }

    @Test
    void aPortOfThePageThatIsTakenIsOneLine() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            assertEquals(Launch.ENVIRONMENT, run(List.of("--headless", "--port", "54321", "--web", port)));
            assertEquals(
                    "receiver: Cannot serve the page at 127.0.0.1:" + port
                            + ": Address already in use (try another --web PORT)\n",
                    said());
        }
    }

    @ParameterizedTest
    @CsvSource({"--from, no-such-host.invalid", "--bind, no-such-host.invalid"})
    void anUnknownHostIsARefusalOfTheEnvironment(String option, String host) {
        assertEquals(Launch.ENVIRONMENT, run(List.of("--headless", "--port", "54321", option, host)));
        assertEquals("receiver: " + option + ": no address is known for '" + host + "'\n", said());
    }

    @Test
    void anAddressOfAnotherComputerIsARefusalOfTheEnvironment() {
        assertEquals(Launch.ENVIRONMENT, run(List.of("--headless", "--port", "54321", "--bind", "192.0.2.123")));
        assertTrue(said().startsWith("receiver: Cannot listen on 192.0.2.123 port 54321: "), said());
    }
}
