package udpcam.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import udpcam.link.DatagramSink;
import udpcam.rate.Bitrate;
import udpcam.rate.PathMtu;
import udpcam.rate.RateControl;
import udpcam.rtcp.Cname;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.run.NanoClock;
import udpcam.session.RtcpInterval;
import udpcam.session.SenderSession;

/**
 * A sender to a group in simulated time: 30 frames a second, each as large as the network takes, but for 33 kB at the most, which
 * is 8 Mbit/s, and for 4 kB at the least.
 */
final class SimulatedGroup {
    static final int WANTED_BYTES = 33_333;
    static final int PACKET_BYTES = 1_200;
    static final long FRAME_NANOS = 33_333_333;
    private static final long SECOND = 1_000_000_000;
    private static final long BACK_NANOS = 5_000_000;
    private static final long PAUSE_NANOS = 8_000_000; // reports wait for it, as SenderApp's

    final SimulatedNetwork network = new SimulatedNetwork();
    final SplittableRandom random = new SplittableRandom(7);
    final RtpStream stream = new RtpStream(random);
    final List<GroupMember> members = new ArrayList<>();
    final List<Integer> frameBytes = new ArrayList<>();
    final RateControl rate;
    private final NanoClock clock = new NanoClock() {
        @Override
        public long nanoTime() {
            return network.now();
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            happenUntil(deadlineNanos);
        }
    };
    private final SenderSession session;
    private final DatagramSink direct;
    private final DatagramSink paced;
    private long frames;
    int newest; // number of a packet
    int leastBytes = 4_000; // of a frame

    SimulatedGroup(Bitrate bitrate) {
        session = new SenderSession(
                stream.ssrc(), Cname.random(random), stream.clock(), time(0), new RtcpInterval(true, random));
        rate = new RateControl(bitrate, true, new PathMtu(PACKET_BYTES, () -> 0), List.of(stream), clock);
        direct = rate.metered(new DatagramSink() {
            @Override
            public void send(ByteBuffer datagram) {
                members.forEach(member -> member.send(datagram));
            }

            @Override
            public void close() {
                // nothing is held but memory
            }
        });
        paced = rate.paced(direct);
    }

    /** The clock of a host that is ahead. */
    NtpTime time(long aheadNanos) {
        return new NtpTime(() -> Instant.ofEpochSecond(0, network.now() + aheadNanos), network::now);
    }

    /** Another member joins, whose path takes so many Mbit/s. */
    GroupMember join(double megabits) {
        GroupMember member = new GroupMember(this, members.size() + 1, megabits);
        members.add(member);
        return member;
    }

    /** Somebody sends something to the sender. */
    void toSender(ByteBuffer rtcp) {
        ByteBuffer copy = ByteBuffer.allocate(rtcp.remaining()).put(rtcp).flip();
        network.at(network.now() + BACK_NANOS, () -> session.offer(copy, network.now(), rate));
    }

    private void happenUntil(long nanos) {
        boolean more = true;
        while (more) {
            more = network.step(nanos);
        }
    }

    void run(double seconds) throws IOException {
        long last = frames + Math.round(seconds * SECOND / FRAME_NANOS);
        for (; frames < last; frames++) {
            happenUntil(frames * FRAME_NANOS);
            int budget = rate.budget(WANTED_BYTES, leastBytes);
            if (budget >= leastBytes) {
                send(Math.min(WANTED_BYTES, budget));
            }
        }
    }

    private void send(int bytes) throws IOException {
        frameBytes.add(bytes);
        int timestamp = stream.nextTimestamp(frames * FRAME_NANOS);
        members.forEach(member -> member.sent(timestamp));
        rate.beginFrame();
        for (int left = bytes; left > 0; left -= PACKET_BYTES) {
            ByteBuffer packet = ByteBuffer.allocate(Math.max(RtpHeader.BYTES, Math.min(left, PACKET_BYTES)));
            newest = stream.nextSequenceNumber();
            RtpHeader.write(packet, false, left <= PACKET_BYTES, 26, newest, timestamp, stream.ssrc());
            packet.clear();
            session.sending(packet);
            paced.send(packet);
        }
        rate.endFrame();
        happenUntil(network.now() + PAUSE_NANOS);
        session.limit((int) (rate.isLimiting() ? rate.bitsPerSecond() / 1000 : 0));
        ByteBuffer report = session.poll(network.now());
        if (report != null) {
            direct.send(report);
        }
    }

    static boolean isRtcp(ByteBuffer datagram) {
        return RtcpReader.isRtcp(datagram);
    }

    /** What the frames of the last seconds had, in Mbit/s. */
    double megabits(double seconds) {
        int count = (int) (seconds * 30);
        List<Integer> some = frameBytes.subList(Math.max(0, frameBytes.size() - count), frameBytes.size());
        return some.stream().mapToInt(bytes -> bytes).sum() * 8 / seconds / 1e6;
    }
}
