package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Packetizer;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Senders of complete frames that are no pictures, beside a camera's. */
class SquatterTest {
    private static final int SQUATTER = 1;
    private static final int CAMERA = 2;
    private static final int OTHER_CAMERA = 3;

    private final Received received = new Received();
    private final byte[] frame = Jpegs.datagram();

    SquatterTest() {
        received.broken.add(SQUATTER);
    }

    private int shown(int port, int frames) {
        int shown = 0;
        for (int i = 0; i < frames; i++) {
            received.offer(SQUATTER, frame);
            shown += received.offer(port, frame) == null ? 0 : 1;
            received.now += 33 * Received.MILLI;
        }
        return shown;
    }

    @Test
    void whoSentBrokenFramesFirstDoesNotKeepTheCameraFromTheScreen() {
        for (int i = 0; i < 20; i++) {
            received.offer(SQUATTER, frame);
            received.now += 100 * Received.MILLI;
        }
        assertEquals(30, shown(CAMERA, 30));
        assertEquals(List.of("follows 2", "ignores 1"), received.told);
    }

    @Test
    void whoSendsBrokenFramesInAPauseOfTheCameraDoesNotTakeTheScreen() {
        assertEquals(30, shown(CAMERA, 30));
        for (int i = 0; i < 10; i++) {
            received.now += 80 * Received.MILLI;
            received.offer(SQUATTER, frame);
        }
        assertEquals(30, shown(CAMERA, 30));
    }

    @Test
    void theCameraThatWasShownComesBackToTheScreenThatAnotherTookInItsPause() {
        assertNotNull(received.offer(CAMERA, frame));
        received.now += 600 * Received.MILLI;
        assertNotNull(received.offer(OTHER_CAMERA, frame));
        for (int i = 0; i < 30; i++) {
            received.now += 33 * Received.MILLI;
            assertNotNull(received.offer(CAMERA, frame));
            assertNull(received.offer(OTHER_CAMERA, frame));
        }
        assertEquals(List.of("follows 2", "follows 3", "follows 2", "ignores 3"), received.told);
    }

    @Test
    void theCameraThatIsAwayForLongFindsAnotherOnTheScreen() {
        assertNotNull(received.offer(CAMERA, frame));
        received.now += 600 * Received.MILLI;
        for (int i = 0; i < 180; i++) {
            assertNotNull(received.offer(OTHER_CAMERA, frame));
            received.now += 33 * Received.MILLI;
        }
        assertNull(received.offer(CAMERA, frame));
    }

    @Test
    void theCameraWhosePicturesBreakGivesWayToOneWhosePicturesDoNot() {
        assertNotNull(received.offer(CAMERA, frame));
        received.broken.add(CAMERA);
        for (int i = 0; i < 30; i++) {
            received.now += 33 * Received.MILLI;
            received.offer(CAMERA, frame);
        }
        assertNotNull(received.offer(OTHER_CAMERA, frame));
        received.now += 33 * Received.MILLI;
        assertNull(received.offer(CAMERA, frame));
    }

    private static byte[] firstPacket(Packetizer sender, int frame) {
        return Sent.by(sender, Jpegs.ofRows(20, 300, frame), frame * 33L * Received.MILLI)
                .datagrams
                .get(0);
    }

    private void passTime(long nanos) {
        long end = received.now + nanos;
        while (received.nextNanos() <= end) {
            received.now = Math.max(received.now, received.nextNanos());
            DecodableFrame frame = received.poll();
            if (frame != null) {
                frame.close();
            }
        }
        received.now = end;
    }

    @Test
    void whoSendsAFewRowsOfEachFrameDoesNotKeepTheCameraFromTheScreen() {
        Packetizer squatter = new RtpPacketizer(256, Streams.of(9));
        Packetizer camera = new RtpPacketizer(256, Streams.of(10));
        int shown = 0;
        for (int i = 0; i < 60; i++) {
            received.offer(SQUATTER, firstPacket(squatter, i));
            if (i >= 20) {
                Sent whole = Sent.by(camera, Jpegs.ofRows(20, 300, i), i * 33L * Received.MILLI);
                shown += received.offerAll(CAMERA, whole.datagrams) == null ? 0 : 1;
            }
            passTime(33 * Received.MILLI);
        }
        assertTrue(shown >= 38, "shown: " + shown);
    }

    @Test
    void theCameraThatPausedIsAskedForItsPacketsAgainAlthoughAnotherSenderWasHeardMeanwhile() {
        Packetizer camera = new RtpPacketizer(256, Streams.of(10));
        Packetizer other = new RtpPacketizer(256, Streams.of(11));
        assertNotNull(received.offerAll(CAMERA, Sent.by(camera, Jpegs.ofRows(20, 300, 0), 0).datagrams));
        passTime(600 * Received.MILLI);
        received.offer(OTHER_CAMERA, firstPacket(other, 1));
        passTime(33 * Received.MILLI);
        for (int i = 20; i < 30; i++) {
            List<byte[]> packets = Sent.by(camera, Jpegs.ofRows(20, 300, i), i * 33L * Received.MILLI).datagrams;
            received.offerAll(CAMERA, packets.subList(0, 5));
            received.offerAll(CAMERA, packets.subList(6, packets.size()));
            passTime(33 * Received.MILLI);
        }
        assertEquals(List.of(CAMERA, OTHER_CAMERA, CAMERA), received.attended);
        assertTrue(received.count(Counter.FRAMES_CONCEALED) > 5);
    }
}
