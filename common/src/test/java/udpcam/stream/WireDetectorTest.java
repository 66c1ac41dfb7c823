package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.rtpjpeg.RtpJpegWire;
import udpcam.stream.WireDetector.Wire;

class WireDetectorTest {
    private final WireDetector detector = new WireDetector(RtpJpegWire.PAYLOAD_TYPE);

    @ParameterizedTest
    @CsvSource({
        "RTP_JPEG, 80 1A 0001 00000000 12345678 00000000 01 32 28 1E AB", // version 2, payload type 26, a type of JPEG
        "RTP_JPEG, 80 1A 0001 00000000 12345678 03000000 01 32 28 1E AB", // a field of interlaced video
        "RTP_OTHER, 80 1A 0001 00000000 12345678 04000000 01 32 28 1E AB", // no scan that is known
        "RTP_OTHER, 80 1A 0001 00000000 12345678 00000000 07 32 28 1E AB", // the same, but no type of JPEG
        "CLASSIC, 40 1A 0001 00000000 12345678 00000000 01 32 28 1E AB", // version 1
        "RTP_OTHER, 80 60 0001 00000000 12345678 01", // payload type 96
        "RTP_OTHER, 80 21 0001 00000000 12345678 47", // payload type 33, an MPEG transport stream
        "RTP_REPAIR, 80 7D 0001 00000000 12345678 01", // payload type 125: parity
        "RTP_REPAIR, 80 FE 0001 00000000 12345678 01", // 126, the marker set: sent again
        "RTCP, 80 C9 0001 12345678", // an empty receiver report of 8 bytes
        "CLASSIC, 80 C9 0002 12345678", // a report that says it were longer
        "CLASSIC, 01 FFD8 FFD9", // one segment, a JPEG
        "RTP_OTHER, 80 FFD8 FFE0 0010 4A46 4946 0001 0100", // 128 segments left and a JPEG; or payload type 127
        "CLASSIC, 00",
    })
    void looksTellTheWire(Wire wire, String bytes) {
        ByteBuffer datagram = ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
        assertEquals(wire, detector.detect(datagram));
        assertEquals(0, datagram.position());
        assertEquals(datagram.capacity(), datagram.limit());
    }

    @Test
    void theMiddleOfAClassicFrameIsHardlyEverTakenForAnotherWire() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] segment = new byte[1400];
        int others = 0;
        for (int i = 0; i < 1_000_000; i++) {
            random.nextBytes(segment);
            segment[0] = (byte) (128 + i % 64); // the segments left that look like version 2
            Wire wire = detector.detect(ByteBuffer.wrap(segment));
            others += wire == Wire.RTP_JPEG || wire == Wire.RTCP ? 1 : 0;
        }
        assertEquals(0, others / 10, "of a million");
    }
}
