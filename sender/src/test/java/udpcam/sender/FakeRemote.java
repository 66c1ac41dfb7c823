package udpcam.sender;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import udpcam.link.Link;
import udpcam.rtcp.RtcpReader;

/** A remote that keeps what is sent to it, and says what a test has it say. */
final class FakeRemote implements Link {
    final List<ByteBuffer> sent = new ArrayList<>();
    final Queue<ByteBuffer> coming = new ArrayDeque<>();
    int frames; // that came to their last packet

    @Override
    public void send(ByteBuffer datagram) {
        sent.add(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
        ByteBuffer last = sent.get(sent.size() - 1);
        frames += !RtcpReader.isRtcp(last) && last.get(1) < 0 ? 1 : 0; // the marker bit
    }

    @Override
    public void send(ByteBuffer datagram, InetSocketAddress to) {
        throw new AssertionError("a sender sends to its remote");
    }

    @Override
    public InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
        buffer.clear().put(coming.remove()).flip();
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public void close() {
        // nothing to lose
    }
}
