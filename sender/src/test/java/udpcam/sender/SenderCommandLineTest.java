package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.cli.Console;
import udpcam.cli.Launch;
import udpcam.keys.PreSharedKey;

class SenderCommandLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StringWriter out = new StringWriter();

    private int run(List<String> options) {
        Console console = new Console("sender", new PrintStream(err, true, StandardCharsets.UTF_8), false);
        PrintWriter writer = new PrintWriter(out, true);
        return Launch.run(new SenderMain(console, writer), console, writer, options.toArray(new String[0]));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--port 0 | Invalid value for option '--port': '0' is not a port from 1 to 65535",
                "--port 65536 | Invalid value for option '--port': '65536' is not a port from 1 to 65535",
                "--port x | Invalid value for option '--port': 'x' is not a port from 1 to 65535",
                "--name a\u0007b | Invalid value for option '--name': 'a?b' is not a name of 1 to 255 bytes of plain text, such as 'Front door'",
                "--name= | Invalid value for option '--name': '' is not a name of 1 to 255 bytes of plain text, such as 'Front door'",
                "--wire classic --name Door | --name: is told with --wire rtp, not classic",
                "--quality 0 | Invalid value for option '--quality': '0' is not a quality from 1 to 100",
                "--quality 101 | Invalid value for option '--quality': '101' is not a quality from 1 to 100",
                "--passthrough on | Invalid value for option '--passthrough': 'on' is not auto or off",
                "--sampling 4:4:4 | Invalid value for option '--sampling': '4:4:4' is not 4:2:0 or 4:2:2",
                "--remote 300.1.2.3 | Invalid value for option '--remote' (HOST[:PORT]): '300.1.2.3' is not HOST, HOST:PORT, IPv4 or [IPv6]:PORT",
                "--remote a:b:c | Invalid value for option '--remote' (HOST[:PORT]): 'a:b:c' is not HOST, HOST:PORT, IPv4 or [IPv6]:PORT",
                "--size 12 | Invalid value for option '--size': '12' is not WIDTHxHEIGHT in pixels, such as 1280x720, of 64 megapixels at the most",
                "--fps 0 | Invalid value for option '--fps': '0' is not frames a second, from 0.001 to 1000",
                "--camera-format j | Invalid value for option '--camera-format': 'j' is not auto or a pixel format such as mjpg or yuyv",
                "--mtu 255 | Invalid value for option '--mtu': '255' is not auto or a size from 256 to 65471 bytes",
                "--mtu 65472 | Invalid value for option '--mtu': '65472' is not auto or a size from 256 to 65471 bytes",
                "--wire x | Invalid value for option '--wire': 'x' is not rtp or classic",
                "--ttl 0 | Invalid value for option '--ttl': '0' is not a number of hops from 1 to 255",
                "--ttl 256 | Invalid value for option '--ttl': '256' is not a number of hops from 1 to 255",
                "--sdp no/such/folder/x.sdp | Invalid value for option '--sdp': 'no/such/folder/x.sdp' is not in a folder that exists",
                "--sdp .. | Invalid value for option '--sdp': '..' is not a file, but a folder",
                "--srtp-sdp - | Invalid value for option '--srtp-sdp': '-' is not a file: its key is not printed",
                "--srtp-sdp .. | Invalid value for option '--srtp-sdp': '..' is not a file, but a folder",
                "--srtp-sdp x.sdp --sdp y.sdp | --srtp-sdp: describes a sealed stream, --sdp one that is open; give one of them",
                "--srtp-sdp x.sdp --wire classic | --srtp-sdp: describes --wire rtp, not classic",
                "--srtp-sdp x.sdp --remote a --remote b | --srtp-sdp: its key is for one --remote",
                "--srtp-sdp x.sdp --remote 239.1.2.3%lo | --srtp-sdp: its key is for one receiver, not for a multicast group (RFC 4568)",
                "--srtp-suite AEAD_AES_256_GCM | --srtp-suite: is of use with --srtp-sdp alone",
                "--srtp-sdp x.sdp --srtp-suite gcm | Invalid value for option '--srtp-suite': 'gcm' is not AES_CM_128_HMAC_SHA1_80 or AEAD_AES_128_GCM or AEAD_AES_256_GCM",
                "--sdp x.sdp --wire classic | --sdp: describes --wire rtp, not classic",
                "--duration 0 | Invalid value for option '--duration': '0' is not a time above 0 and up to 146 years",
                "--duration soon | Invalid value for option '--duration': 'soon' is not a time such as 10, 10s, 500ms, 5m or 2h",
                "--simulate loss=5 | Invalid value for option '--simulate': 'loss=5' is not a share from 0% to 100%, such as loss=5%",
                "--simulate rain=5% | Invalid value for option '--simulate': 'rain=5%' is not loss=, reorder=, duplicate= (each N%), burst=, distance=, seed= (each a number), delay= or jitter= (each a TIME)",
                "--simulate burst=4 | Invalid value for option '--simulate': 'burst=4' is not of use without loss=N%",
                "--simulate loss=5%,burst=0 | Invalid value for option '--simulate': 'burst=0' is not a burst from 1 to 1000",
                "--simulate loss=90%,burst=8 | Invalid value for option '--simulate': 'burst=8' is not long enough to lose so large a share",
                "--simulate reorder=1%,distance=x | Invalid value for option '--simulate': 'distance=x' is not a distance from 1 to 1000",
                "--dscp AF44 | Invalid value for option '--dscp': 'AF44' is not AF11 to AF43, EF, CS0 to CS7, a number from 0 to 63 or off",
                "--dscp 64 | Invalid value for option '--dscp': '64' is not AF11 to AF43, EF, CS0 to CS7, a number from 0 to 63 or off",
                "--fec 101 | Invalid value for option '--fec': '101' is not auto, off or a share from 0 to 100%",
                "--fec much% | Invalid value for option '--fec': 'much%' is not auto, off or a share from 0 to 100%",
                "--resend on | Invalid value for option '--resend': 'on' is not auto or off",
                "--pace on | Invalid value for option '--pace': 'on' is not auto, off or bits a second such as 500k, 20M or 1G",
                "--pace 20 | Invalid value for option '--pace': '20' is not a rate from 100k to 100G bits a second",
                "--bitrate x | Invalid value for option '--bitrate': 'x' is not auto, off or bits a second such as 500k, 20M or 1G",
                "--bitrate 99k | Invalid value for option '--bitrate': '99k' is not a rate from 100k to 100G bits a second",
                "--port | Missing required parameter for option '--port' (PORT)",
                "--quick | Unknown option: '--quick'",
                "camera | Unmatched argument at index 0: 'camera'",
            })
    void aMistakeGivesOneLineThatNamesOptionValueAndWhatIsRight(String options, String message) {
        assertEquals(Launch.USAGE, run(List.of(options.split(" ", -1))));
        assertEquals("sender: " + message + " (see sender --help)\n", said());
        assertEquals("", out.toString());
    }

    @Test
    void aStreamHasOneKey(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "01".repeat(PreSharedKey.DIGITS / 2));
        Path sdp = folder.resolve("x.sdp");
        assertEquals(Launch.USAGE, run(List.of("--srtp-sdp", sdp.toString(), "--key-file", key.toString())));
        String line = "sender: --srtp-sdp: seals by a key of its own; leave out --key-file and UDPCAM_KEY"
                + " (see sender --help)\n";
        assertTrue(said().endsWith(line), said());
    }

    @Test
    void eachRunDescribesItsStreamWithANewKeyThatIsPrintedNowhere(@TempDir Path folder) throws IOException {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            Path sdp = folder.resolve("x.sdp");
            List<String> options = List.of(
                    "--device",
                    "test",
                    "--size",
                    "64x48",
                    "--fps",
                    "30",
                    "--duration",
                    "1",
                    "--srtp-sdp",
                    sdp.toString());
            assertEquals(Launch.OK, run(options), said());
            String key = Files.readString(sdp)
                    .lines()
                    .filter(line -> line.startsWith("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll(".*inline:", "");
            assertEquals(40, key.length());
            keys.add(key);
            assertFalse(said().contains(key.substring(0, 8)), said());
            assertTrue(said().contains("sealed by the key in " + sdp), said());
        }
        assertEquals(2, keys.size());
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertEquals(Launch.OK, run(List.of("--help")));
        assertTrue(out.toString().startsWith("Usage: sender "));
        assertEquals(Launch.OK, run(List.of("--version")));
        assertTrue(out.toString().contains("udpcam "));
        assertEquals("", said());
    }

    @Test
    void aNameThatIsNotKnownYetIsNoReasonToEnd() {
        List<String> options =
                List.of("--remote", "no-such-host.invalid", "--device", "test", "--size", "64x48", "--duration", "3");
        assertEquals(Launch.OK, run(options));
        String line =
                "sender: no-such-host.invalid:12345: no address is known for this name; trying again until it works";
        assertEquals(1, said().lines().filter(line::equals).count(), said());
        assertTrue(said().contains(" Mbit/s  no address is known for this name  "), said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "255.255.255.255 | --remote 255.255.255.255 is a broadcast address, to which nothing is sent: name each viewer, or a multicast group such as 239.1.2.3",
                "fe80::1 | --remote fe80::1 is the same in each network: name the network interface, too, as fe80::1%eth0",
            })
    void aRemoteThatCanNeverBeReachedEndsTheSenderWithTheReason(String remote, String line) {
        assertEquals(Launch.ENVIRONMENT, run(List.of("--device", "test", "--size", "64x48", "--remote", remote)));
        assertEquals("sender: " + line + "\n", said());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "a folder where nobody can write")
    void aDescriptionThatCannotBeWrittenEndsTheSender() {
        assertEquals(Launch.ENVIRONMENT, run(List.of("--device", "test", "--size", "64x48", "--sdp", "/proc/x.sdp")));
        assertTrue(
                said().endsWith("sender: --sdp: cannot write /proc/x.sdp: no file can be made in its folder\n"),
                said());
    }

    @Test
    void aSourceThatGivesNoPictureWithinTheDurationIsTheExitStatusToo() {
        List<String> options = List.of("--device", "http://no-such-host.invalid/x", "--duration", "500ms");
        assertEquals(Launch.ENVIRONMENT, run(options));
        assertTrue(
                said().contains("sender: Cannot read http://no-such-host.invalid/x: no address is known for"
                        + " no-such-host.invalid; trying again until it works\n"),
                said());
        assertTrue(said().endsWith("sender: No picture came within --duration\n"), said());
    }

    @Test
    void thePasswordOfACameraIsInNoLineAndAnUnknownSchemeEndsTheSender() {
        assertEquals(Launch.ENVIRONMENT, run(List.of("--device", "htp://u:secret@host/x")));
        assertTrue(
                said().endsWith("sender: --device 'htp://u:***@host/x' is no camera or file, and FFmpeg knows no URLs"
                        + " that begin with htp:\n"),
                said());
        assertEquals(Launch.USAGE, run(List.of("rtsp://u:secret@host/x")));
        assertFalse(said().contains("secret"), said());
    }

    @Test
    void aFileThatIsMissingIsARefusalOfTheEnvironment() {
        assertEquals(Launch.ENVIRONMENT, run(List.of("--device", "no-such-file.avi")));
        assertTrue(
                said().endsWith(
                                "sender: --device 'no-such-file.avi' is no camera, file or URL: see --list-devices, or use"
                                        + " --device test\n"),
                said());
    }
}
