package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.encode.JpegBuffer;
import udpcam.link.DatagramSink;
import udpcam.link.Link;
import udpcam.pace.Pace;
import udpcam.picture.Picture;
import udpcam.rate.Bitrate;
import udpcam.rate.RateControl;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.MainLoop;
import udpcam.run.ManualClock;
import udpcam.run.NanoClock;

/** A sender to three remotes, of which none is to notice the others. */
class SeveralRoutesTest {
    private static final long FRAME_NANOS = 33_333_333;
    private static final int FRAME_BYTES = 50_000; // 12 Mbit/s
    private static final long PACE = 8_000_000;
    private static final int DATAGRAM_BYTES = 1400;

    private final Counters counters = new Counters();
    private final Picture.Supply supply = new Picture.Supply();
    private long now;
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);

    /** Counts what comes, after each whole frame too; while it is blocked nothing comes. */
    private static final class Remote implements Link {
        private final CountDownLatch open;
        private final Semaphore frames = new Semaphore(0);
        private final CountDownLatch reached = new CountDownLatch(1);
        private long bytes;

        private Remote(boolean blocked) {
            open = new CountDownLatch(blocked ? 1 : 0);
        }

        @Override
        public void send(ByteBuffer datagram) throws IOException {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            bytes += datagram.remaining();
            if (datagram.get(1) < 0) { // the marker bit of a frame's last packet
                frames.release();
            }
        }

        @Override
        public void send(ByteBuffer datagram, InetSocketAddress to) {
            throw new AssertionError("a sender sends to its remote");
        }

        @Override
        public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) throws IOException {
            try {
                open.await();
                return null;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        @Override
        public void close() {
            open.countDown();
        }
    }

    private static final class SameJpeg implements FakeEncoder {
        @Override
        public <E extends Exception> Outcome encode(
                Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) throws E {
            output.grown(Jpegs.frame(FRAME_BYTES));
            return Outcome.ENCODED;
        }
    }

    private Route route(Remote remote, DatagramSink sink, NanoClock clock) {
        RtpStream stream = new RtpStream(new SplittableRandom(1));
        RateControl rate = new RateControl(Bitrate.OFF, List.of(), clock);
        return new Route(
                "remote",
                new FrameTransmitter(new RtpPacketizer(DATAGRAM_BYTES, stream), sink, remote, null, null, rate, clock),
                remote,
                new Feedback(remote, null, null, null, rate, clock));
    }

    private SenderApp sender(List<Route> routes) {
        return new SenderApp(
                new Pictures(() -> now += FRAME_NANOS),
                new SameJpeg(),
                routes,
                time,
                () -> now,
                counters,
                new MainLoop(() -> now),
                size -> {});
    }

    @Test
    void ofThreeRemotesEachGetsItsOwnEightMegabits() throws Exception {
        List<Remote> remotes = new ArrayList<>();
        List<ManualClock> clocks = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Remote remote = new Remote(false);
            ManualClock clock = new ManualClock();
            InetAddress address = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) i});
            remotes.add(remote);
            clocks.add(clock);
            routes.add(route(remote, new Pace(PACE).around(remote, address, clock), clock));
        }
        int seconds = 10;
        for (long captured = 0; captured < seconds * 1_000_000_000L; captured += FRAME_NANOS) {
            for (int i = 0; i < routes.size(); i++) {
                while (clocks.get(i).now < captured) { // what a worker does until the next frame is there
                    routes.get(i).sendHere();
                    clocks.get(i).now = Math.max(clocks.get(i).now, captured);
                }
            }
            OutgoingFrame frame = new OutgoingFrame(home -> {});
            frame.begin(supply.take(Jpegs.SIZE, captured), 0).grown(Jpegs.frame(FRAME_BYTES));
            for (Route route : routes) {
                route.offer(frame);
            }
        }
        for (int i = 0; i < routes.size(); i++) {
            assertEquals(PACE / 8.0 * seconds, (double) remotes.get(i).bytes, 0.03 * PACE / 8 * seconds);
            assertTrue(routes.get(i).skipped() > 90, "a third of the frames finds no room in 8 Mbit/s");
        }
    }

    @Test
    void aRemoteThatTakesNothingDelaysNeitherTheEncoderNorTheOthers() throws Exception {
        Remote blocked = new Remote(true);
        List<Remote> others = List.of(new Remote(false), new Remote(false));
        Route slow = route(blocked, blocked, () -> now);
        List<Route> routes = new ArrayList<>(List.of(slow));
        others.forEach(remote -> routes.add(route(remote, remote, () -> now)));
        List<Throwable> failures = new ArrayList<>();
        try (SenderApp sender = sender(routes)) {
            routes.forEach(route -> route.start(true, failures::add));
            for (int i = 0; i < 100; i++) {
                assertTrue(sender.capture() && sender.send(), "the encoder goes on");
                for (Remote other : others) {
                    assertTrue(other.frames.tryAcquire(10, TimeUnit.SECONDS), "frame " + i);
                }
                assertTrue(blocked.reached.await(10, TimeUnit.SECONDS));
            }
            assertEquals(0, blocked.bytes);
            assertEquals(98, slow.skipped(), "the first one is on its way, and the last one waits");
            assertEquals(98, counters.get(Counter.FRAMES_SKIPPED));
            assertEquals(List.of(), failures);
        }
        assertEquals(0, blocked.bytes, "and the end of the sender does not wait for it");
    }
}
