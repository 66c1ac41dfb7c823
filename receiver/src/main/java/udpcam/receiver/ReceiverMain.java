package udpcam.receiver;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import udpcam.cli.CommonOptions;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Launch;
import udpcam.cli.NewFile;
import udpcam.cli.Report;
import udpcam.cli.SessionConverter;
import udpcam.cli.Values;
import udpcam.decode.FrameDecoder;
import udpcam.decode.OpenCvJpegDecoder;
import udpcam.display.Display;
import udpcam.display.HeadlessDisplay;
import udpcam.display.WindowDisplay;
import udpcam.frame.Reassembler;
import udpcam.frame.RtpFormat;
import udpcam.link.UdpSource;
import udpcam.rtp.NtpTime;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Shutdown;
import udpcam.sdp.SessionDescription;

/** The receiver's command line. */
@Command(
        name = "receiver",
        mixinStandardHelpOptions = true,
        versionProvider = Launch.Version.class,
        sortOptions = false,
        description = "Shows the pictures that a sender sends. In the window: q or Esc quits, s saves a snapshot.")
public final class ReceiverMain implements Callable<Integer> {
    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            converter = Values.Host.class,
            description = "Listen on this address of this computer only. Default: on all.")
    private @Nullable String bind;

    @Option(
            names = "--from",
            paramLabel = "HOST",
            converter = Values.Host.class,
            description = "Take datagrams of this host only. Default: of any; the first sender is shown.")
    private @Nullable String from;

    @Option(
            names = "--sdp",
            paramLabel = "FILE",
            converter = SessionConverter.class,
            description = "Take port, payload type, multicast group and picture size from a session description, in a "
                    + "file or - (standard input), instead of --port.")
    private @Nullable SessionDescription description;

    @Option(names = "--headless", description = "Receive without a window.")
    private boolean headless;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            converter = SnapshotFile.class,
            description = "Save the newest picture here (.jpg, .jpeg or .png) at the end, and when s is pressed. "
                    + "Default: s saves udpcam-DATE-TIME.jpg, the end nothing.")
    private @Nullable Path snapshotFile;

    @Option(
            names = "--max-pixels",
            paramLabel = "PIXELS",
            defaultValue = "8192x8192",
            converter = Values.Pixels.class,
            description = "Refuse larger pictures: a number, 2M, or WxH. Default: ${DEFAULT-VALUE}.")
    private long maxPixels;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final NanoClock clock = NanoClock.SYSTEM;
    private final Counters counters = new Counters();
    private final MainLoop mainLoop = new MainLoop(clock);
    private final Snapshot snapshot = new Snapshot();

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
        System.exit(status);
    }

    @Override
    public Integer call() throws Exception {
        if (common.verbose()) {
            Launch.verbose();
        }
        int port = port();
        Set<InetAddress> wanted = from == null ? Set.of() : Listening.resolve("--from", from);
        try {
            stream(port, wanted);
        } finally {
            console.endStatus();
        }
        return snapshotFile == null || save(snapshotFile) ? Launch.OK : Launch.ENVIRONMENT;
    }

    private void stream(int port, Set<InetAddress> wanted) throws Exception {
        InetAddress group = description == null ? null : description.group();
        UdpSource source = Listening.open(bind, group, port, console);
        NtpTime time = new NtpTime(InstantSource.system(), clock);
        Reports reports =
                new Reports(source, new SourceMessages(console), reportsKind(), time, clock, new SecureRandom());
        FrameDecoder decoder = new OpenCvJpegDecoder();
        Display display = openDisplay(source, port);
        long start = clock.nanoTime();
        String delay;
        try (ReceiverApp app = new ReceiverApp(
                source,
                new Reassembler(counters, format(), reports),
                reports,
                decoder,
                display,
                snapshot,
                new ReceiverApp.Filter(wanted, maxPixels),
                time,
                clock,
                counters)) {
            ReceiverStatus status = new ReceiverStatus(console, display, counters, port, app, start);
            app.start(mainLoop::fail);
            mainLoop.run(common.durationNanos(), status::tick);
            delay = app.delay();
        }
        console.endStatus();
        Report.summary(console, counters, Counter.FRAMES_SHOWN, Counter.BYTES_RECEIVED, clock.nanoTime() - start);
        if (!delay.isEmpty()) {
            console.say("From capture to screen: " + delay);
        }
    }

    private RtpFormat format() {
        return description == null
                ? RtpFormat.DEFAULT
                : new RtpFormat(description.payloadType(), description.dimensions(), description.extensions());
    }

    private Reports.Kind reportsKind() {
        return description == null
                ? Reports.Kind.DEFAULT
                : new Reports.Kind(
                        description.group() != null, description.rtcp().reducedSize());
    }

    private int port() {
        if (description == null) {
            return common.port();
        }
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (line.getParseResult().hasMatchedOption("--port")) {
            throw new ParameterException(line, "--port " + common.port() + ": not with --sdp, which names the port");
        }
        return description.destination().getPort();
    }

    private Display openDisplay(UdpSource source, int port) throws EnvironmentException {
        if (headless) {
            return new HeadlessDisplay();
        }
        try {
            return new WindowDisplay("udpcam", new Keys(), waiting(port));
        } catch (EnvironmentException noDisplay) {
            source.close();
            throw noDisplay;
        }
    }

    static String waiting(int port) {
        return "Waiting for video on port " + port;
    }

    private boolean save(Path file) {
        try {
            if (snapshot.write(file)) {
                console.say("Saved " + file);
                return true;
            }
            console.say("No snapshot: nothing has been shown");
        } catch (IOException failure) {
            console.say("Cannot save " + file + ": " + failure, failure);
        }
        return false;
    }

    /** What keys do: on the main thread, since a file takes its time. */
    private final class Keys implements Display.Controls {
        private static final DateTimeFormatter NAME =
                DateTimeFormatter.ofPattern("'udpcam-'yyyyMMdd-HHmmss-SSS'.jpg'", Locale.ROOT);

        @Override
        public void quit() {
            mainLoop.stop();
        }

        @Override
        public void snapshot() {
            mainLoop.post(() -> save(
                    snapshotFile == null
                            ? Path.of(LocalDateTime.now(ZoneId.systemDefault()).format(NAME))
                            : snapshotFile));
        }
    }

    private static final class SnapshotFile implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (!Snapshot.accepts(Path.of(value))) {
                throw Values.refused(value, "a file whose name ends in .jpg, .jpeg or .png");
            }
            return new NewFile().convert(value);
        }
    }
}
