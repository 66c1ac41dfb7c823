package udpcam.link;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the sockets of a {@link UdpLink}, and again when addresses change. Called by one thread at a time. */
interface Endpoint {
    /**
     * Opens sockets. May ask name servers, which may take seconds.
     *
     * @param previous those until now, or null; if there is a way, they are given a new direction, or closed
     */
    Sockets open(@Nullable Sockets previous) throws IOException;

    /**
     * Follows what changed at the network interfaces.
     *
     * @param isSilent whether nothing has been heard for some seconds: then a name is looked up again
     * @return false if the sockets have to be opened anew
     */
    boolean keeps(Sockets sockets, boolean isSilent) throws IOException;
}
