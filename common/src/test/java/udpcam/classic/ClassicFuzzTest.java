package udpcam.classic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import udpcam.count.Counters;
import udpcam.frame.Depacketizer;
import udpcam.frame.Frame;
import udpcam.frame.WholeFrame;
import udpcam.fuzz.Datagrams;
import udpcam.fuzz.Decoded;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.stream.Depacketizers;

class ClassicFuzzTest {
    @FuzzTest
    void anySegmentsGiveFramesOfWhatCameOrNone(byte[] input) {
        Depacketizer depacketizer = new Depacketizers(RtpFormat.DEFAULT, () -> false).classic(new Counters());
        Datagrams datagrams = new Datagrams(input);
        int came = 0;
        while (datagrams.next()) {
            came += datagrams.datagram().remaining();
            try (Frame frame = depacketizer.offer(datagrams.datagram(), datagrams.nowNanos(), datagrams.choice(0))) {
                if (frame != null) {
                    Decoded.assertSound((WholeFrame) frame, came);
                }
            }
            assertTrue(depacketizer.reservedBytes() <= Depacketizers.MAX_BYTES);
        }
        depacketizer.close();
        assertEquals(0, depacketizer.reservedBytes());
    }
}
