package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.encode.FrameEncoder;
import udpcam.encode.JpegBuffer;
import udpcam.link.DatagramSink;
import udpcam.picture.Picture;
import udpcam.rate.Bitrate;
import udpcam.rate.PathMtu;
import udpcam.rate.RateControl;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.MainLoop;
import udpcam.session.ReceptionListener;

/** One encoder for several remotes, each with a limit of its own: 30 frames of 60 kB, of 4 kB at the least. */
class BudgetOfRoutesTest {
    private static final int FRAMES = 30;
    private static final long FRAME_NANOS = 33_333_333;
    private static final int WANTED_BYTES = 60_000;
    private static final int LEAST_BYTES = 4_000;
    private static final double HEADERS = 1.04;
    private static final Bitrate BELOW_THE_FLOOR = Bitrate.atMost(100_000);

    private long now;
    private final Counters counters = new Counters();
    private final List<FakeRemote> remotes = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final Fitting encoder = new Fitting();

    private void addRoute(Bitrate bitrate) {
        FakeRemote remote = new FakeRemote();
        RateControl rate = new RateControl(bitrate, List.of(), () -> now);
        RtpPacketizer packetizer = new RtpPacketizer(1400, new RtpStream(new SplittableRandom(1)));
        FrameTransmitter transmitter = new FrameTransmitter(packetizer, remote, remote, null, null, rate, () -> now);
        remotes.add(remote);
        routes.add(new Route("remote", transmitter, remote, new Feedback(remote, null, null, null, rate, () -> now)));
    }

    /** A group, of which one member gets a packet every 30 ms. */
    private void addGroup() {
        FakeRemote remote = new FakeRemote();
        RtpStream stream = new RtpStream(new SplittableRandom(1));
        PathMtu path = new PathMtu(1200, () -> 0);
        RateControl rate = new RateControl(Bitrate.AUTO, true, path, List.of(stream), () -> now);
        DatagramSink metered = rate.metered(new DatagramSink() {
            private long arrivalNanos;

            @Override
            public void send(ByteBuffer datagram) throws IOException {
                arrivalNanos = Math.max(now, arrivalNanos) + 30_000_000;
                ReceptionListener member = rate.ofMember(0xB);
                member.arrived(stream.ssrc(), RtpHeader.sequenceNumber(datagram), arrivalNanos);
                if (RtpHeader.isMarked(datagram)) {
                    member.arrivalsTold();
                }
                remote.send(datagram);
            }

            @Override
            public void close() {
                remote.close();
            }
        });
        RtpPacketizer packetizer = new RtpPacketizer(1200, stream);
        FrameTransmitter transmitter = new FrameTransmitter(packetizer, metered, metered, null, null, rate, () -> now);
        remotes.add(remote);
        routes.add(new Route("group", transmitter, metered, new Feedback(remote, null, null, null, rate, () -> now)));
    }

    /** Sends the frames to routes of these rates. */
    private void run(Bitrate... bitrates) throws Exception {
        for (Bitrate bitrate : bitrates) {
            addRoute(bitrate);
        }
        NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
        MainLoop loop = new MainLoop(() -> now);
        SenderApp sender = new SenderApp(
                new Pictures(() -> now += FRAME_NANOS), encoder, routes, time, () -> now, counters, loop, size -> {});
        for (int i = 0; i < FRAMES; i++) {
            assertTrue(sender.capture() && sender.send());
        }
    }

    /** What a rate leaves of 1/30 s for the bytes of a frame. */
    private static double bytes(double bitsPerSecond) {
        return bitsPerSecond / 8 / 30 / HEADERS;
    }

    private void assertBudgets(double expected) {
        for (int budget : encoder.budgets.subList(1, FRAMES)) {
            assertEquals(expected, budget, 0.01 * expected);
        }
    }

    @Test
    void theFirstFrameOfWhichNothingIsKnownIsSent() throws Exception {
        run(Bitrate.AUTO, Bitrate.OFF);
        assertEquals(
                List.of(FrameEncoder.NO_LIMIT),
                encoder.budgets.stream().distinct().toList());
        assertEquals(FRAMES, remotes.get(0).frames);
    }

    @Test
    void theQualityFollowsTheSlowestRoute() throws Exception {
        run(Bitrate.OFF, Bitrate.atMost(4_000_000), Bitrate.atMost(8_000_000));
        assertBudgets(bytes(4_000_000));
        remotes.forEach(remote -> assertEquals(FRAMES, remote.frames));
        assertEquals(FRAMES, counters.get(Counter.FRAMES_SENT));
    }

    @Test
    void itDoesSoWhereNobodyKnowsTheSmallestFrame() throws Exception {
        encoder.least = 0; // a camera's own JPEG
        run(Bitrate.atMost(8_000_000), Bitrate.OFF);
        assertBudgets(bytes(8_000_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRouteBelowTheFloorHasItsFramesLeftOutAlone(int place) throws Exception {
        run(
                place == 0 ? BELOW_THE_FLOOR : Bitrate.atMost(8_000_000),
                place == 1 ? BELOW_THE_FLOOR : Bitrate.atMost(8_000_000),
                Bitrate.OFF);
        assertBudgets(bytes(8_000_000));
        assertEquals(1, remotes.get(place).frames, "the first one, of which nothing was known");
        assertEquals(FRAMES - 1, counters.get(Counter.FRAMES_LEFT_OUT));
        assertEquals(FRAMES, remotes.get(1 - place).frames);
        assertEquals(FRAMES, remotes.get(2).frames);
    }

    @Test
    void aGroupGetsTheSmallestFramesWhereAMemberTakesLess() throws Exception {
        addGroup();
        run(Bitrate.atMost(8_000_000));
        assertEquals(LEAST_BYTES, encoder.budgets.get(FRAMES - 1), 1);
        remotes.forEach(remote -> assertEquals(FRAMES, remote.frames));
        assertEquals(0, counters.get(Counter.FRAMES_LEFT_OUT));
    }

    @Test
    void whereNoRouteTakesTheSmallestFrameAllAreLeftOut() throws Exception {
        run(BELOW_THE_FLOOR, Bitrate.atMost(120_000));
        assertEquals(FRAMES - 1, counters.get(Counter.FRAMES_LEFT_OUT));
        assertEquals(bytes(120_000), encoder.budgets.get(FRAMES - 1), 2, "that of the fastest");
    }

    /** Makes frames of the bytes that they may have. */
    private static final class Fitting implements FakeEncoder {
        private final List<Integer> budgets = new ArrayList<>();
        private int least = LEAST_BYTES;

        @Override
        public <E extends Exception> Outcome encode(
                Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) throws E {
            budgets.add(budgetBytes);
            if (budgetBytes < LEAST_BYTES) {
                return Outcome.LEFT_OUT;
            }
            output.grown(Jpegs.frame(Math.min(WANTED_BYTES, budgetBytes)));
            return Outcome.ENCODED;
        }

        @Override
        public int leastBytes() {
            return budgets.isEmpty() ? 0 : least;
        }

        @Override
        public int wantedBytes() {
            return budgets.isEmpty() ? 0 : WANTED_BYTES;
        }
    }
}
