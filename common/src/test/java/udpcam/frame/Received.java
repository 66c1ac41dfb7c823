package udpcam.frame;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.ReceptionStatistics;
import udpcam.run.Counter;
import udpcam.run.Counters;

/** A reassembler, what is offered to it, and what it told; time passes by assignment. */
final class Received {
    static final long MILLI = 1_000_000;

    final List<String> told = new ArrayList<>();
    final List<Integer> attended = new ArrayList<>(); // to whom reports are to go
    final List<long[]> asked = new ArrayList<>(); // the numbers of packets, each time
    final Set<Integer> broken = new HashSet<>(); // ports of senders whose frames are no pictures that can be shown
    long now;
    boolean asks = true; // for what is missing
    boolean ended; // the source that is given out said so
    private final Counters counters = new Counters();
    private final Reassembler reassembler;

    Received(RtpFormat format) {
        reassembler = new Reassembler(counters, format, new Told());
    }

    Received() {
        this(RtpFormat.DEFAULT);
    }

    private final class Told implements Reassembler.Listener {
        @Override
        public void attends(InetSocketAddress source, @Nullable ReceptionStatistics statistics) {
            attended.add(source.getPort());
        }

        @Override
        public void follows(InetSocketAddress source) {
            told.add("follows " + source.getPort());
        }

        @Override
        public void ignores(InetSocketAddress source) {
            told.add("ignores " + source.getPort());
        }

        @Override
        public void control(InetSocketAddress source, ByteBuffer rtcp, long nowNanos) {
            told.add("control " + source.getPort());
        }

        @Override
        public boolean asks() {
            return asks;
        }

        @Override
        public void missing(InetSocketAddress source, long[] numbers, int count) {
            asked.add(Arrays.copyOf(numbers, count));
        }

        @Override
        public boolean hasEnded() {
            return ended;
        }
    }

    void loseEarly() {
        reassembler.loseEarly();
    }

    long count(Counter counter) {
        return counters.get(counter);
    }

    /** The frame that is complete with a datagram of the sender at a port, as bytes. */
    byte @Nullable [] offer(int port, byte[] datagram) {
        try (EncodedFrame frame = reassembler.offer(address(port), ByteBuffer.wrap(datagram), now, false)) {
            if (frame == null) {
                return null;
            }
            if (!broken.contains(port)) {
                frame.record().shown(now);
            } else {
                frame.record().refused();
            }
            reassembler.nextNanos();
            return Arrays.copyOf(frame.bytes(), frame.length());
        }
    }

    /** Datagrams of which none makes a frame whole. */
    void offerRaw(int port, List<ByteBuffer> datagrams) {
        InetSocketAddress from = address(port);
        for (int i = 0; i < datagrams.size(); i++) {
            if (reassembler.offer(from, datagrams.get(i), now, false) != null) {
                throw new AssertionError("a frame");
            }
        }
    }

    /** What is given out with a datagram to somebody who has nothing else to do; perhaps a frame that only grows. */
    @Nullable
    EncodedFrame offerEarly(int port, byte[] datagram) {
        return reassembler.offer(address(port), ByteBuffer.wrap(datagram), now, true);
    }

    /** What there is of the frame whose time is over, for the caller to close. */
    @Nullable
    EncodedFrame poll() {
        return reassembler.poll(now);
    }

    /** When to poll again. */
    long nextNanos() {
        return reassembler.nextNanos();
    }

    /** The frame that is complete with the last of some datagrams. */
    byte @Nullable [] offerAll(int port, List<byte[]> datagrams) {
        byte @Nullable [] out = null;
        for (byte[] datagram : datagrams) {
            out = offer(port, datagram);
        }
        return out;
    }

    private static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {-64, 0, 2, 1}), port); // RFC 5737
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
