package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.camera.open.ReturningCamera;
import udpcam.cli.Console;
import udpcam.count.Counters;
import udpcam.encode.JpegBuffer;
import udpcam.jpeg.PictureSize;
import udpcam.link.Departures;
import udpcam.picture.Picture;
import udpcam.rate.Bitrate;
import udpcam.rate.RateControl;
import udpcam.repair.RepairPolicy;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.session.SenderSession;
import udpcam.size.SentAs;

/** What the sender says of a remote whose network takes 4.8 Mbit/s, or whose receiver is gone. */
class SenderStatusTest {
    private static final byte[] REPORT = HexFormat.of().parseHex("80C900010000000B");
    private static final long SECOND = 1_000_000_000L;

    private long now = 5 * SECOND;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console("sender", new PrintStream(err, true, StandardCharsets.UTF_8), false);
    private final Counters counters = new Counters();
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1), () -> now);
    private final Identity identity = new Identity(time, new SplittableRandom(1));
    private final Routes routes = new Routes(
            new Packaging(Packaging.Wire.RTP, Packaging.AUTO),
            new RepairPolicy(0, RepairPolicy.Resending.OFF),
            identity,
            null,
            () -> now,
            counters);
    private final FakeRemote remote = new FakeRemote();
    private final Route route = addRoute();
    private @Nullable SentAs sentAs;
    private final SenderStatus status = new SenderStatus(console, counters, camera(), new Idle(), routes, now);

    private Route addRoute() {
        RtpStream stream = identity.newStream();
        SenderSession session = identity.newSession(stream, false);
        RateControl rate = new RateControl(Bitrate.atMost(4_800_000), List.of(stream), () -> now);
        FrameTransmitter transmitter =
                new FrameTransmitter(new RtpPacketizer(1400, stream), remote, remote, session, null, rate, () -> now);
        Feedback feedback = new Feedback(remote, null, session, null, rate, () -> now);
        Route added = new Route("robot", transmitter, remote, feedback);
        routes.list().add(added);
        routes.troubles().add(new SenderStatus.Trouble("robot", new Departures(counters), () -> null));
        return added;
    }

    private ReturningCamera camera() {
        return new ReturningCamera(
                "camera",
                () -> {
                    throw new AssertionError("not opened here");
                },
                0,
                () -> now,
                counters,
                console::say);
    }

    /** Says how frames were sent, and encodes none. */
    private final class Idle implements FakeEncoder {
        @Override
        public <E extends Exception> Outcome encode(
                Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) {
            return Outcome.LEFT_OUT;
        }

        @Override
        public @Nullable SentAs sentAs() {
            return sentAs;
        }
    }

    private void report() throws Exception {
        remote.coming.add(ByteBuffer.wrap(REPORT));
        route.listen();
    }

    /** What is said in a second, the status line first without its rates. */
    private List<String> second() {
        now += SECOND;
        err.reset();
        status.tick(now);
        return err.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^sender: .*? Mbit/s(?=$|  --bitrate)", "status"))
                .toList();
    }

    @Test
    void theLimitIsToldWithWhatBecomesOfThePictures() {
        assertEquals(List.of("status"), second());
        route.budget(100_000, 0);
        assertEquals(List.of("status  --bitrate allows 4.8 Mbit/s"), second(), "before the first frame");
        sentAs = new SentAs(34, new PictureSize(1280, 720));
        assertEquals(List.of("status  --bitrate allows 4.8 Mbit/s: quality 34, 1280x720"), second());
        route.budget(1_000, 0);
        assertEquals(List.of("status"), second());
    }

    @Test
    void theReceiverIsToldOfTheLimit() throws Exception {
        List<Integer> told = new ArrayList<>();
        RtcpListener listener = new RtcpListener() {
            @Override
            public void limited(int ssrc, int kilobits) {
                told.add(kilobits);
            }
        };
        report();
        route.pause();
        route.budget(100_000, 0);
        for (int i = 0; i < 10; i++) {
            now += SECOND;
            report();
            route.pause();
        }
        assertTrue(remote.sent.size() > 1);
        remote.sent.forEach(datagram -> assertTrue(RtcpReader.read(datagram, listener)));
        assertEquals(Collections.nCopies(remote.sent.size() - 1, 4800), told, "all but the first report");
    }

    @Test
    void aReceiverThatReportsNoMoreIsToldOnceAndWhenItReportsAgain() throws Exception {
        report();
        for (int i = 0; i < 8; i++) {
            assertEquals(List.of("status"), second());
        }
        assertEquals(
                List.of(
                        "sender: robot: its receiver reports no more; it gets one frame a second until it does",
                        "status"),
                second());
        for (int i = 0; i < 30; i++) {
            assertEquals(List.of("status"), second());
        }
        report();
        assertEquals(List.of("sender: robot: its receiver reports again", "status"), second());
        assertEquals(List.of("status"), second());
    }
}
