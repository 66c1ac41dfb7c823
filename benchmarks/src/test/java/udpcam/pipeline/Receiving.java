package udpcam.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.util.Set;
import java.util.random.RandomGenerator;
import udpcam.cli.Console;
import udpcam.count.Counters;
import udpcam.decode.FrameDecoder;
import udpcam.display.Display;
import udpcam.link.Link;
import udpcam.outlet.Admission;
import udpcam.outlet.FrameOutlets;
import udpcam.outlet.PauseListener;
import udpcam.outlet.Showing;
import udpcam.outlet.Showings;
import udpcam.outlet.ShownFrames;
import udpcam.outlet.WindowOutlet;
import udpcam.receiver.ReceiverApp;
import udpcam.receiver.status.ShownStream;
import udpcam.receiver.status.StreamMessages;
import udpcam.receiver.status.StreamState;
import udpcam.rtp.NtpTime;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.Reporter;
import udpcam.stream.View;

/** A receiver with a window, whose steps a test calls by hand. */
final class Receiving {
    final ReceivedStreams streams;
    private final PauseListener onPause;
    private final WindowOutlet window;
    private final ReceiverApp app;
    private final StreamState stream;

    /** What is not to be shown: datagrams of other hosts than these, if there are any, and larger pictures. */
    record Filter(Set<InetAddress> from, long maxPixels) {}

    Receiving(
            Link link,
            FrameDecoder decoder,
            Display display,
            Filter filter,
            NtpTime time,
            NanoClock clock,
            RandomGenerator random,
            Counters counters,
            MainLoop loop) {
        Console console = new Console("receiver", new PrintStream(OutputStream.nullOutputStream()), false);
        Reporter reporter = new Reporter(link::send, Reporter.Kind.UNICAST, time, random);
        streams = new ReceivedStreams(
                RtpFormat.DEFAULT, filter.from, reporter, new StreamMessages(console, clock), counters);
        View view = streams.views().get(0);
        ShownFrames frames = new ShownFrames(time, clock, view);
        onPause = () -> {
            view.pause(clock.nanoTime());
            loop.pause();
        };
        window =
                new WindowOutlet(decoder, display, new Admission(filter.maxPixels), frames, onPause, clock, loop::fail);
        Showings showings = new Showings(streams.views(), each -> new Showing(each, new FrameOutlets(window)));
        showings.of(view);
        app = new ReceiverApp(link, streams, showings, clock, counters, loop);
        stream = new ShownStream(view, frames, () -> counters, clock);
    }

    void receive() throws IOException {
        app.receive();
    }

    void show() throws IOException, InterruptedException {
        window.show();
    }

    void pause() throws IOException {
        onPause.pause();
    }

    StreamState stream() {
        return stream;
    }

    void close() {
        app.close();
    }
}
