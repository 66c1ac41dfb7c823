package udpcam.sender;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Remote;
import udpcam.frame.Segmenter;
import udpcam.link.Addresses;
import udpcam.link.DatagramSink;
import udpcam.link.DatagramSource;
import udpcam.link.ImpairedSink;
import udpcam.link.LossModel;
import udpcam.link.UdpSink;
import udpcam.rtp.RtpStream;
import udpcam.rtp.SenderSession;
import udpcam.run.Counters;
import udpcam.run.NanoClock;

/** The ways to all remotes of the command line. */
final class Routes {
    private static final String OS_NAME = System.getProperty("os.name", "");

    private final Packaging packaging;
    private final RepairPolicy repairPolicy;
    private final Identity identity;
    private final NanoClock clock;
    private final Counters counters;
    private final List<Route> routes = new ArrayList<>();
    private final List<UdpSink> sockets = new ArrayList<>();
    private final List<SenderStatus.Trouble> troubles = new ArrayList<>();
    private boolean marked = true;

    /** None yet. */
    Routes(Packaging packaging, RepairPolicy repairPolicy, Identity identity, NanoClock clock, Counters counters) {
        this.packaging = packaging;
        this.repairPolicy = repairPolicy;
        this.identity = identity;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * Adds a remote, with a socket of its own.
     *
     * @param network how datagrams go through it
     * @param onFailure is told of a bug in the worker that delays them
     * @throws EnvironmentException that the user is told, if the name is unknown or the socket refused
     */
    void open(Remote remote, int defaultPort, Network network, Consumer<Throwable> onFailure)
            throws EnvironmentException {
        InetSocketAddress address =
                new InetSocketAddress(remote.host(), remote.port().orElse(defaultPort));
        if (address.isUnresolved()) {
            throw new EnvironmentException("--remote: no address is known for '" + remote.host() + "'");
        }
        UdpSink udp = connect(address, network.ttl(), counters);
        marked &= network.dscp() == 0 || udp.mark(network.dscp());
        LossModel model = network.simulated();
        DatagramSink sink = model.equals(LossModel.NONE)
                ? udp
                : new ImpairedSink(udp, model.reseeded(routes.size()), clock, counters).start(onFailure);
        DatagramSink paced = network.pace().around(sink, address.getAddress(), clock);
        String name = Addresses.text(address);
        routes.add(packaging.isRtp() ? rtp(name, address, paced, sink, udp) : classic(name, address, paced, sink, udp));
        sockets.add(udp);
        troubles.add(new SenderStatus.Trouble(name, udp));
    }

    private Route rtp(
            String name, InetSocketAddress address, DatagramSink sink, DatagramSink direct, DatagramSource back) {
        RtpStream stream = identity.newStream();
        boolean isGroup = address.getAddress().isMulticastAddress();
        SenderSession session = identity.newSession(stream, isGroup);
        Segmenter segmenter = packaging.rtpSegmenter(
                stream, address.getAddress(), OS_NAME, () -> session.maxDatagram(clock.nanoTime()));
        RepairPolicy policy = isGroup ? repairPolicy.forGroup() : repairPolicy;
        Repair repair = policy.isOff() ? null : policy.repair(identity.newStream(), session, direct, clock, counters);
        return new Route(name, segmenter, sink, direct, back, session, repair, clock);
    }

    private Route classic(
            String name, InetSocketAddress address, DatagramSink sink, DatagramSink direct, DatagramSource back) {
        Segmenter segmenter = packaging.classicSegmenter(address.getAddress(), OS_NAME);
        return new Route(name, segmenter, sink, direct, back, null, null, clock);
    }

    List<Route> list() {
        return routes;
    }

    List<SenderStatus.Trouble> troubles() {
        return troubles;
    }

    /** Whether the system marks the datagrams as it was asked to. */
    boolean areMarked() {
        return marked;
    }

    /** The socket of the first remote, of which session descriptions tell. */
    UdpSink first() {
        return sockets.get(0);
    }

    /** All remotes, for the user. */
    String names() {
        return routes.stream().map(Route::name).collect(Collectors.joining(", "));
    }

    private static UdpSink connect(InetSocketAddress address, int ttl, Counters counters) throws EnvironmentException {
        try {
            return new UdpSink(address, ttl, counters);
        } catch (SocketException refused) {
            throw new EnvironmentException(
                    "--remote: cannot send to " + address + ": " + refused.getMessage(), refused);
        } catch (IOException failure) {
            throw new EnvironmentException("cannot open a socket: " + failure.getMessage(), failure);
        }
    }
}
