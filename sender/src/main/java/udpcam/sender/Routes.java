package udpcam.sender;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Remote;
import udpcam.frame.Segmenter;
import udpcam.link.Addresses;
import udpcam.link.DatagramSink;
import udpcam.link.ImpairedSink;
import udpcam.link.LossModel;
import udpcam.link.UdpSink;
import udpcam.rtp.RtpStream;
import udpcam.run.Counters;
import udpcam.run.NanoClock;

/**
 * The ways to all remotes of the command line.
 *
 * @param first the socket of the first remote, which session descriptions tell of
 */
record Routes(List<Route> list, List<SenderStatus.Trouble> troubles, UdpSink first) {
    /** Opens a socket for each remote; throws what the user is told if a name is unknown or a socket refused. */
    static Routes open(
            List<Remote> remotes,
            int defaultPort,
            Packaging packaging,
            int ttl,
            LossModel model,
            NanoClock clock,
            RandomGenerator random,
            Counters counters,
            Consumer<Throwable> onFailure)
            throws EnvironmentException {
        List<Route> list = new ArrayList<>();
        List<SenderStatus.Trouble> troubles = new ArrayList<>();
        UdpSink first = null;
        for (Remote remote : remotes) {
            InetSocketAddress address =
                    new InetSocketAddress(remote.host(), remote.port().orElse(defaultPort));
            if (address.isUnresolved()) {
                throw new EnvironmentException("--remote: no address is known for '" + remote.host() + "'");
            }
            UdpSink udp = connect(address, ttl, counters);
            first = first == null ? udp : first;
            DatagramSink sink = model.equals(LossModel.NONE)
                    ? udp
                    : new ImpairedSink(udp, model.reseeded(list.size()), clock, counters).start(onFailure);
            String name = Addresses.text(address);
            RtpStream stream = new RtpStream(random);
            Segmenter segmenter = packaging.segmenter(stream, address.getAddress(), System.getProperty("os.name", ""));
            list.add(new Route(name, segmenter, sink));
            troubles.add(new SenderStatus.Trouble(name, udp));
        }
        return new Routes(list, troubles, Objects.requireNonNull(first, "there is a default remote"));
    }

    /** All remotes, for the user. */
    String names() {
        return list.stream().map(Route::name).collect(Collectors.joining(", "));
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
