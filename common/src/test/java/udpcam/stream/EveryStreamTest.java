package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.Packetizer;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Several senders at one receiver that shows all of them. */
class EveryStreamTest {
    private static final long SECOND = 1000 * Received.MILLI;

    private final ShownCameras cameras = new ShownCameras();
    private final Received received = cameras.received;

    @Test
    void sixteenSendersAreShownEachInAViewOfItsOwnAndAllAreAttended() {
        int[] all = ShownCameras.ports(1, 16);
        assertEquals(Arrays.stream(all).mapToObj(port -> port / 1000).toList(), cameras.run(SECOND, all));
        assertEquals(
                List.of(),
                received.told.stream()
                        .filter(line -> line.startsWith("ignores"))
                        .toList());
        assertEquals(16, received.attended.stream().distinct().count());
    }

    @Test
    void whatIsMissingIsAskedForOfEachSender() {
        cameras.run(SECOND, 1, 1001);
        int before = received.asked.size();
        for (int port : new int[] {1, 1001}) {
            List<byte[]> packets = cameras.packets(port);
            packets.remove(5);
            assertNull(received.offerAll(port, packets));
        }
        for (int i = 0; i < 20; i++) {
            received.now += Received.MILLI;
            received.poll();
        }
        assertTrue(received.asked.size() >= before + 2, received.asked.size() + " requests");
    }

    @Test
    void theFrameWhoseRowsAreMissingIsConcealedInItsOwnView() {
        cameras.run(SECOND, 1, 1001);
        for (int port : new int[] {1001, 1}) {
            List<byte[]> packets = cameras.packets(port);
            packets.remove(5);
            assertNull(received.offerAll(port, packets));
            for (int i = 0; i < 200 && received.count(Counter.FRAMES_CONCEALED) == 0; i++) {
                received.now += Received.MILLI;
                received.poll();
            }
        }
        assertEquals(1, received.count(Counter.FRAMES_CONCEALED));
        assertEquals(1, received.view());
    }

    @Test
    void whoSendsBrokenFramesKeepsNobodyFromAView() {
        for (int i = 0; i < 16; i++) {
            received.broken.add(1 + 1000 * i);
        }
        cameras.run(SECOND, ShownCameras.ports(1, 16));
        List<Integer> views = cameras.run(SECOND, 17_001, 18_001);
        assertEquals(List.of(0, 1), views);
        assertEquals(List.of("follows 17001", "follows 18001"), received.told);
    }

    @Test
    void aStrangerTakesNoViewOfStreamsThatGoOn() {
        cameras.run(SECOND, ShownCameras.ports(1, 16));
        int[] withStranger = ShownCameras.ports(1, 17);
        List<Integer> views = cameras.run(SECOND, withStranger);
        assertEquals(ShownCameras.NOWHERE, views.get(16));
        assertEquals(15, views.get(15));
        assertEquals("ignores 16001", received.told.get(received.told.size() - 1));
    }

    @Test
    void aFloodOfNewStreamsDisturbsNone() {
        int[] all = ShownCameras.ports(1, 16);
        cameras.run(SECOND, all);
        long shown = received.count(Counter.FRAMES_COMPLETE);
        for (int i = 0; i < 30; i++) {
            for (int stranger = 0; stranger < 100; stranger++) {
                Packetizer fresh = new RtpPacketizer(256, Streams.of(50_000 + 100 * i + stranger, 0, 0));
                received.offerAll(
                        40_001,
                        Sent.by(fresh, Jpegs.ofRows(1, 9, 1), 0).datagrams.subList(0, 1));
            }
            assertEquals(15, cameras.run(ShownCameras.FRAME_NANOS, all).get(15));
        }
        assertEquals(30 * 16, received.count(Counter.FRAMES_COMPLETE) - shown);
        assertTrue(received.count(Counter.DATAGRAMS_ON_PROBATION) >= 3000);
    }

    @Test
    void streamsThatHoardMemoryLeaveTheOthersTheirs() {
        int[] hoarders = ShownCameras.ports(1, 8);
        for (int port : hoarders) {
            cameras.replace(port, new RtpPacketizer(60_000, Streams.of(port, 0, 0)));
        }
        cameras.run(SECOND, hoarders);
        byte[] large = Jpegs.ofRows(4000, 1700, 1);
        for (int i = 0; i < 10; i++) {
            for (int port : hoarders) {
                List<byte[]> packets = Sent.by(cameras.camera(port), large, received.now).datagrams;
                received.offerAll(port, packets.subList(0, packets.size() - 1));
            }
            if (i > 5) { // one frame for probation
                assertEquals(i == 6 ? ShownCameras.NOWHERE : 8, cameras.frame(9001), "frame " + i);
            }
            received.now += ShownCameras.FRAME_NANOS;
        }
    }

    @Test
    void aDatagramOfOneAmongSixteenAllocatesNextToNothing() {
        cameras.run(SECOND, ShownCameras.ports(1, 16));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long each = 0;
        for (int round = 0; round < 60; round++) {
            List<byte[]> packets = cameras.packets(5001);
            List<ByteBuffer> most = packets.subList(0, packets.size() - 1).stream()
                    .map(ByteBuffer::wrap)
                    .toList();
            long before = threads.getCurrentThreadAllocatedBytes();
            received.offerRaw(5001, most);
            each = (threads.getCurrentThreadAllocatedBytes() - before) / most.size();
            received.offer(5001, packets.get(packets.size() - 1));
            received.now += ShownCameras.FRAME_NANOS;
        }
        assertTrue(each <= 32, each + " bytes for each datagram");
    }
}
