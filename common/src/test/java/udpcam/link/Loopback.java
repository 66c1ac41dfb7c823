package udpcam.link;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Links of addresses of this computer; one that fails ends its test. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static UdpLink listening(int port) throws IOException {
        return listening(HOST, port);
    }

    static UdpLink listening(@Nullable String host, int port) throws IOException {
        return UdpLink.listening(host, null, port, Loopback::fail);
    }

    static void fail(Throwable failure) {
        throw new AssertionError(failure);
    }

    static int port(UdpLink link) {
        return link.localAddress().getPort();
    }

    static InetAddress address(String text) {
        return Objects.requireNonNull(Addresses.parse(text));
    }
}
