package udpcam.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.count.Counters;
import udpcam.discovery.Announcement;
import udpcam.link.UdpLink;
import udpcam.outlet.Showings;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.stream.ReceivedStreams;

/** What receives, a link and an app for each port. Called by the main thread. */
final class Receptions implements AutoCloseable {
    private final List<Port> ports;
    private final List<UdpLink> links = new ArrayList<>();
    private final List<ReceiverApp> apps = new ArrayList<>();
    private final List<Announcement> announcements = new ArrayList<>();
    private final Consumer<Throwable> onFailure;

    /** Opens the links, and says where they listen, and how what comes is {@code sealed}. */
    Receptions(List<Port> ports, @Nullable String bind, String sealed, Console console, Consumer<Throwable> onFailure)
            throws EnvironmentException {
        this.ports = ports;
        this.onFailure = onFailure;
        try {
            for (Port port : ports) {
                InetAddress address = port.listening().getAddress();
                InetAddress group = address.isMulticastAddress() ? address : null;
                links.add(Listening.open(bind, group, port.listening().getPort(), sealed, console, onFailure));
            }
        } catch (EnvironmentException refused) {
            close();
            throw refused;
        }
    }

    /** The links, in the order of their ports. */
    List<UdpLink> links() {
        return links;
    }

    /** Adds the app of the next port, which shows these streams so. */
    void add(ReceivedStreams streams, Showings showings, NanoClock clock, MainLoop loop) {
        int port = apps.size();
        Counters counters = ports.get(port).counters();
        apps.add(new ReceiverApp(links.get(port), streams, showings, clock, counters, loop));
        if (streams.views().size() == 1) {
            showings.of(streams.views().get(0)); // there is no need to wait for the first frame
        }
    }

    /** Starts all of them; {@code announced} says whether senders are to find them. */
    void start(boolean announced) throws IOException {
        for (ReceiverApp app : apps) {
            app.discard(); // what came while the libraries were loaded is old
            app.start();
        }
        for (UdpLink link : announced ? links : List.<UdpLink>of()) {
            Announcement announcement = new Announcement(link.localAddress(), onFailure);
            announcement.start();
            announcements.add(announcement);
        }
    }

    /** May be called again: what the apps use is freed once. */
    @Override
    public void close() {
        announcements.forEach(Announcement::close);
        announcements.clear();
        apps.forEach(ReceiverApp::close);
        apps.clear();
        links.forEach(UdpLink::close); // where there is no app yet
    }
}
