package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import udpcam.frame.Packetizer;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** An open stream among packets that somebody forges with its own address and SSRC: it is disturbed, and recovers. */
class ForgedStreamTest {
    private static final int CAMERA = 2;
    private static final long FRAME_NANOS = 33_333_333;
    private static final int FRAMES_A_SECOND = 30;

    private final Received received = new Received();
    private final Packetizer packetizer = new RtpPacketizer(256, Streams.of(1));
    private final SplittableRandom random = new SplittableRandom(1);
    private int forged;

    private enum Forged {
        JUMPS,
        BACKWARDS,
        AHEAD
    }

    private List<byte[]> frame() {
        received.now += FRAME_NANOS;
        return Sent.by(packetizer, Jpegs.ofRows(20, 300, received.now), received.now).datagrams;
    }

    private byte[] forge(byte[] packet, Forged kind) {
        byte[] copy = packet.clone();
        ByteBuffer bytes = ByteBuffer.wrap(copy);
        int ahead = kind == Forged.JUMPS ? random.nextInt() : 1 + forged % 500;
        int ticks = kind == Forged.BACKWARDS ? -9000 * forged : 0;
        bytes.putShort(2, (short) (bytes.getShort(2) + ahead)).putInt(4, bytes.getInt(4) + ticks);
        for (int at = copy.length / 2; at < copy.length; at++) {
            copy[at] = (byte) random.nextInt();
        }
        forged++;
        return copy;
    }

    @ParameterizedTest
    @EnumSource
    void aStreamIsShownAgainWithinASecondAfterForgedPacketsOfItsOwn(Forged kind) {
        assertNotNull(received.offerAll(CAMERA, frame()));
        for (int i = 0; i < 5 * FRAMES_A_SECOND; i++) {
            for (byte[] packet : frame()) {
                received.offer(CAMERA, packet);
                for (int each = 0; each < 20; each++) {
                    received.offer(CAMERA, forge(packet, kind));
                }
                received.poll();
            }
        }
        int shown = 0;
        for (int i = 0; i < 2 * FRAMES_A_SECOND; i++) {
            boolean isShown = received.offerAll(CAMERA, frame()) != null;
            received.poll();
            shown += i >= FRAMES_A_SECOND && isShown ? 1 : 0;
        }
        assertTrue(shown >= FRAMES_A_SECOND - 2, "shown: " + shown);
    }
}
