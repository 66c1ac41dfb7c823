package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counters;
import udpcam.frame.Packetizer;
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
import udpcam.session.RtcpInterval;
import udpcam.session.SenderSession;

/**
 * Both programs, from camera to display, in one thread, on one of the wires: no sockets, no natives, and time passes by
 * assignment.
 */
final class BothPrograms {
    final @Nullable RtpStream stream;
    final Packetizer packetizer;
    final NumberEncoder encoder = new NumberEncoder();
    final Cable cable = new Cable();
    final NumberDecoder decoder = new NumberDecoder();
    final NumberDisplay display = new NumberDisplay();
    final Counters sent = new Counters();
    final Counters received = new Counters();
    long now;
    final NumberCamera camera = new NumberCamera(() -> now);
    NtpTime timeOfSender = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);

    BothPrograms(String wire) {
        stream = wire.equals("rtp") ? new RtpStream(new SplittableRandom(1)) : null;
        packetizer = stream == null ? new ClassicPacketizer(1400, 1400) : new RtpPacketizer(1400, stream);
    }

    Route route(Packetizer cutting, DatagramSink sink) {
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

    SenderApp sender(DatagramSink sink) {
        return sender(route(packetizer, sink));
    }

    SenderApp sender(Route route) {
        return new SenderApp(
                camera, encoder, List.of(route), timeOfSender, () -> now, sent, new MainLoop(() -> now), size -> {});
    }

    Receiving receiver(Filter filter) {
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

    Receiving receiver() {
        return receiver(new Filter(Set.of(), 1000));
    }

    void deliver(Receiving receiver) throws Exception {
        while (!cable.isEmpty()) {
            receiver.receive();
        }
        receiver.receive(); // which finds nothing more
    }

    void run(SenderApp sender, int frames) {
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

    void stream(SenderApp sender, Route route, Receiving receiver) throws Exception {
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
}
