package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.Packetizer;
import udpcam.impair.ImpairedSink;
import udpcam.impair.LossModel;
import udpcam.link.DatagramSink;
import udpcam.pipeline.Fakes.Cable;
import udpcam.pipeline.Fakes.NumberCamera;
import udpcam.pipeline.Fakes.NumberDecoder;
import udpcam.pipeline.Fakes.NumberDisplay;
import udpcam.pipeline.Fakes.NumberEncoder;
import udpcam.pipeline.Receiving.Filter;
import udpcam.rate.Bitrate;
import udpcam.rate.RateControl;
import udpcam.rtcp.Cname;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.MainLoop;
import udpcam.sender.Feedback;
import udpcam.sender.FrameTransmitter;
import udpcam.sender.Route;
import udpcam.sender.SenderApp;
import udpcam.session.LinkQuality;
import udpcam.session.RtcpInterval;
import udpcam.session.SenderSession;

/**
 * Both programs, from camera to display, in one thread, on both wires: no sockets, no natives, and time passes by
 * assignment.
 */
@ParameterizedClass
@ValueSource(strings = {"rtp", "classic"})
class WholePipelineTest {
    private final @Nullable RtpStream stream;
    private final Packetizer packetizer;
    private final NumberEncoder encoder = new NumberEncoder();
    private final Cable cable = new Cable();
    private final NumberDecoder decoder = new NumberDecoder();
    private final NumberDisplay display = new NumberDisplay();
    private final Counters sent = new Counters();
    private final Counters received = new Counters();
    private long now;
    private final NumberCamera camera = new NumberCamera(() -> now);
    private NtpTime timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);

    WholePipelineTest(String wire) {
        stream = wire.equals("rtp") ? new RtpStream(new SplittableRandom(1)) : null;
        packetizer = stream == null ? new ClassicPacketizer(1400, 1400) : new RtpPacketizer(1400, stream);
    }

    private Route route(Packetizer cutting, DatagramSink sink) {
        SenderSession session = null;
        if (stream != null) {
            RtcpInterval interval = new RtcpInterval(false, new SplittableRandom(4));
            Cname cname = Cname.random(new SplittableRandom(5));
            session = new SenderSession(stream.ssrc(), cname, stream.clock(), timeOfSender, interval);
        }
        RateControl rate = new RateControl(Bitrate.OFF, List.of(), () -> now);
        return new Route(
                "cable",
                new FrameTransmitter(cutting, sink, sink, session, null, rate, () -> now),
                sink,
                new Feedback(cable.back(), null, session, null, rate, () -> now));
    }

    private SenderApp sender(DatagramSink sink) {
        return sender(route(packetizer, sink));
    }

    private SenderApp sender(Route route) {
        return new SenderApp(
                camera, encoder, List.of(route), timeOfSender, () -> now, sent, new MainLoop(() -> now), size -> {});
    }

    private Receiving receiver(Filter filter) {
        return new Receiving(
                cable,
                decoder,
                display,
                filter,
                time,
                () -> now,
                new SplittableRandom(3),
                received,
                new MainLoop(() -> now));
    }

    private Receiving receiver() {
        return receiver(new Filter(Set.of(), 1000));
    }

    private void deliver(Receiving receiver) throws Exception {
        while (!cable.isEmpty()) {
            receiver.receive();
        }
        receiver.receive(); // which finds nothing more
    }

    @Test
    void everyPictureIsShownOnceAndInOrder() throws Exception {
        SenderApp sender = sender(cable);
        Receiving receiver = receiver();
        for (int i = 0; i < 100; i++) {
            sender.capture();
            sender.send();
            deliver(receiver);
            receiver.show();
            now += 33_000_000;
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), display.shown);
        assertEquals(300, received.get(Counter.DATAGRAMS_RECEIVED));
        assertEquals(100, received.get(Counter.FRAMES_SHOWN));
    }

    @Test
    void aSlowEncoderGetsTheNewestPictureSoThatDelayCannotGrow() throws Exception {
        SenderApp sender = sender(cable);
        Receiving receiver = receiver();
        for (int i = 0; i < 100; i++) {
            for (int grabbed = 0; grabbed < 10; grabbed++) {
                sender.capture();
            }
            sender.send();
            deliver(receiver);
            receiver.show();
            assertEquals(10 * i + 9, display.shown.get(i), "the picture grabbed last");
        }
        assertEquals(900, sent.get(Counter.FRAMES_DISPLACED));
        assertEquals(1000, sent.get(Counter.FRAMES_CAPTURED));
        assertEquals(100, sent.get(Counter.FRAMES_SENT));
    }

    @Test
    void aSlowDisplayGetsTheNewestFrameSoThatDelayCannotGrow() throws Exception {
        SenderApp sender = sender(cable);
        Receiving receiver = receiver();
        for (int i = 0; i < 100; i++) {
            for (int frame = 0; frame < 10; frame++) {
                sender.capture();
                sender.send();
                deliver(receiver);
            }
            receiver.show();
            assertEquals(10 * i + 9, display.shown.get(i), "the frame completed last");
        }
        assertEquals(900, received.get(Counter.FRAMES_DISPLACED));
    }

    private void run(SenderApp sender, int frames) {
        try {
            for (int i = 0; i < frames; i++) {
                sender.capture();
                sender.send();
                now += 33_000_000;
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3600, -3600})
    void clocksThatAreSetByAnHourMeanwhileCostNoFrameAndNoDelay(int seconds) throws Exception {
        long[] step = {0};
        timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(step[0], now), () -> now);
        SenderApp sender = sender(cable);
        Receiving receiver = receiver();
        for (int i = 0; i < 100; i++) {
            step[0] = i < 50 ? 0 : seconds;
            sender.capture();
            now += 5_000_000;
            sender.send();
            deliver(receiver);
            receiver.show();
            now += 28_000_000;
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), display.shown);
        assertEquals(timeOfSender.at(now), time.at(now));
    }

    @Test
    void aReceiverThatWasStoppedShowsNoOldPicturesWhenItGoesOn() throws Exception {
        SenderApp sender = sender(cable);
        Receiving receiver = receiver();
        run(sender, 1);
        deliver(receiver);
        receiver.show();
        cable.inWait = () -> run(sender, 100);
        receiver.receive();
        cable.inWait = () -> {};
        deliver(receiver);
        assertEquals(299, received.get(Counter.DATAGRAMS_OUTDATED), "all but the one that told it");
        run(sender, 1);
        deliver(receiver);
        receiver.show();
        assertEquals(List.of(0, 101), display.shown);
    }

    @Test
    void aReceiverThatHesitatedShowsOnlyTheNewestOfThePicturesThatWaited() throws Exception {
        SenderApp sender = sender(cable);
        Receiving receiver = receiver();
        run(sender, 2);
        receiver.receive();
        now += 100_000_000;
        run(sender, 3);
        deliver(receiver);
        receiver.show();
        assertEquals(List.of(4), display.shown);
        assertEquals(4, received.get(Counter.FRAMES_DISPLACED));
    }

    @Test
    void underLossTheFramesThatAreShownAreThoseThatCameWhole() throws Exception {
        LossModel model = new LossModel(0.05, 0.01, 0.01, 0, 7);
        SenderApp sender = sender(new ImpairedSink(cable, model, () -> now, sent));
        Receiving receiver = receiver();
        for (int i = 0; i < 2000; i++) {
            sender.capture();
            sender.send();
            long before = received.get(Counter.FRAMES_COMPLETE);
            deliver(receiver);
            if (received.get(Counter.FRAMES_COMPLETE) > before) { // else it would wait for one
                receiver.show();
            }
            now += 33_000_000;
        }
        assertEquals(received.get(Counter.FRAMES_SHOWN), display.shown.size());
        assertTrue(display.shown.size() > 1500 && display.shown.size() < 1900, "shown: " + display.shown.size());
        for (int i = 1; i < display.shown.size(); i++) {
            assertTrue(display.shown.get(i) > display.shown.get(i - 1));
        }
    }

    @Test
    void picturesBeyondTheLimitAreCountedAndNotDecoded() throws Exception {
        SenderApp sender = sender(cable);
        Receiving receiver = receiver(new Filter(Set.of(), Fakes.SIZE.pixels() - 1));
        sender.capture();
        sender.send();
        deliver(receiver);
        receiver.show();
        assertEquals(List.of(), display.shown);
        assertEquals(1, received.get(Counter.FRAMES_OVERSIZE));
    }

    @Test
    void datagramsOfOtherHostsThanFromAreCountedAndDropped() throws Exception {
        SenderApp sender = sender(cable);
        InetAddress other = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        Receiving receiver = receiver(new Filter(Set.of(other), 1000));
        sender.capture();
        sender.send();
        deliver(receiver);
        receiver.show();
        assertEquals(List.of(), display.shown);
        assertEquals(3, received.get(Counter.DATAGRAMS_UNWANTED));
    }

    @Test
    void aFrameThatIsTooLargeIsCountedAndNotHalfSent() throws Exception {
        SenderApp small = sender(route(new ClassicPacketizer(64, 64), cable));
        encoder.bytes = 63 * 255; // without the frame check it would just fit
        small.capture();
        small.send();
        assertEquals(1, sent.get(Counter.FRAMES_TOO_LARGE));
        assertTrue(cable.isEmpty());
    }

    private void stream(SenderApp sender, Route route, Receiving receiver) throws Exception {
        for (int i = 0; i < 300; i++) {
            sender.capture();
            sender.send();
            now += 2_000_000; // the way there
            deliver(receiver);
            receiver.show();
            now += 3_000_000; // and back
            while (!cable.back().isEmpty()) {
                assertTrue(route.listen());
            }
            now += 28_000_000;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'delay p50 2.0 p99 2.0 ms (one clock)'",
        "2000000, 'delay p50 0.0 p99 0.0 ms (one clock)'", // within the 2.5 ms of half a round trip and 1 ms
        "700000000, 'delay p50 2.5 p99 2.5 ms (clocks differ by 700.5 ms ±2.5, taken off)'",
    })
    void anAddressOfOursIsOneClockUnlessTheMeasuredOnesDiffer(long ahead, String told) throws Exception {
        timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(0, now + ahead), () -> now);
        Route route = route(packetizer, cable);
        SenderApp sender = sender(route);
        Receiving receiver = receiver();
        stream(sender, route, receiver);
        receiver.stream().sample(now).health();
        stream(sender, route, receiver);
        String health = receiver.stream().sample(now).health();
        assertTrue(health.startsWith(stream == null ? "" : told), health);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000_000_000L, 3_600_000_000_000L, 5_000_000_000L})
    void noDelayOfTheRunIsWrongByWhatTheClocksDifferBeforeThatIsKnown(long ahead) throws Exception {
        timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(0, now + ahead), () -> now);
        Route route = route(packetizer, cable);
        Receiving receiver = receiver();
        stream(sender(route), route, receiver);
        String run = receiver.stream().delay();
        assertTrue(run.startsWith(stream == null ? "" : "delay p50 2.5 p99 2.5 ms (clocks differ by "), run);
    }

    @Test
    void bothSidesLearnHowAnRtpStreamFaresAndThatItEnds() throws Exception {
        Route route = route(packetizer, cable);
        SenderApp sender = sender(route);
        Receiving receiver = receiver();
        stream(sender, route, receiver);
        String reported = "rtt 5.0 ms  loss 0.0 %  jitter 0.0 ms";
        LinkQuality quality = route.quality();
        assertEquals(stream == null ? null : reported, quality == null ? null : quality.text());
        assertTrue(receiver.stream().sample(now).health().matches(stream == null ? "" : "delay p50 .*" + reported));
        assertFalse(receiver.stream().hasEnded());
        sender.close();
        deliver(receiver);
        now += 200_000_000; // a BYE holds once nothing follows it
        assertEquals(stream != null, receiver.stream().hasEnded());
    }

    @Test
    void reportsGoOnWhileNoPictureComes() throws Exception {
        Route route = route(packetizer, cable);
        SenderApp sender = sender(route);
        Receiving receiver = receiver();
        sender.capture();
        sender.send();
        deliver(receiver);
        route.listen();
        for (int i = 0; i < 3; i++) {
            now += 7_000_000_000L; // the camera is unplugged, for longer than an interval lasts
            sender.send();
            assertEquals(stream == null, cable.isEmpty());
            deliver(receiver);
        }
        assertEquals(0, received.get(Counter.DATAGRAMS_UNKNOWN));
        assertEquals(stream == null ? 0 : 3, received.get(Counter.DATAGRAMS_RTCP));
    }

    @Test
    void theEndOfTheSourceEndsTheCapture() throws Exception {
        camera.last = 1;
        SenderApp sender = sender(cable);
        assertTrue(sender.capture());
        assertTrue(sender.capture());
        assertFalse(sender.capture());
    }

    @Test
    void closingClosesEveryStage() {
        sender(cable).close();
        assertTrue(camera.closed && encoder.closed && cable.closed);
        cable.closed = false;
        receiver().close();
        assertTrue(cable.closed && decoder.closed && display.closed);
    }
}
