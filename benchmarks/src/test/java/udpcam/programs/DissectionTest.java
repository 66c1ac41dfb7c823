package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both programs say to each other, as Wireshark's dissectors read it. */
class DissectionTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();

    @TempDir
    Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void tsharkFindsNothingWrongWithOurRtpJpegAndRtcp() throws Exception {
        Needs.root();
        Needs.programs("tshark");
        String port = Desk.freePort();
        Path capture = folder.resolve("stream.pcap");
        try (Launched tshark = capture(port, "udp port " + port, capture)) {
            try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port)) {
                receiver.awaitSaid("frames/s"); // it is ready
                try (Launched sender =
                        Launched.script("sender", NO_DISPLAY, "--port", port, "--device", "test", "--duration", "5")) {
                    assertEquals(0, sender.exitCode(), sender.said());
                }
                assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            }
            tshark.awaitSaid("Goodbye(?s:.*)Goodbye"); // of the sender and of the receiver: the last of the stream
            tshark.terminate().exitCode();
        }
        assertEquals(List.of(), fields(port, capture, "_ws.malformed || _ws.expert.severity == error", "frame.number"));
        assertEquals(Set.of("JPEG", "RTCP"), new TreeSet<>(fields(port, capture, "udp", "_ws.col.Protocol")));
        assertEquals(Set.of("26"), new TreeSet<>(fields(port, capture, "jpeg", "rtp.p_type")));
        assertEquals(Set.of("65"), new TreeSet<>(fields(port, capture, "jpeg", "jpeg.main_hdr.type")));
        List<String> markers = fields(port, capture, "rtp.marker == 1", "rtp.timestamp");
        assertEquals(new TreeSet<>(markers).size(), markers.size(), "one marker a frame");
        Set<String> rtcp = new TreeSet<>();
        fields(port, capture, "rtcp", "rtcp.pt").forEach(types -> rtcp.addAll(List.of(types.split(","))));
        assertEquals(Set.of("200", "201", "202", "203", "205", "207"), rtcp, "SR, RR, SDES, BYE, RTPFB, XR");
        assertTrue(markers.size() > 100, markers.size() + " frames");
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"--verbose, 34", "--dscp=off, 0", "--dscp=EF, 46"})
    void everyPacketBearsTheDscpThatWasAskedForOverIpv4AndIpv6(String option, String dscp) throws Exception {
        Needs.root();
        Needs.programs("tshark");
        Needs.success("there is no IPv6", "grep", "-q", "^0*1 ", "/proc/net/if_inet6");
        String port = Desk.freePort();
        Path capture = folder.resolve("marks.pcap");
        try (Launched tshark = capture(port, "udp dst port " + port, capture)) {
            List<String> remotes = List.of("--remote=127.0.0.1:" + port, "--remote=[::1]:" + port);
            try (Launched sender = Launched.script(
                    "sender", NO_DISPLAY, remotes.get(0), remotes.get(1), "--device=test", "--duration=2", option)) {
                assertEquals(0, sender.exitCode(), sender.said());
            }
            tshark.awaitSaid("127\\.0\\.0\\.1 .* JPEG ");
            tshark.awaitSaid("::1 .* JPEG ");
            tshark.terminate().exitCode();
        }
        assertEquals(Set.of(dscp), new TreeSet<>(fields(port, capture, "ip", "ip.dsfield.dscp")));
        assertEquals(Set.of(dscp), new TreeSet<>(fields(port, capture, "ipv6", "ipv6.tclass.dscp")));
    }

    /** Captures what fits a filter, and says each packet as soon as it is in the file. */
    private static Launched capture(String port, String filter, Path file) throws Exception {
        List<String> command = new ArrayList<>(List.of("tshark", "-i", "lo", "-f", filter, "-w", file.toString()));
        command.addAll(List.of("-P", "-l", "-d", "udp.port==" + port + ",rtp"));
        Launched tshark = Launched.command(NO_DISPLAY, command);
        tshark.awaitSaid("Capturing on");
        return tshark;
    }

    private static List<String> fields(String port, Path capture, String filter, String field) throws Exception {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString()));
        command.addAll(List.of("-d", "udp.port==" + port + ",rtp", "-Y", filter, "-T", "fields", "-e", field));
        try (Launched tshark = Launched.command(NO_DISPLAY, command)) {
            assertEquals(0, tshark.exitCode(), tshark.said());
            return tshark.said()
                    .lines()
                    .filter(line -> !line.startsWith("Running as user")) // root is warned
                    .toList();
        }
    }
}
