package udpcam.stream;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Opens what comes sealed, ahead of everything that would look into it. Called by the thread that receives. */
@FunctionalInterface
public interface Opener {
    /** For streams that are open to the network. */
    Opener OPEN = (from, datagram, nowNanos) -> true;

    /** Opens a datagram in place; false, and it is counted, if it is refused: nothing else may look at it then. */
    boolean open(InetSocketAddress from, ByteBuffer datagram, long nowNanos);
}
