package udpcam.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtpjpeg.RtpFormat;

/** The streams of a receiver, what is offered to it, and what it told and sent; time passes by assignment. */
public final class Received {
    public static final long MILLI = 1_000_000;
    private static final long BYE_NANOS = 200 * MILLI; // of silence, after which a BYE holds

    public final List<String> told = new ArrayList<>();
    public final List<Integer> attended = new ArrayList<>(); // to whom reports went
    public final List<long[]> asked = new ArrayList<>(); // the numbers of packets, each time
    public final Set<Integer> broken =
            new HashSet<>(); // ports of senders whose frames are no pictures that can be shown
    public long now;
    public boolean asks = true; // for what is missing; to be set before the first datagram
    private final ReceivedStreams.Show show;
    private final RtpFormat format;
    private final Counters counters = new Counters();
    private @Nullable ReceivedStreams streams;

    public Received(RtpFormat format) {
        this(ReceivedStreams.Show.FIRST, format);
    }

    public Received() {
        this(RtpFormat.DEFAULT);
    }

    public Received(ReceivedStreams.Show show, RtpFormat format) {
        this.show = show;
        this.format = format;
    }

    /** Another receiver begins. */
    public void begin() {
        streams = null;
    }

    private ReceivedStreams streams() {
        ReceivedStreams begun = streams;
        if (begun == null) {
            Reporter reporter = new Reporter(
                    this::sent,
                    asks ? Reporter.Kind.UNICAST : Reporter.Kind.MULTICAST,
                    new NtpTime(() -> Instant.ofEpochSecond(1), () -> now),
                    new SplittableRandom(1));
            begun = new ReceivedStreams(show, format, Set.of(), Opener.OPEN, reporter, new Told(), counters);
            streams = begun;
        }
        return begun;
    }

    private final class Told implements ReceivedStreams.Listener {
        @Override
        public void follows(InetSocketAddress source) {
            told.add("follows " + source.getPort());
        }

        @Override
        public void ignores(InetSocketAddress source) {
            told.add("ignores " + source.getPort());
        }
    }

    private void sent(ByteBuffer rtcp, InetSocketAddress to) {
        List<Long> numbers = new ArrayList<>();
        boolean[] bye = {false};
        RtcpReader.read(rtcp, new RtcpListener() {
            @Override
            public void nack(int speaker, int source, int number, int following) {
                LongStream.range(0, 17)
                        .filter(i -> i == 0 || (following >> (i - 1) & 1) != 0)
                        .forEach(i -> numbers.add(number + i));
            }

            @Override
            public void bye(int speaker) {
                bye[0] = true;
            }
        });
        if (!numbers.isEmpty()) {
            asked.add(numbers.stream().mapToLong(Long::longValue).toArray());
        } else if (!bye[0] && (attended.isEmpty() || attended.get(attended.size() - 1) != to.getPort())) {
            attended.add(to.getPort());
        }
    }

    /** The places for streams. */
    public List<View> views() {
        return streams().views();
    }

    /** The number of the view of the frame that was given out last. */
    public int view() {
        return streams().view().number();
    }

    public void loseEarly() {
        streams().close(now);
    }

    public int detail(Counter counter) {
        return counters.detail(counter);
    }

    public long count(Counter counter) {
        return counters.get(counter);
    }

    private @Nullable DecodableFrame offer(int port, ByteBuffer datagram, boolean early) {
        try {
            return streams().offer(address(port), datagram, now, early);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The frame that is complete with a datagram of the sender at a port, as bytes; it is shown, or refused. */
    public byte @Nullable [] offer(int port, byte[] datagram) {
        try (DecodableFrame frame = offer(port, ByteBuffer.wrap(datagram), false)) {
            if (frame == null) {
                return null;
            }
            if (broken.contains(port)) {
                frame.record().refused();
            } else {
                frame.record().shown(now);
            }
            nextNanos();
            WholeFrame whole = Objects.requireNonNull(frame.whole());
            return Arrays.copyOf(whole.bytes(), whole.length());
        }
    }

    /** The picture that is shown with a datagram, made clean if its sender bent it; null if none is, or if it is refused. */
    public byte @Nullable [] show(int port, byte[] datagram) {
        try (DecodableFrame frame = offer(port, ByteBuffer.wrap(datagram), false)) {
            if (frame == null) {
                return null;
            }
            WholeFrame whole = Objects.requireNonNull(frame.whole());
            if (!whole.isOnePicture()) {
                frame.record().refused();
                return null;
            }
            frame.record().shown(now);
            nextNanos();
            return Arrays.copyOf(whole.bytes(), whole.length());
        }
    }

    /** Datagrams of which none makes a frame whole. */
    public void offerRaw(int port, List<ByteBuffer> datagrams) {
        InetSocketAddress from = address(port);
        for (int i = 0; i < datagrams.size(); i++) {
            try {
                if (streams().offer(from, datagrams.get(i), now, false) != null) {
                    throw new AssertionError("a frame");
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The sender of an SSRC says that it ends, and is silent for as long as that takes to be believed. */
    public void sayBye(int port, int ssrc) {
        ByteBuffer bye = ByteBuffer.allocate(16);
        bye.putInt(0x80C9_0001).putInt(ssrc); // an RR without blocks (RFC 3550 6.4.2)
        bye.putInt(0x81CB_0001).putInt(ssrc); // a BYE (6.6)
        offer(port, bye.flip(), false);
        now += BYE_NANOS;
    }

    /** What is given out with a datagram to somebody who has nothing else to do; perhaps a frame that only grows. */
    @Nullable
    public DecodableFrame offerEarly(int port, byte[] datagram) {
        return offer(port, ByteBuffer.wrap(datagram), true);
    }

    /** What there is of the frame whose time is over, concealed, for the caller to close. */
    @Nullable
    public WholeFrame poll() {
        DecodableFrame frame = streams().poll(now);
        return frame == null ? null : Objects.requireNonNull(frame.whole());
    }

    /** When to poll again. */
    public long nextNanos() {
        return streams().nextNanos();
    }

    /** Whether nothing is awaited any more but the time to tell the sender what came, which passes. */
    boolean isAtRest() {
        int before = asked.size();
        now = nextNanos() == Long.MAX_VALUE ? now : nextNanos();
        return poll() == null && nextNanos() == Long.MAX_VALUE && asked.size() == before;
    }

    /** The frame that is complete with the last of some datagrams. */
    public byte @Nullable [] offerAll(int port, List<byte[]> datagrams) {
        byte @Nullable [] out = null;
        for (byte[] datagram : datagrams) {
            out = offer(port, datagram);
        }
        return out;
    }

    /** Each thousand of ports is another host's. */
    private static InetSocketAddress address(int port) {
        byte host = (byte) (1 + port / 1000);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {-64, 0, 2, host}), port); // RFC 5737
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
