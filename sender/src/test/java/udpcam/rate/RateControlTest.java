package udpcam.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.link.DatagramSink;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.run.NanoClock;

/** Frames of 24 kB, ten a second, by a network that takes 4 Mbit/s. */
class RateControlTest {
    private static final int PACKETS = 20;
    private static final int PACKET_BYTES = 1200;
    private static final int WANTED_BYTES = 100_000;
    private static final long FRAME_NANOS = 100_000_000;
    private static final long SERVICE_NANOS = (PACKET_BYTES + 28) * 8 * 250L; // of a packet, at 4 Mbit/s
    private static final long RECEIVER_AHEAD_NANOS = 77_000_000_000L;

    private long now = -5 * FRAME_NANOS; // a monotonic clock may begin anywhere
    private final NanoClock clock = new NanoClock() {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            now = Math.max(now, deadlineNanos);
        }
    };
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<RtpStream> streams =
            List.of(new RtpStream(random), new RtpStream(random), new RtpStream(random));
    private final RateControl following = new RateControl(Bitrate.AUTO, streams, clock);
    private final List<byte[]> left = new ArrayList<>();
    private boolean closed;
    private int number = 65_500;

    private final DatagramSink sink = new DatagramSink() {
        @Override
        public void send(ByteBuffer datagram) {
            byte[] bytes = new byte[datagram.remaining()];
            datagram.get(bytes);
            left.add(bytes);
        }

        @Override
        public void close() {
            closed = true;
        }
    };

    private static ByteBuffer packet(int ssrc, int number) {
        ByteBuffer packet = ByteBuffer.allocate(PACKET_BYTES);
        RtpHeader.write(packet, false, false, 26, number & 0xFFFF, 0, ssrc);
        return packet.clear();
    }

    /** A sender report that looks like a packet but for its type: its length is a number, its time an SSRC. */
    private static ByteBuffer report(int ssrc, int number) {
        return packet(ssrc, number).put(1, (byte) 200);
    }

    private interface Datagrams {
        ByteBuffer of(int ssrc, int number);
    }

    /** Frames, which feedback tells of, as long as it may be about others before the path counts as broken. */
    private void send(RateControl rate, int ssrc, Datagrams datagrams) throws IOException {
        DatagramSink metered = rate.metered(sink);
        for (int frame = 0; frame < 15; frame++) {
            rate.budget(WANTED_BYTES, 0);
            rate.beginFrame();
            for (int i = 0; i < PACKETS; i++) {
                metered.send(datagrams.of(ssrc, number + i));
            }
            rate.endFrame();
            for (int i = 0; i < PACKETS; i++) {
                rate.arrived(ssrc, (number + i) & 0xFFFF, now + RECEIVER_AHEAD_NANOS + (i + 1) * SERVICE_NANOS);
            }
            number += PACKETS;
            now += FRAME_NANOS;
            rate.arrivalsTold();
        }
    }

    private static void assertFree(RateControl rate) {
        assertEquals(Integer.MAX_VALUE, rate.budget(WANTED_BYTES, 0));
        assertFalse(rate.isLimiting());
        assertTrue(rate.repairPackets() > 1000);
    }

    @ParameterizedTest(name = "stream {0}")
    @ValueSource(ints = {0, 1, 2})
    void framesFitTheNetworkByThePacketsOfEachStream(int stream) throws Exception {
        assertFree(following);
        send(following, streams.get(stream).ssrc(), RateControlTest::packet);
        int budget = following.budget(WANTED_BYTES, 0);
        assertTrue(budget > 25_000 && budget < 50_000, budget + " bytes in 100 ms");
        assertTrue(following.isLimiting());
        assertEquals(4e6, (double) following.bitsPerSecond(), 0.4e6);
        assertTrue(following.repairPackets() < 40, following.repairPackets() + " packets that repair");
    }

    @Test
    void afterACollisionTheStreamIsKnownByItsNewSsrc() throws Exception {
        send(following, streams.get(0).changeSsrc(), RateControlTest::packet);
        following.budget(WANTED_BYTES, 0);
        assertTrue(following.isLimiting());
    }

    @Test
    void packetsOfOthersAreNotMetered() throws Exception {
        send(following, streams.get(0).ssrc() + 1, RateControlTest::packet);
        assertFree(following);
    }

    @Test
    void reportsAreNotMetered() throws Exception {
        send(following, streams.get(0).ssrc(), RateControlTest::report);
        assertFree(following);
    }

    @Test
    void whatIsMeteredLeavesAsItIsAndItsSinkIsClosedWithIt() throws Exception {
        DatagramSink metered = following.metered(sink);
        metered.send(packet(streams.get(0).ssrc(), 7));
        assertEquals(1, left.size());
        assertArrayEquals(packet(streams.get(0).ssrc(), 7).array(), left.get(0));
        metered.close();
        assertTrue(closed);
    }

    @Test
    void offMeansThatNothingIsLimitedOrPaced() throws Exception {
        RateControl off = new RateControl(Bitrate.OFF, streams, clock);
        assertSame(sink, off.paced(sink));
        for (int i = 0; i < 10; i++) {
            send(off, streams.get(0).ssrc(), RateControlTest::packet);
            assertFree(off);
        }
    }

    @Test
    void aCeilingHoldsWithoutFeedbackToo() {
        RateControl ceiling = new RateControl(Bitrate.atMost(2_400_000), List.of(), clock);
        assertSame(sink, ceiling.metered(sink), "the classic wire has no feedback");
        int budget = 0;
        for (int frame = 0; frame < 30; frame++) {
            now += FRAME_NANOS;
            budget = ceiling.budget(WANTED_BYTES, 0);
            ceiling.beginFrame();
            ceiling.endFrame();
        }
        assertEquals(30_000, budget, 300);
        assertTrue(ceiling.isLimiting());
        assertEquals(2_400_000, ceiling.bitsPerSecond());
        ceiling.budget(20_000, 0);
        assertFalse(ceiling.isLimiting(), "smaller frames than it allows");
    }

    @Test
    void aFrameThatTheNetworkLimitsIsSpreadAndAnyOtherLeavesAtOnce() throws Exception {
        DatagramSink paced = following.paced(sink);
        long before = now;
        for (int i = 0; i < PACKETS; i++) {
            paced.send(packet(1, i));
        }
        assertEquals(before, now);
        send(following, streams.get(0).ssrc(), RateControlTest::packet);
        following.budget(WANTED_BYTES, 0);
        before = now;
        for (int i = 0; i < PACKETS; i++) {
            paced.send(packet(1, i));
        }
        assertEquals(28e6, (double) (now - before), 4e6, "24 kB, less 3 at once, at 1.5 times 4 Mbit/s");
    }
}
