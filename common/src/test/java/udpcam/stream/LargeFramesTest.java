package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.Packetizer;
import udpcam.frame.WholeFrame;
import udpcam.impair.LossModel;
import udpcam.parity.RepairSender;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Frames of thousands of packets, as of 4K, of high quality, or of a small MTU, through a network that loses some. */
class LargeFramesTest {
    private static final int SENDER = 40_000;
    private static final int ROWS = 4_000;
    private static final int MTU = 256;
    private static final long SENDING_NANOS = 20 * Received.MILLI; // in which the packets of a frame leave
    private static final long ROUND_TRIP_NANOS = 2 * Received.MILLI;

    private double share; // of parity
    private final Received received = new Received();
    private final Packetizer packetizer = new RtpPacketizer(MTU, Streams.of(1, 2, 60_000));
    private final RepairSender repair =
            new RepairSender(Streams.of(9), Streams.of(10), packets -> (int) Math.ceil(share * packets));
    private final LossModel.Dice dice = new LossModel(0.01, 0, 0, 0, 7).dice();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private int answered; // of the requests
    private byte[] jpeg = {};
    private int packets; // of the last frame
    private int whole;
    private int damaged;

    private record Answer(long atNanos, ByteBuffer datagram) {}

    /** Sends {@code frames} frames with rows of up to {@code most} bytes. */
    private void run(int frames, int most) {
        received.now = -1_000 * Received.MILLI;
        for (int i = 0; i < frames; i++) {
            long begun = received.now;
            jpeg = Jpegs.ofRows(ROWS, most, i);
            Sent sent = Sent.by(packetizer, jpeg, begun);
            packets = sent.datagrams.size();
            for (int k = 0; k < packets; k++) {
                waitUntil(begun + SENDING_NANOS * k / packets);
                send(sent.datagrams.get(k));
            }
            call(() -> repair.endFrame(this::arrive));
            waitUntil(begun + RepairedSender.FRAME_NANOS);
        }
    }

    private interface Call {
        void run() throws IOException;
    }

    private static void call(Call call) {
        try {
            call.run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void send(byte[] packet) {
        repair.sending(ByteBuffer.wrap(packet));
        arrive(ByteBuffer.wrap(packet));
        if (repair.isGroupFull()) {
            call(() -> repair.endGroup(this::arrive));
        }
    }

    private void arrive(ByteBuffer datagram) {
        byte[] copy = new byte[datagram.remaining()];
        datagram.get(datagram.position(), copy);
        if (dice.next() == LossModel.Fate.PASSES) {
            show(received.offer(SENDER, copy));
            answer();
        }
    }

    private void show(byte @Nullable [] frame) {
        whole += frame != null && Arrays.equals(jpeg, frame) ? 1 : 0;
    }

    /** What is asked for is sent again, and comes after a round trip. */
    private void answer() {
        for (; answered < received.asked.size(); answered++) {
            for (long number : received.asked.get(answered)) {
                call(() -> repair.resend(
                        (int) (number & 0xFFFF),
                        packet -> answers.add(
                                new Answer(received.now + ROUND_TRIP_NANOS, ByteBuffer.wrap(copy(packet))))));
            }
        }
    }

    private static byte[] copy(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        return bytes;
    }

    /** Answers come, and the receiver does what is due. */
    private void waitUntil(long nanos) {
        while (true) {
            Answer next = answers.peek();
            long answerNanos = next == null ? nanos : Math.min(nanos, next.atNanos);
            long dueNanos = Math.max(received.now, Math.min(answerNanos, received.nextNanos()));
            if (next != null && next.atNanos <= dueNanos) {
                answers.remove();
                received.now = Math.max(received.now, next.atNanos);
                arrive(next.datagram);
            } else if (received.nextNanos() <= nanos) {
                received.now = dueNanos;
                poll();
            } else {
                received.now = Math.max(received.now, nanos);
                return;
            }
        }
    }

    private void poll() {
        WholeFrame frame = received.poll();
        if (frame != null) {
            assertTrue(frame.found().total() > 0);
            assertTrue(frame.found().found() > ROWS / 2, frame.found().found() + " rows");
            damaged++;
            frame.close();
        }
        answer();
    }

    @Test
    void framesOf2000PacketsAreAllWholeByParityAlone() {
        received.asks = false;
        share = 0.08;
        run(50, 220);
        assertTrue(packets > 1_950 && packets < 2_300, packets + " packets");
        assertEquals(50, whole, damaged + " damaged");
    }

    @Test
    void framesOf2000PacketsAreAllWholeByRequestsAlone() {
        run(50, 220);
        assertEquals(50, whole, damaged + " damaged");
        assertTrue(
                received.asked.size() < 50 * (SENDING_NANOS / Received.MILLI + 10),
                received.asked.size() + " requests");
    }

    @Test
    void framesOf4kAtAnMtuOf256AreAllWhole() {
        share = 0.05;
        run(10, 880);
        assertTrue(packets > 8_000, packets + " packets");
        assertEquals(10, whole, damaged + " damaged");
    }

    @Test
    void framesOfAsManyPacketsAsNumbersCanTellAreAllWhole() {
        received.asks = false;
        share = 0.1;
        run(3, 3_350);
        assertTrue(packets > 30_000 && packets < 1 << 15, packets + " packets");
        assertEquals(3, whole, damaged + " damaged");
    }

    @Test
    void ofLargeFramesThatAreNotRepairedMostRowsAreShown() {
        received.asks = false;
        run(20, 220);
        assertEquals(20, whole + damaged + received.count(Counter.FRAMES_TOO_DAMAGED));
        assertTrue(damaged > 15, damaged + " damaged");
        assertEquals(0, received.count(Counter.FRAMES_INCOMPLETE));
        assertEquals(0, received.count(Counter.MEMORY_REFUSED));
    }
}
