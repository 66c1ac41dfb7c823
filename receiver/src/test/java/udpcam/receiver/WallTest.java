package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import udpcam.cli.Console;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.outlet.Admission;
import udpcam.outlet.Showings;
import udpcam.receiver.status.StreamMessages;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Report;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtcp.SourceName;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.MainLoop;
import udpcam.stream.Opener;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.ReceivedStreams.Show;
import udpcam.stream.Reporter;

/** What the user of a wall without a window is told; camera N is the host 10.0.0.N. */
class WallTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console("receiver", new PrintStream(err, true, StandardCharsets.UTF_8), false);
    private final Counters counters = new Counters();
    private final JpegFrame jpeg = jpeg();
    private final Map<Integer, RtpStream> cameras = new HashMap<>();
    private final Map<Integer, RtpPacketizer> packetizers = new HashMap<>();
    private long now;
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1), () -> now);
    private final Port port = new Port(new InetSocketAddress(12345), counters);
    private final Port other = new Port(new InetSocketAddress(12346), new Counters(counters));
    private final Admission admission = new Admission(1 << 20);
    private final OutletFactory outlets =
            new OutletFactory(admission, counters, null, time, () -> now, new MainLoop(() -> now));
    private final Recording recording =
            new Recording(new RecordOptions(), admission, console, counters, () -> now, failure -> {});
    private final Wall wall = new Wall(List.of(port, other), outlets, recording, null, console, counters, () -> now);
    private final ReceivedStreams streams = new ReceivedStreams(
            Show.ALL,
            RtpFormat.DEFAULT,
            Set.of(),
            Opener.OPEN,
            new Reporter((rtcp, to) -> {}, Reporter.Kind.UNICAST, time, new SplittableRandom(1)),
            new StreamMessages(console, () -> now, Show.ALL),
            counters);
    private final Showings showings = new Showings(streams.views(), wall.ofPort(port));

    private static InetSocketAddress host(int number) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number}), 5000);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static JpegFrame jpeg() {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        JpegFrame frame = new JpegFrame();
        try {
            ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertTrue(frame.read(ByteBuffer.wrap(jpeg.toByteArray())), frame.refusal());
        return frame;
    }

    private RtpStream camera(int number) {
        return cameras.computeIfAbsent(number, seed -> new RtpStream(new SplittableRandom(seed)));
    }

    private void offer(int camera, ByteBuffer datagram) throws IOException {
        try (DecodableFrame frame = streams.offer(host(camera), datagram, now, false)) {
            if (frame != null) {
                showings.of(streams.view());
                frame.record().shown(now);
                streams.view().counters().increment(Counter.FRAMES_SHOWN);
                streams.nextNanos();
            }
        }
    }

    /** A second of some cameras, and the tick behind it. */
    private void second(int... numbers) throws IOException {
        for (int i = 0; i < 30; i++) {
            for (int camera : numbers) {
                RtpPacketizer packetizer =
                        packetizers.computeIfAbsent(camera, number -> new RtpPacketizer(1400, camera(number)));
                packetizer.begin(now, time.at(now), jpeg.size());
                packetizer.split(jpeg, packet -> offer(camera, packet));
            }
            now += SECOND / 30;
        }
        wall.tick(now);
    }

    private void tellName(int camera, String name) throws IOException {
        ByteBuffer report = ByteBuffer.allocate(400);
        int ssrc = camera(camera).ssrc();
        Report.write(report, ssrc, new SenderInfo(1, 0, 1, 1), null);
        Cname cname = new Cname("AAECAwQFBgcICQoL");
        SourceDescription.writeSender(report, ssrc, cname, new SourceName(name), 0, SourceDescription.NO_NUMBER);
        offer(camera, report.flip());
    }

    private List<String> said() {
        List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
        err.reset();
        return lines;
    }

    @Test
    void eachStreamHasALineWithItsNameBelowTheSum() throws IOException {
        second(1, 2);
        tellName(1, "Cellar");
        said();
        second(1, 2);
        List<String> lines = said();
        assertTrue(lines.get(0).startsWith("receiver: 2 streams  60.0 frames/s  "), lines.toString());
        assertTrue(lines.get(1).startsWith("receiver: Cellar  30.0 frames/s  "), lines.toString());
        assertTrue(lines.get(2).startsWith("receiver: 10.0.0.2  30.0 frames/s  "), lines.toString());
        assertEquals(3, lines.size());
    }

    @Test
    void twoOfOneNameAreToldApartByTheirAddresses() throws IOException {
        second(1, 2);
        tellName(1, "Cam");
        tellName(2, "Cam");
        said();
        second(1, 2);
        List<String> lines = said();
        assertTrue(lines.get(1).startsWith("receiver: Cam (10.0.0.1:5000)  "), lines.toString());
        assertTrue(lines.get(2).startsWith("receiver: Cam (10.0.0.2:5000)  "), lines.toString());
    }

    @Test
    void whoFallsSilentIsToldOnceAndAgainWhenItIsBack() throws IOException {
        second(1, 2);
        for (int i = 0; i < 5; i++) {
            second(2);
        }
        second(1, 2);
        List<String> events =
                said().stream().filter(line -> line.matches(".*10.0.0.\\d: .*")).toList();
        assertEquals(List.of("receiver: 10.0.0.1: no video for 2 s", "receiver: 10.0.0.1: video is back"), events);
    }

    @Test
    void aKeySavesEachStreamToAFileOfItsName() throws IOException {
        second(1, 2);
        assertEquals(
                List.of("p-10.0.0.1.jpg", "p-10.0.0.2.jpg"),
                wall.snapshots(Path.of("p.jpg")).stream()
                        .map(snapshot -> snapshot.file().toString())
                        .toList());
    }

    @Test
    void whereAllHaveLeftTheLastPictureOfEachIsSaved() throws IOException {
        second(1, 2);
        now += 400 * SECOND;
        streams.poll(now);
        wall.tick(now);
        assertTrue(streams.views().stream().allMatch(view -> view.stream() == null), "all views are given up");
        assertEquals(
                List.of("p-10.0.0.1.jpg", "p-10.0.0.2.jpg"),
                wall.snapshots(Path.of("p.jpg")).stream()
                        .map(snapshot -> snapshot.file().toString())
                        .toList());
    }

    @Test
    void whereNothingComesTheUserIsToldWhatToCheck() throws IOException {
        second();
        second();
        second();
        assertTrue(said().contains("receiver: Nothing has come to UDP port 12345"));
        assertEquals("Waiting for video on port 12345, 12346", Wall.waiting(List.of(port, other)));
    }
}
