package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.link.Link;
import udpcam.parity.RepairSender;
import udpcam.picture.Picture;
import udpcam.rate.Bitrate;
import udpcam.rate.PathMtu;
import udpcam.rate.RateControl;
import udpcam.repair.Repair;
import udpcam.repair.RepairPolicy;
import udpcam.repair.RepairPolicy.Resending;
import udpcam.rtcp.CongestionFeedback;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.session.SenderSession;

/** What a remote gets beside the stream, by what it says in RTCP. */
class RouteRepairTest {
    private static final int JPEG = 26;
    private static final int PARITY = 125;
    private static final int RETRANSMISSION = 126;
    private static final int RECEIVER = 0xB;
    private static final int FRAME_BYTES = 20_000; // 15 to 17 packets
    private static final int HEADERS = 8; // that the largest packet may have less than others could
    private static final String REPAIR_ANNOUNCED = "81CA00050000000B010141080806726570616972" + "31000000";
    private static final long MILLI = 1_000_000;

    private final List<ByteBuffer> sent = new ArrayList<>();
    private final Queue<ByteBuffer> coming = new ArrayDeque<>();
    private final Picture.Supply supply = new Picture.Supply();
    private long now = 1000 * MILLI;
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1, now), () -> now);
    private final Identity identity = new Identity(time, new SplittableRandom(1));
    private final RtpStream stream = identity.newStream();
    private final RtpStream retransmissions = identity.newStream();
    private final Route route = route();

    private final class Remote implements Link {
        @Override
        public void send(ByteBuffer datagram) {
            sent.add(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
        }

        @Override
        public void send(ByteBuffer datagram, InetSocketAddress to) {
            throw new AssertionError("a sender sends to its remote");
        }

        @Override
        public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
            buffer.clear().put(coming.remove()).flip();
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }

        @Override
        public void close() {
            // nothing to lose
        }
    }

    private Route route() {
        SenderSession session = identity.newSession(stream, false);
        Remote remote = new Remote();
        RtpStream parity = identity.newStream();
        PathMtu path = new PathMtu(PathMtu.SAFE_BYTES, () -> 1400);
        RateControl rate =
                new RateControl(Bitrate.AUTO, false, path, List.of(stream, parity, retransmissions), () -> now);
        DatagramSink metered = rate.metered(remote);
        Repair repair = new RepairPolicy(RepairPolicy.AUTO, Resending.AUTO)
                .repair(parity, retransmissions, session, rate, metered, () -> now, new Counters());
        RtpPacketizer packetizer = new RtpPacketizer(() -> path.bytes() - RepairSender.ADDED_BYTES, stream);
        return new Route(
                "remote",
                new FrameTransmitter(packetizer, metered, metered, session, repair, rate, () -> now),
                metered,
                new Feedback(remote, null, session, repair, rate, () -> now));
    }

    private void sendFrame() throws Exception {
        now += 33 * MILLI;
        OutgoingFrame frame = new OutgoingFrame(home -> {});
        frame.begin(supply.take(Jpegs.SIZE, now), 0).grown(Jpegs.frame(FRAME_BYTES));
        route.offer(frame);
        route.sendHere();
    }

    private void hear(ByteBuffer datagram) throws Exception {
        coming.add(datagram);
        route.listen();
    }

    /** A report of 50 % loss that echoes a sender report, received at once, and says that its sender takes repair. */
    private ByteBuffer report(int lastSr) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        datagram.putInt(0x81C90007).putInt(RECEIVER).putInt(stream.ssrc()).putInt(0x80000001);
        datagram.putInt(1).putInt(0).putInt(lastSr).putInt(0);
        return datagram.put(HexFormat.of().parseHex(REPAIR_ANNOUNCED)).flip();
    }

    private ByteBuffer nack(ByteBuffer lost) {
        ByteBuffer datagram = ByteBuffer.allocate(100).putInt(0x81CD0003).putInt(RECEIVER);
        int number = RtpHeader.sequenceNumber(lost);
        return datagram.putInt(stream.ssrc()).putInt(number << 16).flip();
    }

    /** Of the packets of the last frame, which leave a network one by one. */
    private ByteBuffer everySecondArrived(long apartNanos) {
        CongestionFeedback.Arrivals arrivals = new CongestionFeedback.Arrivals() {
            @Override
            public int ssrc() {
                return stream.ssrc();
            }

            @Override
            public long first() {
                return RtpHeader.sequenceNumber(sent.get(0));
            }

            @Override
            public int count() {
                return (int) RouteRepairTest.this.count(JPEG);
            }

            @Override
            public long nanos(int index) {
                boolean isLost = index % 2 == 0;
                return isLost ? CongestionFeedback.NOT_RECEIVED : now - 160 * MILLI + index * apartNanos;
            }
        };
        ByteBuffer datagram = ByteBuffer.allocate(1000);
        CongestionFeedback.write(datagram, RECEIVER, List.of(arrivals), NtpTime.compact(time.at(now)), now);
        return datagram.flip();
    }

    /** Congestion control feedback (RFC 8888): the packet came. */
    private ByteBuffer arrival(ByteBuffer packet) {
        ByteBuffer datagram = ByteBuffer.allocate(24).putInt(0x8BCD0005).putInt(RECEIVER);
        datagram.putInt(RtpHeader.ssrc(packet)).putInt(RtpHeader.sequenceNumber(packet) << 16 | 1);
        return datagram.putInt(0x80000000).putInt(0).flip();
    }

    private long count(int payloadType) {
        return sent.stream()
                .filter(datagram -> RtpHeader.isPresent(datagram) && RtpHeader.payloadType(datagram) == payloadType)
                .count();
    }

    @Test
    void aPlayerThatDidNotAnnounceRepairIsSentNothingAgain() throws Exception {
        hear(ByteBuffer.wrap(HexFormat.of().parseHex("80C900010000000B")));
        sendFrame();
        ByteBuffer lost = sent.get(3);
        hear(nack(lost));
        assertEquals(0, count(RETRANSMISSION));
        hear(ByteBuffer.wrap(HexFormat.of().parseHex("80C900010000000B" + REPAIR_ANNOUNCED)));
        hear(nack(lost));
        assertEquals(1, count(RETRANSMISSION));
    }

    @ParameterizedTest(name = "at {0} Mbit/s")
    @CsvSource({"100, 15, 17", "1, 0, 3"})
    void parityGivesWayWhereTheNetworkIsTheLimit(double megabits, int least, int most) throws Exception {
        hear(report(0));
        for (int frame = 0; frame < 50; frame++) {
            sent.clear();
            route.budget(FRAME_BYTES, 0);
            sendFrame();
            now += 160 * MILLI;
            hear(everySecondArrived((long) (1377 * 8 * 1e3 / megabits)));
        }
        long parity = count(PARITY);
        assertTrue(least <= parity && parity <= most, parity + " packets of parity");
    }

    @Test
    void onceTheReceiverTellsWhatArrivesALargerPacketTriesThePathAndThenAllAreAsLarge() throws Exception {
        sendFrame();
        assertEquals(1200 - RepairSender.ADDED_BYTES, largest(), HEADERS);
        ByteBuffer any = sent.get(0);
        hear(arrival(any));
        assertEquals(0, count(RETRANSMISSION), "the receiver is not known to take any");
        hear(ByteBuffer.wrap(HexFormat.of().parseHex("80C900010000000B" + REPAIR_ANNOUNCED)));
        hear(arrival(any));
        hear(arrival(any));
        assertEquals(1, count(RETRANSMISSION), "one probe at a time");
        ByteBuffer probe = sent.get(sent.size() - 1);
        assertEquals(1400, probe.remaining());
        sent.clear();
        sendFrame();
        assertEquals(1200 - RepairSender.ADDED_BYTES, largest(), HEADERS);
        hear(arrival(probe));
        sent.clear();
        sendFrame();
        assertEquals(1400 - RepairSender.ADDED_BYTES, largest(), HEADERS);
    }

    private int largest() {
        return sent.stream().mapToInt(ByteBuffer::remaining).max().orElse(0);
    }
}
