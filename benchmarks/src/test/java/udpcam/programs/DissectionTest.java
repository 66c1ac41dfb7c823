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

/** What both programs say to each other, as Wireshark's dissectors read it. */
class DissectionTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();

    @TempDir
    Path folder;

    @Test
    void tsharkFindsNothingWrongWithOurRtpJpegAndRtcp() throws Exception {
        Needs.root();
        Needs.programs("tshark");
        String port = Desk.freePort();
        Path capture = folder.resolve("stream.pcap");
        try (Launched tshark = Launched.command(
                NO_DISPLAY, List.of("tshark", "-i", "lo", "-f", "udp port " + port, "-w", capture.toString()))) {
            tshark.awaitSaid("Capturing on");
            try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port)) {
                receiver.awaitSaid("frames/s"); // it is ready
                try (Launched sender =
                        Launched.script("sender", NO_DISPLAY, "--port", port, "--device", "test", "--duration", "5")) {
                    assertEquals(0, sender.exitCode(), sender.said());
                }
                assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            }
            Launched.pause(1000); // dumpcap writes what it has
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
        assertEquals(Set.of("200", "201", "202", "203", "207"), rtcp, "SR, RR, SDES, BYE, XR");
        assertTrue(markers.size() > 100, markers.size() + " frames");
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
