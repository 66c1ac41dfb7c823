package udpcam.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The way back to those who send here. Any thread may call it. */
public interface ReplyChannel {
    /** Sends the remaining bytes to where datagrams came from; like any datagram it may be lost. */
    void reply(ByteBuffer datagram, InetSocketAddress to) throws IOException;
}
