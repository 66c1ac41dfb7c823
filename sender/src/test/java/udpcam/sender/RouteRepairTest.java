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
import udpcam.count.Counters;
import udpcam.link.Link;
import udpcam.picture.Picture;
import udpcam.rate.Bitrate;
import udpcam.rate.RateControl;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.sender.RepairPolicy.Resending;
import udpcam.session.SenderSession;

/** What a remote gets beside the stream, by what it says in RTCP. */
class RouteRepairTest {
    private static final int PARITY = 125;
    private static final int RETRANSMISSION = 126;
    private static final int RECEIVER = 0xB;
    private static final String REPAIR_ANNOUNCED = "81CA00050000000B010141080806726570616972" + "31000000";
    private static final long MILLI = 1_000_000;

    private final List<ByteBuffer> sent = new ArrayList<>();
    private final Queue<ByteBuffer> coming = new ArrayDeque<>();
    private final Picture.Supply supply = new Picture.Supply();
    private long now = 1000 * MILLI;
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1, now), () -> now);
    private final Identity identity = new Identity(time, new SplittableRandom(1));
    private final RtpStream stream = identity.newStream();
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
        RateControl rate = new RateControl(Bitrate.OFF, List.of(), () -> now);
        Repair repair = new RepairPolicy(RepairPolicy.AUTO, Resending.AUTO)
                .repair(identity.newStream(), identity.newStream(), session, rate, remote, () -> now, new Counters());
        RtpPacketizer packetizer = new RtpPacketizer(1377, stream);
        return new Route(
                "remote",
                new FrameTransmitter(packetizer, remote, remote, session, repair, rate, () -> now),
                remote,
                new Feedback(remote, session, repair, rate, () -> now));
    }

    private void sendFrame() throws Exception {
        now += 33 * MILLI;
        OutgoingFrame frame = new OutgoingFrame(home -> {});
        frame.begin(supply.take(Jpegs.SIZE, now), 0).grown(Jpegs.frame(20_000));
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

    @Test
    void lossesOfAFullQueueAreNotAnsweredWithTwiceTheLoad() throws Exception {
        hear(report(0));
        sendFrame();
        long atOnce = count(PARITY);
        assertTrue(atOnce > 0);
        sent.clear();
        route.pause();
        ByteBuffer senderReport = sent.remove(0);
        int lastSr = (int) (senderReport.getLong(8) >> 16);
        now += 10 * MILLI;
        hear(report(lastSr));
        sendFrame();
        assertTrue(count(PARITY) > 0, "the round trip is known, and no queue in it");
        sent.clear();
        now += 100 * MILLI;
        hear(report(lastSr));
        hear(report(lastSr)); // a single longer one may be a program that was stopped
        sendFrame();
        assertEquals(0, count(PARITY), "the round trip has grown by more than 100 ms");
    }
}
