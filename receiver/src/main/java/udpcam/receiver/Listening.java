package udpcam.receiver;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.link.Addresses;
import udpcam.link.UdpLink;

/** Opens the port that the receiver listens on, and says where that is. */
final class Listening {
    private Listening() {}

    /**
     * Opens the link.
     *
     * @param bind an address or network interface of this computer; null for all
     * @param group one to join; null for none
     * @param sealed how what comes is sealed, in words
     * @param onFailure is told of a bug in the link's worker
     */
    static UdpLink open(
            @Nullable String bind,
            @Nullable InetAddress group,
            int port,
            String sealed,
            Console console,
            Consumer<Throwable> onFailure)
            throws EnvironmentException {
        try {
            UdpLink link = UdpLink.listening(bind, group, port, onFailure);
            String here = bind == null
                    ? String.join(", ", Addresses.reachable())
                    : Addresses.text(link.localAddress().getAddress());
            String place = group == null ? here : Addresses.text(group);
            tell(link, port + (place.isEmpty() ? "" : " of " + place), sealed, console);
            return link;
        } catch (UnknownHostException unknown) {
            throw new EnvironmentException("--bind: no address is known for '" + bind + "'", unknown);
        } catch (IOException failure) {
            String reason = String.valueOf(failure.getMessage());
            throw new EnvironmentException(
                    "Cannot listen on " + (bind == null ? "" : bind + " ")
                            + (group == null ? "" : Addresses.text(group) + " ")
                            + "port " + port + ": " + reason + whatToTry(failure, reason),
                    failure);
        }
    }

    private static String whatToTry(IOException failure, String reason) {
        if (!(failure instanceof BindException)) {
            return "";
        }
        return reason.contains("in use")
                ? " (is another receiver running? try another --port)"
                : " (is --bind an address of this computer?)";
    }

    private static void tell(UdpLink link, String port, String sealed, Console console) throws IOException {
        int granted = link.grantedBufferBytes();
        console.say("Listening on UDP port %s, receive buffer %,d bytes, %s".formatted(port, granted, sealed));
        if (granted < UdpLink.RECEIVE_BUFFER_BYTES) {
            console.say(("The system grants %,d bytes of receive buffer, %,d were asked: large frames may be lost. "
                            + "On Linux: sudo sysctl -w net.core.rmem_max=%d")
                    .formatted(granted, UdpLink.RECEIVE_BUFFER_BYTES, UdpLink.RECEIVE_BUFFER_BYTES));
        }
    }

    /** The addresses of the host that is named by {@code --from}. */
    static Set<InetAddress> resolve(String from) throws EnvironmentException {
        try {
            return Set.copyOf(List.of(InetAddress.getAllByName(from)));
        } catch (UnknownHostException unknown) {
            throw new EnvironmentException("--from: no address is known for '" + from + "'", unknown);
        }
    }
}
