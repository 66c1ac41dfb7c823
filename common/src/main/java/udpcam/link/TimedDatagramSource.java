package udpcam.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Where datagrams come from, for somebody who has other things to do in time. */
public interface TimedDatagramSource extends DatagramSource {
    /**
     * As {@link #receive(ByteBuffer)}, but waits no longer than some time.
     *
     * @param mostNanos rounded up to milliseconds; 0: only what has come is received
     * @return who sent it, or null where there is none for now
     */
    @Nullable
    InetSocketAddress receive(ByteBuffer buffer, long mostNanos) throws IOException;
}
