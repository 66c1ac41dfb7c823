package udpcam.receiver;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.link.Addresses;
import udpcam.link.UdpSource;

/** Opens the port that the receiver listens on, and says where that is. */
final class Listening {
    private Listening() {}

    /** {@code bind} is an address of this computer, or null for all; {@code group} one to join, or null for none. */
    static UdpSource open(@Nullable String bind, @Nullable InetAddress group, int port, Console console)
            throws EnvironmentException {
        String where =
                (bind == null ? "" : bind + " ") + (group == null ? "" : Addresses.text(group) + " ") + "port " + port;
        try {
            InetAddress local =
                    bind == null ? null : resolve("--bind", bind).iterator().next();
            UdpSource source = group != null
                    ? new UdpSource(new InetSocketAddress(group, port), local)
                    : new UdpSource(local == null ? new InetSocketAddress(port) : new InetSocketAddress(local, port));
            String here = bind == null ? String.join(", ", Addresses.reachable()) : bind;
            tell(source, group == null ? here : Addresses.text(group), port, console);
            return source;
        } catch (BindException refused) {
            throw new EnvironmentException(
                    "Cannot listen on " + where + ": " + refused.getMessage()
                            + (String.valueOf(refused.getMessage()).contains("in use")
                                    ? " (is another receiver running? try another --port)"
                                    : " (is --bind an address of this computer?)"),
                    refused);
        } catch (IOException failure) {
            throw new EnvironmentException("Cannot listen on " + where + ": " + failure.getMessage(), failure);
        }
    }

    private static void tell(UdpSource source, String here, int port, Console console) throws IOException {
        int granted = source.grantedBufferBytes();
        console.say("Listening on UDP port %d%s, receive buffer %,d bytes"
                .formatted(port, here.isEmpty() ? "" : " of " + here, granted));
        if (granted < UdpSource.RECEIVE_BUFFER_BYTES) {
            console.say(("The system grants %,d bytes of receive buffer, %,d were asked: large frames may be lost. "
                            + "On Linux: sudo sysctl -w net.core.rmem_max=%d")
                    .formatted(granted, UdpSource.RECEIVE_BUFFER_BYTES, UdpSource.RECEIVE_BUFFER_BYTES));
        }
    }

    static Set<InetAddress> resolve(String option, String host) throws EnvironmentException {
        try {
            return Set.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw new EnvironmentException(option + ": no address is known for '" + host + "'", unknown);
        }
    }
}
