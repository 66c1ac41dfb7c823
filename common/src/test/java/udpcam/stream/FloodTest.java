package udpcam.stream;

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
import udpcam.frame.Packetizer;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Strangers who send the first packets of ever new streams beside a camera. */
class FloodTest {
    private static final int STRANGER = 1;
    private static final int CAMERA = 2;
    private static final long MOST_BYTES = 32;
    private static final long FRAME_NANOS = 33_333_333;

    private final Received received = new Received();
    private final Packetizer packetizer = new RtpPacketizer(256, Streams.of(1));
    private long captured;
    private int ssrc = 1000;

    FloodTest() {
        received.broken.add(STRANGER);
    }

    private List<byte[]> frame() {
        captured += FRAME_NANOS;
        return Sent.by(packetizer, Jpegs.ofRows(20, 300, captured), captured).datagrams;
    }

    /** The first packet of a stream that never was before. */
    private byte[] fresh() {
        return Sent.by(new RtpPacketizer(256, Streams.of(ssrc++, 0, 0)), Jpegs.ofRows(1, 9, 1), 0)
                .datagrams
                .get(0);
    }

    @Test
    void aFloodOfNewStreamsDoesNotDisturbTheOneThatIsShown() {
        assertNotNull(received.offerAll(CAMERA, frame()));
        for (int i = 0; i < 30; i++) {
            for (int stranger = 0; stranger < 33; stranger++) {
                assertNull(received.offer(STRANGER, fresh()));
            }
            received.now += FRAME_NANOS;
            assertNotNull(received.offerAll(CAMERA, frame()));
        }
        assertTrue(received.count(Counter.DATAGRAMS_ON_PROBATION) > 900);
        assertEquals(0, received.count(Counter.MEMORY_REFUSED));
    }

    @Test
    void theCameraThatStartsAmidAFloodIsShownWithinAFewFrames() {
        int shown = 0;
        for (int i = 0; i < 30; i++) {
            for (byte[] packet : frame()) {
                for (int stranger = 0; stranger < 5; stranger++) {
                    received.offer(STRANGER, fresh());
                }
                shown += received.offer(CAMERA, packet) == null ? 0 : 1;
            }
            received.now += FRAME_NANOS;
        }
        assertTrue(shown >= 27, "shown: " + shown);
    }

    @Test
    void camerasThatGivePicturesAreNotPutOutByStrangersWhosePacketsFormASequence() {
        List<Packetizer> cameras = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cameras.add(new RtpPacketizer(256, Streams.of(50 + i)));
        }
        for (int round = 0; round < 10; round++) {
            long complete = received.count(Counter.FRAMES_COMPLETE);
            for (int i = 0; i < 8; i++) {
                received.offerAll(10 + i, Sent.by(cameras.get(i), Jpegs.ofRows(20, 300, i), captured).datagrams);
            }
            captured += FRAME_NANOS;
            received.now += FRAME_NANOS;
            int expected = round == 0 ? 4 : 8; // in a crowd the first frame only shows that it is a stream
            assertEquals(expected, received.count(Counter.FRAMES_COMPLETE) - complete);
            Packetizer stranger = new RtpPacketizer(256, Streams.of(ssrc++));
            if (round > 0) {
                received.offerAll(
                        STRANGER,
                        Sent.by(stranger, Jpegs.ofRows(20, 300, 1), 0).datagrams.subList(0, 10));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_500_000})
    void aStrangersDatagramAllocatesNextToNothing(int offset) {
        received.offerAll(CAMERA, frame());
        List<ByteBuffer> flood = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            byte[] packet = fresh().clone();
            packet[33] = (byte) (offset >> 16); // the fragment offset, behind the headers' 32 bytes and one
            packet[34] = (byte) (offset >> 8);
            packet[35] = (byte) offset;
            flood.add(ByteBuffer.wrap(packet));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        received.offerRaw(STRANGER, flood.subList(0, 1000)); // the JVM links and compiles
        long before = threads.getCurrentThreadAllocatedBytes();
        received.offerRaw(STRANGER, flood.subList(1000, 2000));
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 1000;
        assertTrue(each <= MOST_BYTES, each + " bytes for each datagram");
    }
}
