package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.Frame;
import udpcam.frame.FrameMemory;
import udpcam.packets.MemoryBudget;
import udpcam.run.Pool;
import udpcam.stream.RepairedSender;

/** What datagrams of a stranger cost before its stream has brought anything, and those of a known stream. */
class CostBeforeTrustTest {
    private static final int STREAMS = 8; // at once
    private static final long FRAME_NANOS = 33_333_333;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Counters counters = new Counters();
    private final MemoryBudget budget = new MemoryBudget(64L << 20, () -> false);
    private final Pool<FrameMemory> pool = new Pool<>(4, this::newFrame);
    private final RtpWorkspace shared = new RtpWorkspace(budget, pool, RtpFormat.DEFAULT);
    private final RtpDepacketizer[] streams = new RtpDepacketizer[STREAMS];
    private long now = -5_000_000_000L;

    private FrameMemory newFrame() {
        return new FrameMemory(pool);
    }

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** A datagram of an SSRC that nobody has heard of, whose stream takes the place of another. */
    private void offerOfNewSsrc(int ssrc, ByteBuffer datagram) {
        int place = ssrc % STREAMS;
        if (streams[place] != null) {
            streams[place].close();
        }
        streams[place] = new RtpDepacketizer(ssrc, false, shared, counters);
        datagram.putInt(8, ssrc);
        now += 1_000_000;
        Frame frame = streams[place].offer(datagram, now, false);
        if (frame != null) {
            frame.close();
        }
    }

    private void offer(RtpDepacketizer stream, byte[] datagram) {
        assertNull(stream.offer(ByteBuffer.wrap(datagram), now, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 1_500_000, 16_600_000})
    void aDatagramOfANewSsrcAllocatesLessThanAKilobyteWhateverOffsetItClaims(int offset) {
        for (boolean isLast : new boolean[] {false, true}) {
            ByteBuffer datagram = ByteBuffer.wrap(HostilePackets.of(5_000, 9, 1, offset, 28, isLast));
            for (int ssrc = 0; ssrc < 100; ssrc++) {
                offerOfNewSsrc(ssrc, datagram);
            }
            long before = allocated();
            for (int ssrc = 100; ssrc < 1_100; ssrc++) {
                offerOfNewSsrc(ssrc, datagram);
            }
            long each = (allocated() - before) / 1_000;
            assertTrue(each < 1024, each + " bytes each");
            assertTrue(budget.reservedBytes() < 1 << 20, budget.reservedBytes() + " bytes in all");
        }
    }

    @Test
    void behindOneLargePacketSmallOnesWithFarOffsetsTakeNoMemory() {
        RtpDepacketizer stream = new RtpDepacketizer(7, false, shared, counters);
        offer(stream, HostilePackets.of(5_000, 1_000, 7, 0, 60_000, false));
        for (int i = 1; i < 30; i++) {
            now += 1_000_000;
            offer(stream, HostilePackets.of(5_000 + 90 * i, 1_000 + i, 7, 16_600_000, 20, false));
        }
        assertTrue(stream.reservedBytes() < 1 << 20, stream.reservedBytes() + " bytes");
        assertEquals(0, counters.get(Counter.MEMORY_REFUSED));
        stream.close();
        assertEquals(0, budget.reservedBytes());
    }

    @Test
    void aDatagramOfAKnownStreamAllocatesNothing() {
        RepairedSender sender = new RepairedSender();
        List<List<ByteBuffer>> frames = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            frames.add(sender.send(i).stream().map(ByteBuffer::wrap).toList());
        }
        RtpDepacketizer stream = new RtpDepacketizer(1, false, shared, counters);
        long amid = 0;
        long all = 0;
        for (int i = 0; i < frames.size(); i++) {
            now += FRAME_NANOS;
            List<ByteBuffer> frame = frames.get(i);
            long begun = allocated();
            stream.offer(frame.get(0), now, false);
            long first = allocated();
            for (int k = 1; k < frame.size() - 1; k++) {
                stream.offer(frame.get(k), now, false);
            }
            long last = allocated();
            Frame whole = stream.offer(frame.get(frame.size() - 1), now, false);
            assertNotNull(whole);
            whole.close();
            amid += i < 300 ? 0 : last - first;
            all += i < 300 ? 0 : allocated() - begun;
        }
        assertEquals(0, amid);
        assertTrue(all < 100 * 1024, all / 100 + " bytes a frame");
    }
}
