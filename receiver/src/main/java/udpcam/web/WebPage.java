package udpcam.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.run.NanoClock;
import udpcam.web.access.Gate;
import udpcam.web.access.PasswordGate;
import udpcam.web.http.Resource;
import udpcam.web.http.WebServer;

/** The page with all that is beside it: takes its port when it is made, answers from {@link #start} until it is closed. */
public final class WebPage implements AutoCloseable {
    private static final List<String> FILES = List.of(
            "page.css",
            "main.js",
            "frames.js",
            "decoder.js",
            "picture.js",
            "figures.js",
            "stats.js",
            "controls.js",
            "notice.js",
            "icon.svg");

    private final WebServer server;
    private final Gate gate;
    private final @Nullable PasswordGate password;
    private final NanoClock clock;
    private final WebStreams streams = new WebStreams();

    /** Listens at an address; null stands for no password. Throws if the port is taken. */
    public WebPage(
            InetSocketAddress address,
            Gate gate,
            @Nullable PasswordGate password,
            NanoClock clock,
            Consumer<Throwable> onFailure)
            throws IOException {
        this.server = new WebServer(address, clock, onFailure);
        this.gate = gate;
        this.password = password;
        this.clock = clock;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** What it shows; streams may come and go at any time. */
    public WebStreams streams() {
        return streams;
    }

    /** Begins to answer, with these counters among the figures. */
    public void start(Counters counters) {
        Viewers viewers = new Viewers();
        Map<String, Resource> resources = new HashMap<>();
        resources.put("/", new PageFile("index.html"));
        FILES.forEach(file -> resources.put("/" + file, new PageFile(file)));
        resources.put("/login", new LoginResource(password));
        resources.put("/frame", viewers.bounded(new FrameResource(streams, clock)));
        resources.put("/stream.mjpeg", viewers.bounded(new MjpegResource(streams)));
        resources.put("/snapshot.jpg", viewers.bounded(new SnapshotResource(streams)));
        resources.put("/stats.json", new StatsResource(streams, counters, viewers, clock));
        resources.put("/metrics", new MetricsResource(streams, counters, viewers));
        server.start(new Site(resources, gate, password));
    }

    @Override
    public void close() {
        server.close();
    }
}
