package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import udpcam.rtp.RtpHeader;
import udpcam.stream.WireDetector.Wire;

class ProbationTest {
    private static final int STREAM = 7;
    private static final int STRANGERS = 20_000;

    private final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5);

    private boolean passes(Probation probation, int ssrc, int number) {
        ByteBuffer packet = ByteBuffer.allocate(RtpHeader.BYTES);
        RtpHeader.write(packet, false, false, 26, number, 0, ssrc);
        return probation.passes(address, Wire.RTP_JPEG, ssrc, packet.flip());
    }

    /** The strangers of whom one datagram undoes what a stream has shown. */
    private Set<Integer> displacing(long seed) {
        Probation probation = new Probation(seed);
        Set<Integer> displacing = new HashSet<>();
        for (int stranger = 0; stranger < STRANGERS; stranger++) {
            passes(probation, STREAM, 1);
            passes(probation, STREAM, 2);
            passes(probation, stranger + 100, 1);
            if (!passes(probation, STREAM, 3)) {
                displacing.add(stranger);
            }
            passes(probation, STREAM, 9); // out of sequence: it begins anew
        }
        return displacing;
    }

    @Test
    void threePacketsInSequenceMakeAStreamKnown() {
        Probation probation = new Probation(1);
        assertFalse(passes(probation, STREAM, 65_535));
        assertFalse(passes(probation, STREAM, 0));
        assertFalse(passes(probation, STREAM, 2), "one is missing");
        assertFalse(passes(probation, STREAM, 3));
        assertTrue(passes(probation, STREAM, 4));
    }

    @Test
    void nobodyCanTellWhichStrangersKeepAStreamOut() {
        Set<Integer> one = displacing(1);
        Set<Integer> other = displacing(2);
        assertFalse(one.isEmpty());
        assertNotEquals(one, other);
        assertEquals(one, displacing(1), "the seed alone decides");
    }
}
