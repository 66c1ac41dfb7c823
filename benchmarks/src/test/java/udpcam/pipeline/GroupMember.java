package udpcam.pipeline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import udpcam.rtcp.Cname;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;
import udpcam.session.ReceiverSession;
import udpcam.session.ReceptionStatistics;
import udpcam.session.RtcpInterval;

/** A receiver in a group, behind a path with a queue of 0.2 s. */
final class GroupMember {
    private static final long QUEUE_NANOS = 200_000_000;
    private static final long TICK_NANOS = 10_000_000;
    private static final int HEADER_BYTES = 28; // of IPv4 and UDP

    private final SimulatedGroup group;
    private final double nanosOfByte;
    private final ReceptionStatistics statistics;
    private final ReceiverSession receiver;
    private final Map<Integer, Long> sentNanos = new HashMap<>();
    private final List<Long> delays = new ArrayList<>();
    private long idleNanos; // when the path has passed on what waits
    private boolean left;
    long receivedBytes;
    long toldBytes; // of arrivals, with headers

    GroupMember(SimulatedGroup group, int number, double megabits) {
        this.group = group;
        this.nanosOfByte = 8e3 / megabits;
        this.statistics = new ReceptionStatistics(group.stream.ssrc(), RtpClock.VIDEO_RATE);
        this.receiver = new ReceiverSession(
                statistics,
                Cname.random(group.random),
                group.time(number * 10_000_000_000_000L),
                new RtcpInterval(true, group.random),
                group.random::nextInt);
        group.network.at(group.network.now() + TICK_NANOS * number / 50, this::tick);
    }

    /** A frame leaves. */
    void sent(int timestamp) {
        sentNanos.put(timestamp, group.network.now());
    }

    void send(ByteBuffer datagram) {
        long now = group.network.now();
        if (left || idleNanos - now > QUEUE_NANOS) {
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(datagram.remaining())
                .put(datagram.duplicate())
                .flip();
        idleNanos = Math.max(now, idleNanos) + (long) (nanosOfByte * (datagram.remaining() + HEADER_BYTES));
        group.network.at(idleNanos, () -> came(copy));
    }

    private void came(ByteBuffer datagram) {
        long now = group.network.now();
        if (left) {
            return;
        }
        if (SimulatedGroup.isRtcp(datagram)) {
            receiver.offer(datagram, now);
        } else {
            statistics.received(RtpHeader.sequenceNumber(datagram), RtpHeader.timestamp(datagram), now);
            receiver.arrived(datagram, false, now);
            receiver.received(datagram.remaining(), now);
            receivedBytes += datagram.remaining() + HEADER_BYTES;
            if (RtpHeader.isMarked(datagram)) {
                delays.add(now - sentNanos.getOrDefault(RtpHeader.timestamp(datagram), now));
            }
        }
        tell(false);
    }

    private void tick() {
        if (!left) {
            sendIfAny(receiver.poll(group.network.now()));
            tell(true);
            group.network.at(group.network.now() + TICK_NANOS, this::tick);
        }
    }

    private void tell(boolean isShown) {
        ByteBuffer arrivals = receiver.arrivals(isShown, group.network.now());
        toldBytes += arrivals == null ? 0 : arrivals.remaining() + HEADER_BYTES;
        sendIfAny(arrivals);
    }

    private void sendIfAny(@Nullable ByteBuffer rtcp) {
        if (rtcp != null) {
            group.toSender(rtcp);
        }
    }

    /** It is gone, without a word. */
    void leave() {
        left = true;
    }

    /** The longest delay of the last frames that came. */
    long mostMillis(int frames) {
        return delays.subList(Math.max(0, delays.size() - frames), delays.size()).stream()
                        .mapToLong(nanos -> nanos)
                        .max()
                        .orElse(Long.MAX_VALUE)
                / 1_000_000;
    }

    /** How many frames came, or their last packets. */
    int frames() {
        return delays.size();
    }
}
