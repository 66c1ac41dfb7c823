package udpcam.session;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import udpcam.rtcp.Cname;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;

/** A sender and a receiver, each with clocks of its own, and the network between them, in simulated time. */
public final class TwoHosts {
    static final long MS = 1_000_000;
    public static final int SSRC = 0xCA3E7A;
    static final int PAYLOAD_BYTES = 1388;

    private static final long STEP_NANOS = 5 * MS;
    private static final Instant START = Instant.parse("2036-02-07T06:28:00Z"); // 16 s before NTP's seconds wrap

    private record InFlight(
            long dueNanos,
            int number,
            int timestamp,
            @Nullable ByteBuffer rtcp) {}

    long thereNanos = 30 * MS;
    long backNanos = 10 * MS;
    long wobbleNanos;
    long senderAheadNanos = 2500 * MS;
    long receiverAheadNanos;
    double loss;
    boolean sending = true;
    boolean receiverUp = true;

    public final SplittableRandom random = new SplittableRandom(5);
    final RtpClock clock = RtpClock.forVideo(random);
    public final NtpTime senderTime = time(777_000_000_000_000L, true);
    public final SenderSession sender =
            new SenderSession(SSRC, Cname.random(random), clock, senderTime, new RtcpInterval(false, random));
    final ReceptionStatistics statistics = new ReceptionStatistics(SSRC, RtpClock.VIDEO_RATE);
    public final ReceiverSession receiver;
    public final List<ByteBuffer> reportsOfSender = new ArrayList<>();
    public final List<ByteBuffer> reportsOfReceiver = new ArrayList<>();
    long nowNanos;
    int packets;
    int lost;

    public final ByteBuffer packet =
            ByteBuffer.allocate(RtpHeader.BYTES + PAYLOAD_BYTES).put(0, (byte) 0x80);
    private final Queue<InFlight> there = new ArrayDeque<>();
    private final Queue<InFlight> back = new ArrayDeque<>();

    public TwoHosts() {
        receiver = new ReceiverSession(
                statistics,
                Cname.random(random),
                time(-3_000_000_000L, false),
                new RtcpInterval(false, random),
                random::nextInt);
    }

    /** Time of a host whose monotonic clock is ahead of the simulation's. */
    private NtpTime time(long monotonicAhead, boolean ofSender) {
        return new NtpTime(
                () -> START.plusNanos(nowNanos + (ofSender ? senderAheadNanos : receiverAheadNanos)),
                () -> nowNanos + monotonicAhead);
    }

    public long senderNanos() {
        return nowNanos + 777_000_000_000_000L;
    }

    public long receiverNanos() {
        return nowNanos - 3_000_000_000L;
    }

    public void run(long seconds) {
        for (long end = nowNanos + seconds * 1000 * MS; nowNanos < end; nowNanos += STEP_NANOS) {
            send();
            deliver();
            ByteBuffer report = receiverUp ? receiver.poll(receiverNanos()) : null;
            if (report != null) {
                reportsOfReceiver.add(copy(report));
                back.add(new InFlight(nowNanos + backNanos, 0, 0, copy(report)));
            }
        }
    }

    private void send() {
        if (sending) {
            sender.sending(packet);
            int number = packets++;
            if (random.nextDouble() >= loss) {
                long due = nowNanos + thereNanos + number % 2 * wobbleNanos;
                there.add(new InFlight(due, number & 0xFFFF, clock.rtpTimestamp(senderNanos()), null));
            } else {
                lost++;
            }
        }
        ByteBuffer report = sender.poll(senderNanos());
        if (report != null) {
            reportsOfSender.add(copy(report));
            there.add(new InFlight(nowNanos + thereNanos, 0, 0, copy(report)));
        }
    }

    private void deliver() {
        for (InFlight next = there.peek(); next != null && next.dueNanos <= nowNanos; next = there.peek()) {
            there.remove();
            if (receiverUp && next.rtcp != null) {
                receiver.offer(next.rtcp, receiverNanos());
            } else if (receiverUp) {
                statistics.received(next.number, next.timestamp, receiverNanos());
                receiver.received(PAYLOAD_BYTES + 12, receiverNanos());
            }
        }
        for (InFlight next = back.peek(); next != null && next.dueNanos <= nowNanos; next = back.peek()) {
            back.remove();
            if (next.rtcp != null) {
                sender.offer(next.rtcp, senderNanos(), ReceptionListener.NOBODY);
            }
        }
    }

    static ByteBuffer copy(ByteBuffer datagram) {
        return ByteBuffer.allocate(datagram.remaining())
                .put(datagram.duplicate())
                .flip();
    }
}
