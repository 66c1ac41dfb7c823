package udpcam.sender;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Remote;
import udpcam.count.Counters;
import udpcam.frame.Packetizer;
import udpcam.impair.ImpairedSink;
import udpcam.impair.LossModel;
import udpcam.keys.SenderKeys;
import udpcam.link.Addresses;
import udpcam.link.DatagramSink;
import udpcam.link.Destination;
import udpcam.link.HostLookup;
import udpcam.link.Link;
import udpcam.link.UdpLink;
import udpcam.pace.Pace;
import udpcam.rate.PathMtu;
import udpcam.rate.RateControl;
import udpcam.repair.Repair;
import udpcam.repair.RepairPolicy;
import udpcam.run.NanoClock;
import udpcam.session.SenderSession;

/** The ways to all remotes of the command line. */
final class Routes {
    private static final String OS_NAME = System.getProperty("os.name", "");

    /** How long the start waits for name servers. */
    private static final long LOOKUP_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A remote whose address is not known yet is taken for one on another computer. */
    private static final InetAddress ELSEWHERE = new InetSocketAddress(0).getAddress();

    private final Packaging packaging;
    private final RepairPolicy repairPolicy;
    private final Identity identity;
    private final @Nullable SenderKeys keys;
    private final NanoClock clock;
    private final Counters counters;
    private final List<Route> routes = new ArrayList<>();
    private final List<UdpLink> links = new ArrayList<>();
    private final List<RemoteStreams> streams = new ArrayList<>();
    private final List<SenderStatus.Trouble> troubles = new ArrayList<>();
    private boolean marked = true;

    /** None yet; {@code keys} is null where streams are open to the network. */
    Routes(
            Packaging packaging,
            RepairPolicy repairPolicy,
            Identity identity,
            @Nullable SenderKeys keys,
            NanoClock clock,
            Counters counters) {
        this.packaging = packaging;
        this.repairPolicy = repairPolicy;
        this.identity = identity;
        this.keys = keys;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * Adds the remotes, each with a link of its own. A name that is not known and a network that is not there yet are tried
     * again and again.
     *
     * @param network how datagrams go through it
     * @param onFailure is told of a bug in a worker
     * @throws EnvironmentException that the user is told, if a remote can never be reached or the system gives no sockets
     */
    void open(List<Remote> remotes, int defaultPort, Network network, Consumer<Throwable> onFailure)
            throws EnvironmentException, InterruptedException {
        List<Destination> destinations = new ArrayList<>();
        for (Remote remote : remotes) {
            RemoteStreams stream = RemoteStreams.of(identity, keys, counters);
            Destination to = new Destination(remote.host(), remote.port().orElse(defaultPort), network.ttl());
            refuseUnreachable(to);
            links.add(link(to, stream, onFailure));
            streams.add(stream);
            destinations.add(to);
        }
        long deadline = clock.nanoTime() + LOOKUP_NANOS;
        for (int i = 0; i < remotes.size(); i++) {
            links.get(i).awaitOpen(deadline - clock.nanoTime());
            add(destinations.get(i), links.get(i), streams.get(i), network, onFailure);
        }
    }

    private static void refuseUnreachable(Destination to) throws EnvironmentException {
        InetAddress address = to.literal();
        if (address == null) {
            return;
        }
        if (Addresses.isBroadcast(address)) {
            throw new EnvironmentException(
                    "--remote " + to.host() + " is a broadcast address, to which nothing is sent: "
                            + "name each viewer, or a multicast group such as 239.1.2.3");
        }
        if (address instanceof Inet6Address
                && address.isLinkLocalAddress()
                && to.host().indexOf('%') < 0) {
            throw new EnvironmentException("--remote " + to.host() + " is the same in each network: name the network "
                    + "interface, too, as " + to.host() + "%eth0");
        }
    }

    private UdpLink link(Destination to, RemoteStreams streams, Consumer<Throwable> onFailure)
            throws EnvironmentException {
        try {
            return UdpLink.to(
                            to,
                            HostLookup.ofSystem(),
                            datagram -> packaging.isRtp() && streams.areIn(datagram),
                            clock,
                            counters)
                    .start(onFailure);
        } catch (IOException failure) {
            throw new EnvironmentException("cannot open a socket: " + failure.getMessage(), failure);
        }
    }

    private void add(
            Destination to, UdpLink link, RemoteStreams streams, Network network, Consumer<Throwable> onFailure) {
        InetSocketAddress known = link.remoteAddress();
        InetAddress address = known == null ? Objects.requireNonNullElse(to.literal(), ELSEWHERE) : known.getAddress();
        marked &= network.dscp() == 0 || link.mark(network.dscp());
        LossModel model = network.simulated();
        DatagramSink way = model.equals(LossModel.NONE)
                ? link
                : new ImpairedSink(link, model.reseeded(routes.size()), clock, counters).start(onFailure);
        String name =
                address.equals(ELSEWHERE) ? to.toString() : Addresses.text(new InetSocketAddress(address, to.port()));
        routes.add(
                packaging.isRtp()
                        ? rtp(name, address, streams, network, way, link)
                        : classic(name, address, network, way, link));
        troubles.add(new SenderStatus.Trouble(name, link.departures(), to.isName() ? link::remoteAddress : () -> null));
    }

    private Route rtp(
            String name, InetAddress address, RemoteStreams streams, Network network, DatagramSink way, UdpLink back) {
        boolean isGroup = address.isMulticastAddress();
        SenderSession session = streams.session(identity, isGroup);
        PathMtu path = packaging.path(
                address, () -> Addresses.mostInOnePiece(back.localAddress().getAddress()));
        IntSupplier told = () -> isAt(address, back.remoteAddress()) ? session.maxDatagram(clock.nanoTime()) : 0;
        IntSupplier bytes = isGroup ? path::bytes : () -> path.bytes(back.localAddress(), back.remoteAddress());
        Packetizer packetizer = packaging.rtpPacketizer(streams.pictures(), address, OS_NAME, bytes, told);
        RepairPolicy policy = isGroup ? repairPolicy.forGroup() : repairPolicy;
        RateControl rate = new RateControl(network.bitrate(), isGroup, path, streams.all(), clock);
        DatagramSink direct = rate.metered(streams.sealing(way));
        Repair repair = policy.isOff()
                ? null
                : policy.repair(streams.parity(), streams.retransmissions(), session, rate, direct, clock, counters);
        DatagramSink sink = paced(direct, address, network, rate);
        FrameTransmitter transmitter = new FrameTransmitter(packetizer, sink, direct, session, repair, rate, clock);
        return new Route(name, transmitter, direct, new Feedback(back, streams.seal(), session, repair, rate, clock));
    }

    /** Whether a remote is still where it was when the size of its datagrams was chosen. */
    private static boolean isAt(InetAddress address, @Nullable InetSocketAddress remote) {
        return remote != null && remote.getAddress().equals(address);
    }

    private Route classic(String name, InetAddress address, Network network, DatagramSink way, Link back) {
        Packetizer packetizer = packaging.classicPacketizer(address, OS_NAME);
        RateControl rate = new RateControl(network.bitrate(), List.of(), clock);
        DatagramSink sink = paced(way, address, network, rate);
        FrameTransmitter transmitter = new FrameTransmitter(packetizer, sink, way, null, null, rate, clock);
        return new Route(name, transmitter, way, new Feedback(back, null, null, null, rate, clock));
    }

    /** To this computer nothing waits: no queue is worse than the wait. */
    private DatagramSink paced(DatagramSink sink, InetAddress address, Network network, RateControl rate) {
        DatagramSink paced = network.pace().around(sink, address, clock);
        return Addresses.contains(address) || network.pace().equals(Pace.OFF) ? paced : rate.paced(paced);
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

    /** The link to the first remote, of which session descriptions tell. */
    UdpLink first() {
        return links.get(0);
    }

    /** The SSRC of what goes to the first remote. */
    int firstSsrc() {
        return streams.get(0).pictures().ssrc();
    }

    /** All remotes, for the user. */
    String names() {
        return routes.stream().map(Route::name).collect(Collectors.joining(", "));
    }
}
