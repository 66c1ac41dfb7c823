package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.fuzz.Datagrams;
import udpcam.fuzz.Decoded;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.stream.ReceivedStreams.Show;

/** Any datagrams from four senders, one of them on this computer, through all of the receiver up to its outlets. */
class ReceivedStreamsFuzzTest {
    private static final int EARLY = 2; // bits of a choice; the two below are the sender
    private static final int REFUSES = 3;
    private static final int SKIPS = 4;
    private static final int PAUSES = 5;
    private static final int FORGETS = 6;
    private static final int MOST_POLLS = 1000; // without time going on
    /** What the streams' state and a frame of the largest size may cost while some kilobytes come. */
    private static final long MOST_ALLOCATED = 2 * Depacketizers.MAX_BYTES;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<InetSocketAddress> senders = List.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
            new InetSocketAddress("192.0.2.1", 2),
            new InetSocketAddress("192.0.2.1", 3),
            new InetSocketAddress("192.0.2.2", 2));
    private long nowNanos;

    private static final class Nobody implements ReceivedStreams.Listener {
        @Override
        public void follows(InetSocketAddress address) {
            // who is shown does not matter
        }

        @Override
        public void ignores(InetSocketAddress address) {
            // nor who is not
        }
    }

    private static void sent(ByteBuffer rtcp, InetSocketAddress to) {
        assertTrue(RtcpReader.isValid(rtcp));
    }

    private ReceivedStreams streams(Show show) {
        NtpTime time = new NtpTime(() -> Instant.EPOCH.plusNanos(nowNanos), () -> nowNanos);
        Reporter reporter =
                new Reporter(ReceivedStreamsFuzzTest::sent, Reporter.Kind.UNICAST, time, new SplittableRandom(1));
        return new ReceivedStreams(
                show, RtpFormat.DEFAULT, Set.of(), Opener.OPEN, reporter, new Nobody(), new Counters());
    }

    @FuzzTest
    void theFirstStreamIsShownWhateverComes(byte[] input) throws IOException {
        receive(Show.FIRST, input);
    }

    @FuzzTest
    void allStreamsAreShownWhateverComes(byte[] input) throws IOException {
        receive(Show.ALL, input);
    }

    private void receive(Show show, byte[] input) throws IOException {
        if (allocated(show, input) >= MOST_ALLOCATED) {
            assertTrue(allocated(show, input) < MOST_ALLOCATED); // once the JVM has loaded all classes
        }
    }

    /** How many bytes it allocates to receive some datagrams. */
    private long allocated(Show show, byte[] input) throws IOException {
        long before = threads.getCurrentThreadAllocatedBytes();
        ReceivedStreams streams = streams(show);
        Datagrams datagrams = new Datagrams(input);
        while (datagrams.next()) {
            nowNanos = datagrams.nowNanos();
            receive(streams, datagrams);
        }
        streams.leave(nowNanos);
        streams.close(nowNanos);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void receive(ReceivedStreams streams, Datagrams datagrams) throws IOException {
        ByteBuffer datagram = datagrams.datagram();
        InetSocketAddress from = senders.get(datagrams.choice() & 3);
        finish(streams.offer(from, datagram, nowNanos, datagrams.choice(EARLY)), datagrams.choice(REFUSES));
        int polls = 0;
        while (streams.nextNanos() <= nowNanos) {
            finish(streams.poll(nowNanos), datagrams.choice(REFUSES));
            assertTrue(++polls < MOST_POLLS);
        }
        long reserved = 0;
        for (View view : streams.views()) {
            ReceivedStream stream = view.stream();
            reserved += stream == null ? 0 : stream.depacketizer().reservedBytes();
            if (datagrams.choice(PAUSES)) {
                view.pause(nowNanos);
            }
        }
        assertTrue(reserved <= Depacketizers.MAX_BYTES);
        streams.latenessNanos(nowNanos);
        if (datagrams.choice(SKIPS)) {
            streams.skipped(datagrams.choice(EARLY));
        }
        if (datagrams.choice(FORGETS)) {
            streams.forget(nowNanos);
        }
    }

    private void finish(@Nullable DecodableFrame frame, boolean isRefused) {
        if (frame == null) {
            return;
        }
        WholeFrame whole = frame.whole();
        if (whole != null) {
            Decoded.assertSound(whole, Integer.MAX_VALUE); // rows of frames before may be in it
        }
        if (isRefused) {
            frame.record().refused();
        } else {
            frame.record().shown(nowNanos);
        }
        frame.close();
    }
}
