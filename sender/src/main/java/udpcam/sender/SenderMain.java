package udpcam.sender;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import udpcam.camera.CameraException;
import udpcam.camera.CameraList;
import udpcam.camera.CameraRequest;
import udpcam.camera.Cameras;
import udpcam.camera.ReturningCamera;
import udpcam.cli.CommonOptions;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Launch;
import udpcam.cli.NewFile;
import udpcam.cli.Remote;
import udpcam.cli.Report;
import udpcam.cli.Values;
import udpcam.encode.FrameEncoder;
import udpcam.frame.RtpSegmenter;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.link.LossModel;
import udpcam.link.UdpSink;
import udpcam.rtp.NtpTime;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Shutdown;
import udpcam.sdp.Origin;
import udpcam.sdp.SessionDescription;
import udpcam.sender.Compression.Passthrough;

/** The sender's command line. */
@Command(
        name = "sender",
        mixinStandardHelpOptions = true,
        versionProvider = Launch.Version.class,
        sortOptions = false,
        description = "Sends a camera's pictures over UDP, live.")
public final class SenderMain implements Callable<Integer> {
    @Option(
            names = "--remote",
            paramLabel = "HOST[:PORT]",
            defaultValue = "127.0.0.1",
            converter = Values.RemoteConverter.class,
            description = "Where to send: name, IPv4 or [IPv6]; repeat it for more viewers. Default: ${DEFAULT-VALUE}.")
    private List<Remote> remotes = new ArrayList<>();

    @Option(
            names = "--quality",
            paramLabel = "1-100",
            converter = Values.Quality.class,
            description = "JPEG quality. Default: 50, and a camera's own JPEG is sent as it is.")
    private @Nullable Integer quality;

    @Option(
            names = "--passthrough",
            paramLabel = "auto|off",
            defaultValue = "auto",
            converter = PassthroughConverter.class,
            description = "A camera's own JPEG; auto: sent as it is, unless --quality is given; off: compressed anew. "
                    + "Default: ${DEFAULT-VALUE}.")
    private Passthrough passthrough = Passthrough.AUTO;

    @Option(
            names = "--sampling",
            paramLabel = "4:2:0|4:2:2",
            defaultValue = "4:2:0",
            converter = Values.ChromaSampling.class,
            description = "JPEG chroma; 4:2:2 has twice the detail of 4:2:0. Default: ${DEFAULT-VALUE}.")
    private Sampling sampling = Sampling.YUV_420;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "0",
            description = "Camera number or path (/dev/video2, /dev/v4l/by-id/...), 'test' for a test pattern, or a "
                    + "file, URL, FIFO or - (standard input). Default: ${DEFAULT-VALUE}.")
    private String device = "";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Values.Size.class,
            description = "Picture size, such as 1280x720. Default: the source's own.")
    private @Nullable PictureSize size;

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            converter = Values.FrameRate.class,
            description = "Frames a second. Default: the source's own.")
    private @Nullable Double fps;

    @Option(
            names = "--camera-format",
            paramLabel = "FORMAT",
            defaultValue = CameraRequest.AUTO,
            converter = Format.class,
            description = "The camera's pixel format: auto, mjpg, yuyv, nv12, ... Default: ${DEFAULT-VALUE}.")
    private String format = "";

    @Option(names = "--list-devices", description = "Print the cameras of this computer and exit.")
    private boolean listDevices;

    @Option(names = "--loop", description = "Play a file again and again.")
    private boolean loop;

    @Option(
            names = "--mtu",
            paramLabel = "BYTES",
            defaultValue = "auto",
            converter = MtuConverter.class,
            description = "Size of the datagrams, 256-65471 bytes; auto: 1400, on the classic wire 65471 to this "
                    + "computer, and more where a frame would need over 255 of them. Default: ${DEFAULT-VALUE}.")
    private int mtu;

    @Option(
            names = "--wire",
            paramLabel = "WIRE",
            defaultValue = "rtp",
            converter = WireConverter.class,
            description = "How pictures travel: rtp (RTP/JPEG, RFC 2435, which other programs know, too), or classic, "
                    + "the wire of the first version. Default: ${DEFAULT-VALUE}.")
    private Packaging.Wire wire = Packaging.Wire.RTP;

    @Option(
            names = "--ttl",
            paramLabel = "1-255",
            defaultValue = "1",
            converter = Values.Ttl.class,
            description = "How far multicast goes, if --remote is a multicast group: 1 stays in the local network. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int ttl;

    @Option(
            names = "--sdp",
            paramLabel = "FILE",
            converter = NewFile.class,
            description = "Write a session description for other players of what the first --remote gets, again when "
                    + "the picture size changes; - prints the first.")
    private @Nullable Path sdp;

    @Option(
            names = "--simulate",
            paramLabel = "WHAT",
            converter = Values.Simulation.class,
            description = "Be a bad network: any of loss=5%%,reorder=1%%,duplicate=1%%,delay=20ms,seed=7.")
    private @Nullable LossModel simulated;

    @Mixin
    private CommonOptions common = new CommonOptions();

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
        try {
            if (listDevices) {
                listDevices();
            } else {
                stream();
            }
            return Launch.OK;
        } catch (CameraException refused) {
            throw new EnvironmentException(String.valueOf(refused.getMessage()), refused);
        } finally {
            console.endStatus();
        }
    }

    private void listDevices() throws CameraException {
        List<String> lines = CameraList.lines(CameraList.ofThisSystem());
        lines.forEach(out::println);
        if (lines.isEmpty()) {
            console.say("No camera found; --device test needs none");
        }
    }

    private void stream() throws Exception {
        Compression compression = new Compression(quality, sampling, passthrough, Cameras.mayGiveJpeg(device));
        CameraRequest request =
                new CameraRequest(size, fps == null ? 0 : fps, format, compression.passesThrough(), loop);
        ReturningCamera camera = new ReturningCamera(
                Cameras.name(device), Cameras.opener(device, request, clock), clock, counters, console::say);
        LossModel model = simulated == null ? LossModel.NONE : simulated;
        if (simulated != null) {
            console.say("SIMULATING A BAD NETWORK: " + simulated);
        }
        NtpTime time = new NtpTime(InstantSource.system(), clock);
        Routes routes = new Routes(new Packaging(wire, mtu), new Identity(time, new SecureRandom()), clock, counters);
        for (Remote remote : remotes) {
            routes.open(remote, common.port(), ttl, model, mainLoop::fail);
        }
        console.say("Sending " + Cameras.name(device) + " to " + routes.names() + ", " + compression);
        FrameEncoder encoder = compression.encoder(console::say);
        long start = clock.nanoTime();
        SenderStatus status = new SenderStatus(console, counters, camera, routes, start);
        try (SenderApp app =
                new SenderApp(camera, encoder, routes.list(), time, counters, mainLoop, describing(routes.first()))) {
            app.start();
            mainLoop.run(common.durationNanos(), status::tick);
        }
        console.endStatus();
        Report.summary(console, counters, Counter.FRAMES_SENT, Counter.BYTES_SENT, clock.nanoTime() - start);
    }

    private Consumer<PictureSize> describing(UdpSink first) throws IOException {
        if (sdp == null) {
            return size -> {};
        }
        Origin origin = Origin.of(first.localAddress(), Instant.now().getEpochSecond());
        SessionDescription stream = SessionDescription.ofOurs(first.remoteAddress(), ttl, fps == null ? 0 : fps);
        return new SessionFile(sdp, stream, origin, out, console)::offer;
    }

    private static final class Format implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (value.matches("[A-Za-z0-9]{3,4}|auto")) {
                return value.toLowerCase(Locale.ROOT);
            }
            throw Values.refused(value, "auto or a pixel format such as mjpg or yuyv");
        }
    }

    private static final class PassthroughConverter implements ITypeConverter<Passthrough> {
        @Override
        public Passthrough convert(String value) {
            return switch (value) {
                case "auto" -> Passthrough.AUTO;
                case "off" -> Passthrough.OFF;
                default -> throw Values.refused(value, "auto or off");
            };
        }
    }

    private static final class MtuConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return value.equals("auto")
                    ? Packaging.AUTO
                    : (int) Values.bounded(
                            value,
                            RtpSegmenter.MIN_DATAGRAM_BYTES,
                            RtpSegmenter.MAX_DATAGRAM_BYTES,
                            "auto or a size from 256 to 65471 bytes");
        }
    }

    private static final class WireConverter implements ITypeConverter<Packaging.Wire> {
        @Override
        public Packaging.Wire convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "classic" -> Packaging.Wire.CLASSIC;
                case "rtp" -> Packaging.Wire.RTP;
                default -> throw Values.refused(value, "rtp or classic");
            };
        }
    }
}
