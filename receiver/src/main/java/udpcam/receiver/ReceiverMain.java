package udpcam.receiver;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import udpcam.cli.CommonOptions;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Launch;
import udpcam.cli.Report;
import udpcam.cli.secret.KeyOptions;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.display.Display;
import udpcam.display.WindowDisplay;
import udpcam.display.WindowOpening;
import udpcam.display.wall.WallDisplay;
import udpcam.keys.PreSharedKey;
import udpcam.keys.ReceiverSeal;
import udpcam.link.UdpLink;
import udpcam.outlet.Admission;
import udpcam.outlet.RecordOutlet;
import udpcam.outlet.Showings;
import udpcam.receiver.status.StreamMessages;
import udpcam.rtp.NtpTime;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Shutdown;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.Reporter;
import udpcam.stream.View;
import udpcam.web.WebPage;

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
    private RecordOptions records = new RecordOptions();

    @Mixin
    private WebOptions web = new WebOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final NanoClock clock = NanoClock.SYSTEM;
    private final Counters counters = new Counters();
    private final MainLoop mainLoop = new MainLoop(clock);
    private @Nullable UserControls controls;
    private Runnable onDisplayGone = () -> {};

    ReceiverMain(Console console) {
        this.console = console;
    }

    public static void main(String[] args) {
        Console console = Console.ofSystem("receiver");
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        ReceiverMain receiver = new ReceiverMain(console);
        Shutdown shutdown = new Shutdown(receiver.mainLoop::stop);
        receiver.onDisplayGone = shutdown.lastResort(
                Launch.ENVIRONMENT, "receiver: " + WindowOpening.GONE + ", and what had to be ended hung");
        int status = Launch.run(receiver, console, out, args);
        shutdown.ended(status);
        if (receiver.isDisplayGone()) {
            Runtime.getRuntime().halt(status); // AWT's own work at the exit would wait for its lost screen for ever
        }
        System.exit(status);
    }

    private boolean isDisplayGone() {
        return controls != null && controls.isDisplayGone();
    }

    @Override
    public Integer call() throws Exception {
        if (common.verbose()) {
            Launch.verbose();
        }
        records.check();
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (web.makePassword(console, line.getOut()) || keys.makeKey(console, line.getOut())) {
            return Launch.OK;
        }
        if (options.headless) {
            System.setProperty("java.awt.headless", "true"); // a snapshot's PNG needs no connection to a screen
        }
        PreSharedKey key = keys.key(line, console);
        List<Port> ports = options.ports(line, counters);
        Set<InetAddress> wanted = options.from == null ? Set.of() : Listening.resolve(options.from);
        Admission admission = new Admission(options.maxPixels());
        NtpTime time = new NtpTime(InstantSource.system(), clock);
        Recording recording = new Recording(records, admission, console, counters, clock, mainLoop::fail);
        SnapshotSaver saver = new SnapshotSaver(console, mainLoop::fail);
        UserControls user = new UserControls(mainLoop, recording, saver, options.snapshotFile, onDisplayGone);
        controls = user;
        try (WebPage page = web.open(line, counters, clock, console, mainLoop::fail);
                recording;
                saver) {
            saver.start();
            OutletFactory outlets = new OutletFactory(admission, counters, page, time, clock, mainLoop);
            stream(ports, key, wanted, time, recording, outlets, user);
        } finally {
            console.endStatus();
        }
        return user.saveLast() && recording.hasSucceeded() && !user.isDisplayGone() ? Launch.OK : Launch.ENVIRONMENT;
    }

    private void stream(
            List<Port> ports,
            @Nullable PreSharedKey key,
            Set<InetAddress> wanted,
            NtpTime time,
            Recording recording,
            OutletFactory outlets,
            UserControls user)
            throws Exception {
        StreamMessages messages = new StreamMessages(console, clock, options.show());
        Presentation shown = null;
        String sealed = options.words(Objects.requireNonNull(spec).commandLine(), key);
        long start = clock.nanoTime();
        try (Receptions receptions = new Receptions(ports, options.bind, sealed, console, mainLoop::fail)) {
            List<ReceivedStreams> streams = new ArrayList<>();
            for (int i = 0; i < ports.size(); i++) {
                UdpLink link = receptions.links().get(i);
                Counters ofPort = ports.get(i).counters();
                ReceiverSeal seal = options.seal(key, link::send, ofPort);
                Reporter reporter = new Reporter(seal, options.reportsKind(), time, new SecureRandom());
                streams.add(new ReceivedStreams(
                        options.show(), options.format(), wanted, seal, reporter, messages, ofPort));
            }
            View first = streams.get(0).views().get(0);
            shown = options.showsOne()
                    ? oneStream(first, ports.get(0), outlets, recording, user)
                    : wall(ports, outlets, recording, user);
            user.present(shown);
            for (int i = 0; i < ports.size(); i++) {
                Showings showings = new Showings(streams.get(i).views(), shown.ofPort(ports.get(i)));
                receptions.add(streams.get(i), showings, clock, mainLoop);
            }
            start = clock.nanoTime();
            run(receptions, shown, messages);
            recording.end(); // all together, before one after the other is waited for
            if (user.isDisplayGone()) {
                console.say(WindowOpening.GONE);
            }
        } finally {
            if (shown != null) {
                shown.close();
            }
        }
        console.endStatus();
        Report.summary(console, counters, Counter.FRAMES_SHOWN, Counter.BYTES_RECEIVED, clock.nanoTime() - start);
        shown.delays().forEach(console::say);
    }

    private void run(Receptions receptions, Presentation shown, StreamMessages messages) throws Exception {
        receptions.start(options.announces());
        mainLoop.run(common.durationNanos(), nowNanos -> {
            messages.tick(nowNanos);
            shown.tick(nowNanos);
        });
    }

    private Presentation oneStream(View view, Port port, OutletFactory outlets, Recording recording, UserControls user)
            throws EnvironmentException {
        ViewName name = new ViewName(view, clock);
        RecordOutlet recorder = recording.ofOne(name::await);
        Display display = options.headless ? null : new WindowDisplay("udpcam", user, Wall.waiting(List.of(port)));
        return new OneStream(name, port, outlets, recorder, display, console, clock.nanoTime());
    }

    private Presentation wall(List<Port> ports, OutletFactory outlets, Recording recording, UserControls user)
            throws EnvironmentException {
        WallDisplay display = options.headless ? null : new WallDisplay("udpcam", user, Wall.waiting(ports));
        return new Wall(ports, outlets, recording, display, console, counters, clock);
    }
}
