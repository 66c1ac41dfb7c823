package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.Packetizer;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Report;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtcp.SourceName;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Several senders at one receiver that shows all of them; each thousand of ports is another host's. */
class EveryStreamTest {
    private static final long FRAME_NANOS = 33 * Received.MILLI;
    private static final long SECOND = 1000 * Received.MILLI;
    private static final int NOWHERE = -1;

    private final Received received = new Received(ReceivedStreams.Show.ALL, RtpFormat.DEFAULT);
    private final Map<Integer, Packetizer> cameras = new HashMap<>();

    private Packetizer camera(int port) {
        return cameras.computeIfAbsent(port, number -> new RtpPacketizer(256, Streams.of(number, 0, 0)));
    }

    private List<byte[]> packets(int port) {
        return Sent.by(camera(port), Jpegs.ofRows(20, 300, port), received.now).datagrams;
    }

    /** The view in which the next frame of a camera is shown. */
    private int frame(int port) {
        return received.offerAll(port, packets(port)) == null ? NOWHERE : received.view();
    }

    /** Each of some cameras sends 30 frames a second for some time; returns where the last ones were shown. */
    private List<Integer> run(long nanos, int... ports) {
        List<Integer> views = List.of();
        for (long end = received.now + nanos; received.now < end; received.now += FRAME_NANOS) {
            while (received.nextNanos() <= received.now) {
                assertNull(received.poll());
            }
            views = Arrays.stream(ports).mapToObj(this::frame).toList();
        }
        assertNull(received.poll());
        return views;
    }

    private void tellName(int port, String name) {
        ByteBuffer report = ByteBuffer.allocate(400);
        Report.write(report, port, new SenderInfo(1, 0, 1, 1), null);
        SourceDescription.writeSender(
                report, port, new Cname("AAECAwQFBgcICQoL"), new SourceName(name), 0, SourceDescription.NO_NUMBER);
        assertNull(received.offer(port, Arrays.copyOf(report.array(), report.position())));
    }

    private static int[] ports(int from, int count) {
        int[] ports = new int[count];
        Arrays.setAll(ports, i -> from + 1000 * i);
        return ports;
    }

    private @Nullable String nameIn(int view) {
        return Objects.requireNonNull(received.views().get(view).stream()).name();
    }

    @Test
    void sixteenSendersAreShownEachInAViewOfItsOwnAndAllAreAttended() {
        int[] all = ports(1, 16);
        assertEquals(Arrays.stream(all).mapToObj(port -> port / 1000).toList(), run(SECOND, all));
        assertEquals(
                List.of(),
                received.told.stream()
                        .filter(line -> line.startsWith("ignores"))
                        .toList());
        assertEquals(16, received.attended.stream().distinct().count());
    }

    @Test
    void whatIsMissingIsAskedForOfEachSender() {
        run(SECOND, 1, 1001);
        int before = received.asked.size();
        for (int port : new int[] {1, 1001}) {
            List<byte[]> packets = packets(port);
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
        run(SECOND, 1, 1001);
        for (int port : new int[] {1001, 1}) {
            List<byte[]> packets = packets(port);
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
        run(SECOND, ports(1, 16));
        List<Integer> views = run(SECOND, 17_001, 18_001);
        assertEquals(List.of(0, 1), views);
        assertEquals(List.of("follows 17001", "follows 18001"), received.told);
    }

    @Test
    void aStrangerTakesNoViewOfStreamsThatGoOn() {
        run(SECOND, ports(1, 16));
        int[] withStranger = ports(1, 17);
        List<Integer> views = run(SECOND, withStranger);
        assertEquals(NOWHERE, views.get(16));
        assertEquals(15, views.get(15));
        assertEquals("ignores 16001", received.told.get(received.told.size() - 1));
    }

    @Test
    void aFloodOfNewStreamsDisturbsNone() {
        int[] all = ports(1, 16);
        run(SECOND, all);
        long shown = received.count(Counter.FRAMES_COMPLETE);
        for (int i = 0; i < 30; i++) {
            for (int stranger = 0; stranger < 100; stranger++) {
                Packetizer fresh = new RtpPacketizer(256, Streams.of(50_000 + 100 * i + stranger, 0, 0));
                received.offerAll(
                        40_001,
                        Sent.by(fresh, Jpegs.ofRows(1, 9, 1), 0).datagrams.subList(0, 1));
            }
            assertEquals(15, run(FRAME_NANOS, all).get(15));
        }
        assertEquals(30 * 16, received.count(Counter.FRAMES_COMPLETE) - shown);
        assertTrue(received.count(Counter.DATAGRAMS_ON_PROBATION) >= 3000);
    }

    @Test
    void whoFallsSilentKeepsItsViewWhileOthersBegin() {
        run(SECOND, 1, 1001);
        assertEquals(List.of(1, 2), run(60 * SECOND, 1001, 2001));
        assertEquals(List.of(0, 1, 2), run(SECOND, 1, 1001, 2001));
    }

    @Test
    void whoIsSilentForTenSecondsGivesWayWhereNoOtherViewIsFree() {
        run(SECOND, ports(1, 16));
        int[] others = ports(1001, 15);
        int[] withNewcomer = Arrays.copyOf(others, 16);
        withNewcomer[15] = 17_001;
        assertEquals(NOWHERE, run(9 * SECOND, withNewcomer).get(15));
        assertEquals(0, run(2 * SECOND, withNewcomer).get(15));
    }

    @Test
    void whoIsSilentForMinutesGivesUpItsView() {
        run(SECOND, 1, 1001);
        run(299 * SECOND, 1001);
        assertNotNull(received.views().get(0).stream());
        run(3 * SECOND, 1001);
        assertNull(received.views().get(0).stream());
        assertEquals(List.of(1, 0), run(SECOND, 1001, 2001));
    }

    @Test
    void aSenderThatIsStartedAgainTakesItsOldView() {
        run(SECOND, 1, 1001, 2001);
        assertEquals(List.of(0, 2), run(SECOND, 1, 2001));
        assertEquals(List.of(0, NOWHERE, 2), run(SECOND / 2, 1, 1002, 2001), "the old one may only pause");
        assertEquals(List.of(0, 1, 2), run(SECOND, 1, 1002, 2001));
    }

    @Test
    void aSenderThatBeginsAnewOnItsPortTakesItsOldViewAtOnce() {
        run(SECOND, 1, 1001, 2001);
        cameras.put(1001, new RtpPacketizer(256, Streams.of(77, 0, 0)));
        assertEquals(List.of(0, 1, 2), run(4 * FRAME_NANOS, 1, 1001, 2001));
    }

    @Test
    void sendersOfOneHostGoBackToTheViewsOfTheirNames() {
        run(SECOND, 1, 2);
        tellName(1, "Cellar");
        tellName(2, "Roof");
        assertEquals("Roof", nameIn(1));
        run(3 * SECOND, 1001);
        run(SECOND, 1001, 3);
        tellName(3, "Roof");
        run(SECOND, 1001, 3, 4);
        tellName(4, "Cellar");
        assertEquals(List.of(2, 1, 0), run(SECOND, 1001, 3, 4));
        assertEquals(List.of("Cellar", "Roof"), List.of(nameIn(0) + "", nameIn(1) + ""));
    }

    @Test
    void aSenderWithoutANameTakesNoViewOfANamedOne() {
        run(SECOND, 1, 1001);
        tellName(1, "Cellar");
        run(3 * SECOND, 1001);
        assertEquals(List.of(1, 2), run(2 * SECOND, 1001, 2));
    }

    @Test
    void streamsThatHoardMemoryLeaveTheOthersTheirs() {
        int[] hoarders = ports(1, 8);
        for (int port : hoarders) {
            cameras.put(port, new RtpPacketizer(60_000, Streams.of(port, 0, 0)));
        }
        run(SECOND, hoarders);
        byte[] large = Jpegs.ofRows(4000, 1700, 1);
        for (int i = 0; i < 10; i++) {
            for (int port : hoarders) {
                List<byte[]> packets = Sent.by(camera(port), large, received.now).datagrams;
                received.offerAll(port, packets.subList(0, packets.size() - 1));
            }
            if (i > 5) { // one frame for probation
                assertEquals(i == 6 ? NOWHERE : 8, frame(9001), "frame " + i);
            }
            received.now += FRAME_NANOS;
        }
    }

    @Test
    void aDatagramOfOneAmongSixteenAllocatesNextToNothing() {
        run(SECOND, ports(1, 16));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long each = 0;
        for (int round = 0; round < 60; round++) {
            List<byte[]> packets = packets(5001);
            List<ByteBuffer> most = packets.subList(0, packets.size() - 1).stream()
                    .map(ByteBuffer::wrap)
                    .toList();
            long before = threads.getCurrentThreadAllocatedBytes();
            received.offerRaw(5001, most);
            each = (threads.getCurrentThreadAllocatedBytes() - before) / most.size();
            received.offer(5001, packets.get(packets.size() - 1));
            received.now += FRAME_NANOS;
        }
        assertTrue(each <= 32, each + " bytes for each datagram");
    }
}
