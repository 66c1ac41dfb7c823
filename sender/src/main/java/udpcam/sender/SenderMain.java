package udpcam.sender;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import udpcam.camera.CameraException;
import udpcam.camera.open.Cameras;
import udpcam.camera.open.ReturningCamera;
import udpcam.camera.webcam.CameraList;
import udpcam.cli.CommonOptions;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Launch;
import udpcam.cli.Remote;
import udpcam.cli.Report;
import udpcam.cli.secret.KeyOptions;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.discovery.ReceiverSearch;
import udpcam.encode.FrameEncoder;
import udpcam.find.CommandWords;
import udpcam.find.Finding;
import udpcam.jpeg.PictureSize;
import udpcam.keys.PreSharedKey;
import udpcam.keys.SenderKeys;
import udpcam.link.UdpLink;
import udpcam.rtcp.Cname;
import udpcam.rtp.NtpTime;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Shutdown;
import udpcam.run.SliceWorkers;
import udpcam.sdp.Origin;
import udpcam.sdp.Sealing;
import udpcam.sdp.SessionDescription;
import udpcam.srtp.MasterKey;

/** The sender's command line. */
@Command(
        name = "sender",
        mixinStandardHelpOptions = true,
        versionProvider = Launch.Version.class,
        sortOptions = false,
        description = "Sends a camera's pictures over UDP, live.")
public final class SenderMain implements Callable<Integer> {
    @Mixin
    private SenderOptions options = new SenderOptions();

    @Mixin
    private DescriptionOptions descriptions = new DescriptionOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final PrintWriter out;
    private final NanoClock clock = NanoClock.SYSTEM;
    private final Counters counters = new Counters();
    private final MainLoop mainLoop = new MainLoop(clock);

    SenderMain(Console console, PrintWriter out) {
        this.console = console;
        this.out = out;
    }

    public static void main(String[] args) {
        Console console = Console.ofSystem("sender");
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        SenderMain sender = new SenderMain(console, out);
        Shutdown shutdown = new Shutdown(sender.mainLoop::stop);
        int status = Launch.run(sender, console, out, args);
        shutdown.ended(status);
        System.exit(status);
    }

    @Override
    public Integer call() throws Exception {
        if (common.verbose()) {
            Launch.verbose();
        }
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        try {
            if (options.find != null && line.getParseResult().hasMatchedOption("--remote")) {
                throw new ParameterException(line, "--find: looks for what --remote names; give one of them");
            }
            descriptions.check(line, options.wire == Packaging.Wire.RTP, options.remotes);
            refuseForClassic(options.name, "--name: is told with --wire rtp, not classic");
            if (keys.makeKey(console, out)) {
                return Launch.OK;
            }
            if (options.listDevices) {
                listDevices();
            } else {
                List<Remote> remotes = options.find == null ? options.remotes : found(options.find, line);
                if (!remotes.isEmpty()) {
                    stream(remotes);
                }
            }
            return Launch.OK;
        } catch (CameraException refused) {
            throw new EnvironmentException(String.valueOf(refused.getMessage()), refused);
        } finally {
            console.endStatus();
        }
    }

    private void refuseForClassic(@Nullable Object option, String why) {
        if (option != null && options.wire != Packaging.Wire.RTP) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
        }
    }

    private void listDevices() throws CameraException {
        List<String> lines = CameraList.lines(CameraList.ofThisSystem());
        lines.forEach(out::println);
        if (lines.isEmpty()) {
            console.say("No camera found; --device test needs none");
        }
    }

    /** The receiver of the local network; none if the user ended the search. */
    private List<Remote> found(String name, CommandLine line) throws Exception {
        CommandWords command = new CommandWords("sender", line.getParseResult().originalArgs());
        try (ReceiverSearch search = new ReceiverSearch(mainLoop::fail)) {
            search.start();
            Remote found = new Finding(name, search::found, command, console, out)
                    .find(mainLoop, clock, common.durationNanos());
            return found == null ? List.of() : List.of(found);
        }
    }

    private void stream(List<Remote> remotes) throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        PreSharedKey key = keys.key(line, console);
        refuseForClassic(key, "--key-file: there is no seal with --wire classic; leave --wire out");
        descriptions.check(line, key);
        MasterKey told = descriptions.newKey(new SecureRandom());
        SenderKeys sealing = sealing(key, told);
        Packaging packaging = options.packaging(sealing);
        Compression compression = options.compression();
        ReturningCamera camera = camera();
        if (options.simulated != null) {
            console.say("SIMULATING A BAD NETWORK: " + options.simulated);
        }
        NtpTime time = new NtpTime(InstantSource.system(), clock);
        Identity identity = new Identity(time, new SecureRandom(), options.name);
        Routes routes = new Routes(packaging, options.repairPolicy(), identity, sealing, clock, counters);
        routes.open(remotes, options.port, options.network(), mainLoop::fail);
        if (!routes.areMarked()) {
            console.say("This system does not mark datagrams (--dscp); they are sent without");
        }
        console.say("Sending " + Cameras.name(options.device) + " to " + routes.names() + ", " + compression + ", "
                + descriptions.words(key));
        FrameEncoder encoder = compression.encoder(SliceWorkers.ofThisMachine("encode", mainLoop::fail), console::say);
        run(camera, encoder, routes, time, describing(routes, identity.cname(), told));
    }

    private ReturningCamera camera() {
        return new ReturningCamera(
                Cameras.name(options.device),
                Cameras.opener(options.device, options.request(), clock),
                options.fps(),
                clock,
                counters,
                console::say);
    }

    private void run(
            ReturningCamera camera, FrameEncoder encoder, Routes routes, NtpTime time, Consumer<PictureSize> describing)
            throws Exception {
        long start = clock.nanoTime();
        SenderStatus status = new SenderStatus(console, counters, camera, encoder, routes, start);
        try (SenderApp app =
                new SenderApp(camera, encoder, routes.list(), time, clock, counters, mainLoop, describing)) {
            app.start();
            mainLoop.run(common.durationNanos(), status::tick);
        }
        console.endStatus();
        long endedNanos = clock.nanoTime() - start;
        Report.summary(console, counters, Counter.FRAMES_SENT, Counter.BYTES_SENT, endedNanos);
        if (!camera.gavePictures() && endedNanos >= common.durationNanos()) {
            throw new EnvironmentException("No picture came within --duration");
        }
    }

    private static @Nullable SenderKeys sealing(@Nullable PreSharedKey agreed, @Nullable MasterKey told) {
        if (told != null) {
            return SenderKeys.described(told);
        }
        return agreed == null ? null : SenderKeys.agreed(agreed, new SecureRandom());
    }

    /** Describes what goes to the first remote; {@code key} is null where that is not sealed, or by a key that is not told. */
    private Consumer<PictureSize> describing(Routes routes, Cname cname, @Nullable MasterKey key) {
        Path file = descriptions.file();
        if (file == null) {
            return size -> {};
        }
        UdpLink first = routes.first();
        Supplier<@Nullable SessionDescription> stream = () -> {
            InetSocketAddress remote = first.remoteAddress();
            SessionDescription open = described(remote);
            if (open == null || key == null) {
                return open;
            }
            if (remote != null && remote.getAddress().isMulticastAddress()) {
                // Its name led there: a group's address was refused before.
                mainLoop.fail(new EnvironmentException(DescriptionOptions.NO_GROUP));
                return null;
            }
            return open.sealedBy(Sealing.of(key, routes.firstSsrc(), cname));
        };
        return new SessionFile(file, stream, () -> origin(first), out, console, mainLoop::post, mainLoop::fail)::offer;
    }

    private @Nullable SessionDescription described(@Nullable InetSocketAddress remote) {
        return remote == null ? null : SessionDescription.ofOurs(remote, options.ttl, options.fps());
    }

    private static Origin origin(UdpLink link) {
        return Origin.of(link.localAddress().getAddress(), Instant.now().getEpochSecond());
    }
}
