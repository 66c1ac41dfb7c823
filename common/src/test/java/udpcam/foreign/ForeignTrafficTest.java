package udpcam.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.count.Counter;
import udpcam.count.Counters;

/** What other video looks like, as FFmpeg and GStreamer send it. */
class ForeignTrafficTest {
    private final Counters counters = new Counters();
    private final ForeignTraffic traffic = new ForeignTraffic(26, counters);

    private static ByteBuffer hex(String bytes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    private ForeignKind bare(ByteBuffer datagram) {
        boolean isVideo = traffic.isBareVideo(datagram);
        assertEquals(isVideo ? 1 : 0, counters.get(Counter.DATAGRAMS_FOREIGN));
        assertEquals(0, datagram.position());
        return ForeignKind.of(counters.detail(Counter.DATAGRAMS_FOREIGN));
    }

    @ParameterizedTest
    @CsvSource({
        "MJPEG, FFD8FFE0 0010 4A464946",
        "H264, 00000001 67 42C01F", // a sequence parameter set
        "H264, 000001 65 888400", // a slice
        "H265, 00000001 40 01 0C01", // a video parameter set
        "MPEG_PS, 000001BA 44000400",
        "MPEG, 000001B3 28 01E0", // a sequence header of MPEG-2
        "MATROSKA, 1A45DFA3 01000000",
        "FLV, 464C5601 05000000",
        "OGG, 4F676753 0002",
        "UNKNOWN, 01 FFD8 FFE0 0010", // a segment of the classic wire
        "UNKNOWN, FF FFD8 FFE0 0010", // the first one of 255
        "UNKNOWN, 00",
        "UNKNOWN, 0000000109"
    })
    void videoWithoutRtpIsKnownByItsLooks(ForeignKind kind, String bytes) {
        assertEquals(kind, bare(hex(bytes)));
    }

    @Test
    void picturesOneBehindTheOtherAreKnownOnceTheyAreMoreThanAClassicFrameMayHave() {
        String seam = "0102030405 FFD9 FFD8 FFDB 0043";
        assertEquals(ForeignKind.UNKNOWN, bare(hex(seam)));
        assertEquals(ForeignKind.UNKNOWN, bare(hex(seam)));
        assertEquals(ForeignKind.MJPEG, bare(hex(seam)));
    }

    @ParameterizedTest
    @CsvSource({
        "188, 0, 188, MPEG_TS",
        "1316, 0, 188, MPEG_TS",
        "1400, 0, 188, MPEG_TS", // as ffmpeg cuts it without pkt_size
        "1400, 111, 188, MPEG_TS",
        "1344, 4, 192, MPEG_TS", // with timestamps, as of Blu-ray discs
        "400, 20, 188, UNKNOWN", // too few to be sure
        "1400, 1200, 188, UNKNOWN"
    })
    void aTransportStreamHasASyncByteEach188Bytes(int bytes, int first, int step, ForeignKind kind) {
        ByteBuffer datagram = ByteBuffer.allocate(bytes);
        for (int at = first; at < bytes; at += step) {
            datagram.put(at, (byte) 0x47);
        }
        assertEquals(kind, bare(datagram));
    }

    @Test
    void theHeadersOfHttpBetweenPicturesAreKnown() {
        String part = "--ffmpeg\r\nContent-type: image/jpeg\r\nContent-length: 12345\r\n\r\n";
        assertEquals(ForeignKind.MPJPEG, bare(ByteBuffer.wrap(part.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void theMiddleOfAClassicFrameIsNeverTakenForOtherVideo() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] segment = new byte[1400];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(segment);
            for (int at = 1;
                    at < segment.length;
                    at++) { // as the data of a scan are: behind 0xFF a 0 or a restart marker
                segment[at] = segment[at - 1] == (byte) 0xFF ? 0 : segment[at];
            }
            segment[0] = (byte) (1 + i % 255);
            assertFalse(traffic.isBareVideo(ByteBuffer.wrap(segment)));
        }
    }

    private int otherRtp(String header, String payload) {
        assertFalse(traffic.isJpegAfterAll(hex(header + "0001 00000000 12345678" + payload), 1));
        return counters.detail(Counter.DATAGRAMS_OTHER_RTP);
    }

    @ParameterizedTest
    @CsvSource({
        "H264, 8060, 67 42C01F", // a sequence parameter set
        "H264, 8060, 7C 85 8884", // the beginning of a slice in parts
        "H264, 80E1, 5C 41 9A02", // its end
        "H265, 8060, 62 01 93 AF", // a part
        "H265, 8060, 42 01 01 01", // a sequence parameter set
        "MPEG_TS, 8021, 47 0000",
        "UNKNOWN, 806F, 78 0102", // Opus
        "UNKNOWN, 8060, 90 8000", // VP8
        "JPEG, 8060, 00000000 01 50 50 3C AB"
    })
    void rtpOfOtherPayloadsIsKnownByItsTypeOrItsLooks(ForeignKind kind, String header, String payload) {
        int detail = otherRtp(header, payload);
        assertEquals(kind, ForeignTraffic.kind(detail));
        assertEquals(hex(header).get(1) & 0x7F, ForeignTraffic.payloadType(detail));
    }

    @Test
    void whatAPayloadIsIsKeptForPacketsThatDoNotTell() {
        otherRtp("8060", "67 42C01F");
        assertEquals(ForeignKind.H264, ForeignTraffic.kind(otherRtp("8060", "41 9A02")));
        assertEquals(ForeignKind.UNKNOWN, ForeignTraffic.kind(otherRtp("8000", "41 9A02")), "PCMU");
    }

    private boolean jpeg(int number, String payload) {
        return jpeg(1, number, payload);
    }

    private boolean jpeg(int from, int number, String payload) {
        String header = "801A" + HexFormat.of().toHexDigits((short) number) + "00000000 12345678";
        return traffic.isJpegAfterAll(hex(header + payload), from);
    }

    @Test
    void twoSendersOfOneSsrcAreToldApartByTheirAddresses() {
        for (int i = 0; i < 10; i++) {
            assertEquals(i >= 2, jpeg(1, i, "09000000 01 50 50 3C AB"));
            assertEquals(i >= 2, jpeg(2, 500 + i, "09000000 01 50 50 3C AB"));
        }
    }

    @Test
    void aTypeSpecificThatMeansNothingIsTakenFromTheThirdPacketInSequence() {
        assertFalse(jpeg(65_534, "09000000 01 50 50 3C AB"));
        assertFalse(jpeg(65_535, "09000000 01 50 50 3C AB"));
        assertTrue(jpeg(0, "09000000 01 50 50 3C AB"));
        assertTrue(jpeg(1, "09000000 01 50 50 3C AB"));
        assertFalse(jpeg(3, "09000000 01 50 50 3C AB"));
    }

    @Test
    void anotherTypeOfJpegIsCountedWithItsNumber() {
        for (int i = 0; i < 5; i++) {
            assertFalse(jpeg(i, "00000000 05 50 50 3C AB"));
        }
        assertEquals(5, counters.get(Counter.DATAGRAMS_UNKNOWN_JPEG));
        assertEquals(5, counters.detail(Counter.DATAGRAMS_UNKNOWN_JPEG));
    }

    @Test
    void anotherTypeInEachPacketSeemsToBeEncrypted() {
        jpeg(1, "49AE0000 A7 50 50 3C AB");
        jpeg(2, "F300F145 15 50 50 3C AB");
        assertEquals(ForeignTraffic.NO_TYPE, counters.detail(Counter.DATAGRAMS_UNKNOWN_JPEG));
    }

    @Test
    void anyBytesDoNoHarm() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            traffic.isBareVideo(ByteBuffer.wrap(bytes));
            if (bytes.length > 1) {
                bytes[0] = (byte) 0x80;
                bytes[1] = (byte) (i % 2 == 0 ? 26 : 96 + i % 8);
            }
            traffic.isJpegAfterAll(ByteBuffer.wrap(bytes), i);
        }
    }
}
