package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.impair.LossModel;
import udpcam.pipeline.Fakes.NumberCamera;
import udpcam.pipeline.Fakes.NumberDisplay;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpJpegWire;
import udpcam.run.MainLoop;
import udpcam.sender.RepairedRoute;
import udpcam.sender.Route;
import udpcam.sender.SenderApp;

/** Both programs and a bad network between them, in one thread and in simulated time. */
final class LossyStream {
    static final long FRAME_NANOS = 33_333_333;
    private static final long MS = 1_000_000;
    private static final int NACK = 0x81CD; // RFC 4585 6.2.1
    private static final int ARRIVALS = 0x8BCD; // RFC 8888 3.1
    private static final long SPACING_NANOS = 50_000; // so that a frame leaves in about 2 ms
    private static final long SENT_TO_PAUSE_NANOS = 8_000_000; // as SenderApp's
    private static final long SHOWN_TO_PAUSE_NANOS = 3_000_000;
    // Two hosts (RFC 5737): frames are given out while they grow.
    private static final InetSocketAddress SENDER = new InetSocketAddress("192.0.2.1", 40_000);
    private static final InetSocketAddress RECEIVER = new InetSocketAddress("192.0.2.2", 40_000);

    final List<SentFrame> frames = new ArrayList<>();
    final Counters sent = new Counters();
    final Counters received = new Counters();
    private final Map<Integer, SentFrame> byTimestamp = new HashMap<>();
    private final SimulatedNetwork network = new SimulatedNetwork();
    final MainLoop loop = new MainLoop(network::now); // of both
    private final Inbox atReceiver;
    private final Inbox atSender = new Inbox(RECEIVER, datagram -> {});
    private final Viewing viewing;
    final SenderApp sender;
    private final Route route;
    final Receiving receiver;
    private long dueNanos = Long.MAX_VALUE; // when the receiver does something if no datagram comes
    private long outcomes;
    int lateFrames; // of which all packets came, but too late
    int newestSequence; // number of a packet that left
    int requests; // for packets, in datagrams
    byte[] report = {}; // the first one of the receiver
    byte[] arrivals = {}; // the first message of what came

    /** {@code model} is that of both ways; {@code fec} and {@code resends} are those of {@link RepairedRoute#of}. */
    LossyStream(boolean large, LossModel model, double fec, boolean resends) {
        StampedRows rows = new StampedRows(large);
        viewing = new Viewing(rows, network::now);
        NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1, network.now()), network::now);
        SimulatedNetwork.Link there = network.new Link(model, SPACING_NANOS, this::left, this::arrived);
        SimulatedNetwork.Link back = network.new Link(model.reseeded(1), 0, this::replied, this::feedback);
        SplittableRandom random = new SplittableRandom(model.seed());
        route = RepairedRoute.of(fec, resends, there, atSender, network::now, time, random, sent);
        NumberCamera camera = new NumberCamera(network::now);
        sender = new SenderApp(
                camera, new StampingEncoder(rows), List.of(route), time, network::now, sent, loop, size -> {});
        atReceiver = new Inbox(SENDER, back::send);
        receiver = new Receiving(
                atReceiver,
                viewing,
                new NumberDisplay(),
                new Receiving.Filter(Set.of(), 1 << 23),
                time,
                network::now,
                random.split(),
                received,
                loop);
    }

    /** Sends {@code count} frames, and waits for what comes of the last ones. */
    void run(int count) {
        long end = network.now() + count * FRAME_NANOS;
        for (int i = 0; i < count; i++) {
            network.at(network.now() + i * FRAME_NANOS, this::send);
        }
        runUntil(end + 20 * FRAME_NANOS);
        assertEquals(viewing.shown, received.get(Counter.FRAMES_SHOWN), "all that was shown was a legal JPEG");
    }

    private void runUntil(long endNanos) {
        int turns = 0;
        while (network.now() < endNanos) {
            long before = network.now();
            if (!network.step(Math.min(dueNanos, endNanos))) {
                receive();
            }
            turns = network.now() == before ? turns + 1 : 0;
            assertTrue(turns < 100_000, "time stands still");
        }
    }

    /** Does something at a time. */
    void at(long nanos, Runnable job) {
        network.at(nanos, job);
    }

    private void send() {
        run(sender::capture);
        run(sender::send);
        runIn(SENT_TO_PAUSE_NANOS, sender::pause);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void runIn(long nanos, Step step) {
        network.at(network.now() + nanos, () -> run(step));
    }

    /** A datagram comes to the sender, from the receiver or anybody else. */
    void feedback(ByteBuffer datagram) {
        atSender.add(datagram);
        run(route::listen);
    }

    private void replied(ByteBuffer datagram) {
        int kind = Short.toUnsignedInt(datagram.getShort(0));
        requests += kind == NACK ? 1 : 0;
        if (kind == ARRIVALS) {
            arrivals = arrivals.length == 0 ? bytes(datagram) : arrivals;
        } else if (kind != NACK) {
            report = report.length == 0 ? bytes(datagram) : report;
        }
    }

    private static byte[] bytes(ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(0, bytes);
        return bytes;
    }

    private void left(ByteBuffer datagram) {
        if (!RtpHeader.isPresent(datagram)) {
            return;
        }
        int type = RtpHeader.payloadType(datagram);
        if (type == RtpJpegWire.PAYLOAD_TYPE) {
            newestSequence = RtpHeader.sequenceNumber(datagram);
            SentFrame frame = byTimestamp.computeIfAbsent(RtpHeader.timestamp(datagram), this::begin);
            frame.firstSequence = frame.packets == 0 ? RtpHeader.sequenceNumber(datagram) : frame.firstSequence;
            frame.packets++;
            frame.ended = datagram.get(1) < 0; // the marker bit
            frame.lastDepartureNanos = network.now();
        }
        SentFrame newest = frames.get(frames.size() - 1);
        newest.count(type, datagram.remaining());
    }

    long count(Predicate<SentFrame> kind) {
        return frames.stream().filter(kind).count();
    }

    /** How many frames had which fate. */
    String outcome() {
        return count(frame -> frame.isShown() && !frame.concealed) + " whole, " + count(frame -> frame.repaired)
                + " of them repaired, " + count(frame -> frame.concealed) + " concealed, "
                + received.get(Counter.FRAMES_TOO_DAMAGED) + " too damaged, "
                + received.get(Counter.FRAMES_INCOMPLETE) + " overtaken, "
                + count(frame -> !frame.isShown()) + " not shown";
    }

    private SentFrame begin(int timestamp) {
        SentFrame frame = new SentFrame(frames.size());
        frames.add(frame);
        return frame;
    }

    private void arrived(ByteBuffer datagram) {
        SentFrame frame = null;
        if (RtpHeader.isPresent(datagram) && RtpHeader.payloadType(datagram) == RtpJpegWire.PAYLOAD_TYPE) {
            frame = Objects.requireNonNull(byTimestamp.get(RtpHeader.timestamp(datagram)));
            frame.came.set((RtpHeader.sequenceNumber(datagram) - frame.firstSequence) & 0xFFFF);
        }
        atReceiver.add(datagram);
        while (!atReceiver.isEmpty()) {
            receive();
        }
        receive(); // which finds nothing more
        if (frame != null && frame.cameWhole() && viewing.newest < frame.number) {
            lateFrames++; // else it, or a newer one, was shown in this very call or before
        }
    }

    private void receive() {
        run(receiver::receive);
        long now = received.get(Counter.FRAMES_COMPLETE) + received.get(Counter.FRAMES_CONCEALED);
        if (now > outcomes) {
            outcomes = now;
            run(receiver::show);
            runIn(SHOWN_TO_PAUSE_NANOS, receiver::pause);
            shown(frames.get(viewing.newest));
        }
        long next = receiver.streams.nextNanos();
        long left = Math.max(0, next - network.now());
        dueNanos = next == Long.MAX_VALUE ? next : network.now() + (left + MS - 1) / MS * MS; // as sockets time out
    }

    private void shown(SentFrame frame) {
        frame.shownNanos = network.now();
        frame.concealed = viewing.isConcealed;
        frame.repaired = !viewing.isConcealed && !frame.cameWhole();
    }
}
