package udpcam.receiver;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import udpcam.cli.CommonOptions;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Launch;
import udpcam.cli.Report;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.decode.FrameDecoder;
import udpcam.decode.SlicedJpegDecoder;
import udpcam.discovery.Announcement;
import udpcam.display.Display;
import udpcam.display.Notices;
import udpcam.display.WindowDisplay;
import udpcam.link.UdpLink;
import udpcam.outlet.Admission;
import udpcam.outlet.FrameOutlet;
import udpcam.outlet.FrameOutlets;
import udpcam.outlet.HeadlessOutlet;
import udpcam.outlet.PauseListener;
import udpcam.outlet.RecordOutlet;
import udpcam.outlet.ShownFrames;
import udpcam.outlet.SnapshotOutlet;
import udpcam.outlet.WindowOutlet;
import udpcam.rtp.NtpTime;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Shutdown;
import udpcam.run.SliceWorkers;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.Reporter;

/** The receiver's command line. */
@Command(
        name = "receiver",
        mixinStandardHelpOptions = true,
        versionProvider = Launch.Version.class,
        sortOptions = false,
        description = "Shows the pictures that a sender sends. In the window, h lists the keys, and q quits.")
public final class ReceiverMain implements Callable<Integer> {
    @Mixin
    private ReceiverOptions options = new ReceiverOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final NanoClock clock = NanoClock.SYSTEM;
    private final Counters counters = new Counters();
    private final MainLoop mainLoop = new MainLoop(clock);
    private volatile @Nullable SnapshotSaver saver;
    private volatile @Nullable Recording recording;
    private volatile boolean displayGone;

    ReceiverMain(Console console) {
        this.console = console;
    }

    public static void main(String[] args) {
        Console console = Console.ofSystem("receiver");
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        ReceiverMain receiver = new ReceiverMain(console);
        Shutdown shutdown = new Shutdown(receiver.mainLoop::stop);
        int status = Launch.run(receiver, console, out, args);
        shutdown.ended(status);
        if (receiver.displayGone) {
            Runtime.getRuntime().halt(status); // AWT's own work at the exit would wait for its lost screen for ever
        }
        System.exit(status);
    }

    @Override
    public Integer call() throws Exception {
        if (common.verbose()) {
            Launch.verbose();
        }
        options.checkRecording();
        if (options.headless) {
            System.setProperty("java.awt.headless", "true"); // a snapshot's PNG needs no connection to a screen
        }
        InetSocketAddress listening = listening();
        Set<InetAddress> wanted = options.from == null ? Set.of() : Listening.resolve(options.from);
        try (Recording records = new Recording(options, console, counters, clock, mainLoop::fail)) {
            recording = records;
            stream(listening, wanted, records.outlet());
        } finally {
            console.endStatus();
        }
        boolean saved = options.snapshotFile == null || save(options.snapshotFile);
        return saved && hasRecorded() && !displayGone ? Launch.OK : Launch.ENVIRONMENT;
    }

    private void stream(InetSocketAddress listening, Set<InetAddress> wanted, RecordOutlet records) throws Exception {
        InetAddress group = listening.getAddress().isMulticastAddress() ? listening.getAddress() : null;
        UdpLink link = Listening.open(options.bind, group, listening.getPort(), console, mainLoop::fail);
        NtpTime time = new NtpTime(InstantSource.system(), clock);
        StreamMessages messages = new StreamMessages(console, clock);
        Reporter reporter = new Reporter(link::send, options.reportsKind(), time, new SecureRandom());
        ReceivedStreams streams = new ReceivedStreams(options.format(), wanted, reporter, messages, counters);
        ShownFrames frames = new ShownFrames(time, clock, streams::reports, counters);
        PauseListener onPause = () -> {
            streams.pause(clock.nanoTime());
            mainLoop.pause();
        };
        Admission admission = new Admission(options.maxPixels);
        SnapshotOutlet snapshots = new SnapshotOutlet(admission, frames::holdSeen);
        SnapshotSaver saving = new SnapshotSaver(snapshots, console, mainLoop::fail);
        saver = saving;
        Display display = options.headless ? null : openDisplay(link, listening.getPort());
        FrameOutlet screen = display == null
                ? new HeadlessOutlet(admission, frames, onPause, clock, mainLoop::fail)
                : window(display, admission, frames, onPause);
        FrameOutlets outlets = new FrameOutlets(screen, snapshots, records);
        ShownStream shown = new ShownStream(streams, frames, counters, clock);
        long start = clock.nanoTime();
        try (ReceiverApp app = new ReceiverApp(link, streams, outlets, clock, counters, mainLoop);
                saving;
                Announcement announcement = new Announcement(link.localAddress(), mainLoop::fail)) {
            saving.start();
            if (options.announces()) {
                announcement.start();
            }
            Notices notices = display == null ? Notices.NOWHERE : display;
            ReceiverStatus status =
                    new ReceiverStatus(console, notices, counters, listening, shown, records::isRecording, start);
            app.discard(); // what came while the libraries were loaded is old
            app.start();
            mainLoop.run(common.durationNanos(), nowNanos -> {
                messages.tick(nowNanos);
                status.tick(nowNanos);
            });
            if (displayGone) {
                console.say(WindowDisplay.GONE);
            }
        }
        summarize(shown.delay(), clock.nanoTime() - start);
    }

    private WindowOutlet window(Display display, Admission admission, ShownFrames frames, PauseListener onPause) {
        FrameDecoder decoder = new SlicedJpegDecoder(SliceWorkers.ofThisMachine("decode", mainLoop::fail));
        return new WindowOutlet(decoder, display, admission, frames, onPause, clock, mainLoop::fail);
    }

    private void summarize(String delay, long nanos) {
        console.endStatus();
        Report.summary(console, counters, Counter.FRAMES_SHOWN, Counter.BYTES_RECEIVED, nanos);
        if (!delay.isEmpty()) {
            console.say("From capture to screen: " + delay);
        }
    }

    /** Where datagrams are to come: a port of this computer, or a multicast group. */
    private InetSocketAddress listening() {
        if (options.description == null) {
            return new InetSocketAddress(common.port());
        }
        InetSocketAddress told = options.description.destination();
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (line.getParseResult().hasMatchedOption("--port")) {
            return new InetSocketAddress(told.getAddress(), common.port());
        }
        if (told.getPort() == 0) {
            throw new ParameterException(
                    line, "--sdp: its line m=video names no port from 1 to 65535; name one with --port");
        }
        return told;
    }

    private Display openDisplay(UdpLink link, int port) throws EnvironmentException {
        try {
            return new WindowDisplay("udpcam", new Keys(), waiting(port));
        } catch (EnvironmentException noDisplay) {
            link.close();
            throw noDisplay;
        }
    }

    private boolean save(Path file) {
        SnapshotSaver by = saver;
        return by != null && by.save(file);
    }

    private boolean hasRecorded() {
        Recording by = recording;
        return by != null && by.hasSucceeded();
    }

    static String waiting(int port) {
        return "Waiting for video on port " + port;
    }

    /** What keys do. */
    private final class Keys implements Display.Controls {
        private static final DateTimeFormatter NAME =
                DateTimeFormatter.ofPattern("'udpcam-'yyyyMMdd-HHmmss-SSS'.jpg'", Locale.ROOT);

        @Override
        public void quit() {
            mainLoop.stop();
        }

        @Override
        public void gone() {
            displayGone = true;
            mainLoop.stop();
        }

        @Override
        public void record() {
            Recording by = recording;
            if (by != null) {
                by.toggle();
            }
        }

        @Override
        public boolean isRecording() {
            Recording by = recording;
            return by != null && by.outlet().isRecording();
        }

        @Override
        public void snapshot() {
            SnapshotSaver by = saver;
            if (by != null) {
                by.saveSoon(
                        options.snapshotFile == null
                                ? Path.of(LocalDateTime.now(ZoneId.systemDefault())
                                        .format(NAME))
                                : options.snapshotFile);
            }
        }
    }
}
