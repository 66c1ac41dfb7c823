package udpcam.keys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import udpcam.stream.Reporter;

/** Of a receiver without a key: everything stays as it is. */
public record OpenSeal(Reporter.Channel below) implements ReceiverSeal {
    @Override
    public boolean open(InetSocketAddress from, ByteBuffer datagram, long nowNanos) {
        return true;
    }

    @Override
    public void send(ByteBuffer rtcp, InetSocketAddress to) throws IOException {
        below.send(rtcp, to);
    }
}
