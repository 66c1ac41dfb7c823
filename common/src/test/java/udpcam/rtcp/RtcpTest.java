package udpcam.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtcpTest {
    private static final String SENDERS = "81 C8 00 0C" // V=2, no padding, 1 report; SR; 13 words
            + " 00 00 00 0A" // sender's SSRC
            + " ED 4C AE 80 40 00 00 00" // NTP: 2026-02-28 00:00:00.25
            + " 00 01 5F 90" // RTP timestamp: 90,000
            + " 00 00 03 E8" // 1,000 packets
            + " 00 14 CC 08" // 1,362,952 octets
            + " 00 00 00 0B" // about this source
            + " 40 FF FF FE" // fraction lost 64/256, cumulative -2
            + " 00 01 00 02" // highest: 1 cycle, number 2
            + " 00 00 00 5A" // jitter 90: 1 ms
            + " B7 05 20 00" // last SR
            + " 00 05 40 00" // 5.25 s since
            + " 80 CF 00 05" // V=2; XR; 6 words
            + " 00 00 00 0A" // sender's SSRC
            + " 05 00 00 03" // DLRR, 3 words
            + " 00 00 00 0B B7 10 80 00 00 00 80 00" // to this receiver: its time, half a second ago
            + " 81 CA 00 06" // V=2, 1 chunk; SDES; 7 words
            + " 00 00 00 0A" // SSRC
            + " 01 10" // CNAME of 16
            + " 41 41 45 43 41 77 51 46 42 67 63 49 43 51 6F 4C" // AAECAwQFBgcICQoL
            + " 00 00"; // end of the items, and one to fill the word
    private static final String RECEIVERS = "80 C9 00 01 00 00 00 0B" // RR of 2 words without reports
            + " 80 CF 00 04 00 00 00 0B" // XR of 5 words
            + " 04 00 00 02 ED 4C AE 80 C0 00 00 00" // receiver reference time, 2 words
            + " 81 CB 00 03 00 00 00 0B" // BYE of 4 words, 1 SSRC
            + " 05 65 6E 64 65 64 00 00"; // "ended", filled up

    private final Heard heard = new Heard();

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    private static String hex(ByteBuffer datagram) {
        byte[] written = new byte[datagram.position()];
        datagram.get(0, written);
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(written);
    }

    @Test
    void aSendersCompoundIsWrittenAsDissected() {
        ByteBuffer datagram = ByteBuffer.allocate(200);
        SenderInfo info = new SenderInfo(0xED4CAE80_40000000L, 90_000, 1000, 1_362_952);
        ReportBlock block = new ReportBlock(0xB, 64, -2, 0x10002, 90, 0xB7052000, 0x54000);
        Report.write(datagram, 0xA, info, block);
        ExtendedReport.writeDlrr(datagram, 0xA, List.of(new ReferenceTime(0xB, 0xB7108000, 0)), 500_000_000);
        SourceDescription.writeSender(datagram, 0xA, new Cname("AAECAwQFBgcICQoL"), 0, SourceDescription.NO_NUMBER);
        assertEquals(SENDERS, hex(datagram));
    }

    @Test
    void aSendersCompoundIsReadAsDissected() {
        assertTrue(RtcpReader.read(bytes(SENDERS), heard));
        assertEquals(
                List.of(
                        "from a",
                        "a: SenderInfo[ntp=%d, rtpTimestamp=90000, packetCount=1000, octetCount=1362952]"
                                .formatted(0xED4CAE80_40000000L),
                        new ReportBlock(0xB, 64, -2, 0x10002, 90, 0xB7052000, 0x54000).toString(),
                        "from a",
                        "b: last b7108000, delay 8000"),
                heard.lines);
    }

    @Test
    void aReceiversCompoundIsWrittenAndReadAsDissected() {
        ByteBuffer datagram = ByteBuffer.allocate(200);
        Report.write(datagram, 0xB, null, null);
        ExtendedReport.writeReferenceTime(datagram, 0xB, 0xED4CAE80_C0000000L);
        Bye.write(datagram, 0xB, "ended");
        assertEquals(RECEIVERS, hex(datagram));
        assertTrue(RtcpReader.read(bytes(RECEIVERS), heard));
        assertEquals(List.of("from b", "from b", "b: time ed4cae80c0000000", "b: bye"), heard.lines);
    }

    @Test
    void aReadDatagramStaysAsItIs() {
        ByteBuffer datagram = bytes("FF " + RECEIVERS + " FF");
        datagram.position(1).limit(datagram.limit() - 1);
        assertTrue(RtcpReader.isRtcp(datagram));
        assertTrue(RtcpReader.read(datagram, heard));
        assertEquals(1, datagram.position());
    }

    @ParameterizedTest
    @ValueSource(strings = {SENDERS, RECEIVERS})
    void aTruncatedDatagramIsValidOnlyBetweenItsPackets(String hex) {
        byte[] whole = bytes(hex).array();
        for (int length = 0; length < whole.length; length++) {
            Heard cut = new Heard();
            boolean valid = RtcpReader.read(ByteBuffer.wrap(Arrays.copyOf(whole, length)), cut);
            boolean between = hex.equals(SENDERS) ? length == 52 || length == 76 : length == 8 || length == 28;
            assertEquals(between, valid, "cut to " + length);
            assertEquals(valid, !cut.lines.isEmpty(), "who is refused is not heard");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SENDERS, RECEIVERS})
    void everyFlippedBitGivesARefusalOrNoMoreThanTheDatagramHolds(String hex) {
        byte[] whole = bytes(hex).array();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Heard flipped = new Heard();
            boolean valid = RtcpReader.read(ByteBuffer.wrap(damaged), flipped);
            assertTrue(valid || flipped.lines.isEmpty(), "bit " + bit);
            assertTrue(flipped.lines.size() <= 20, "bit " + bit);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "80 C9, true", // RR
        "BF DF 00, true", // the last of the range
        "80 C0, true", // the first of it
        "80 BF, false", // an RTP packet of payload type 63, with the marker bit
        "80 E0, false",
        "80 1A, false", // RTP with JPEG
        "80 9A, false", // and with the marker bit
        "40 C9, false", // version 1
        "C0 C9, false",
        "80, false",
    })
    void rtcpIsToldFromRtpByItsTypeAndVersion(String hex, boolean isRtcp) {
        assertEquals(isRtcp, RtcpReader.isRtcp(bytes(hex)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81 CA 00 01 00 00 00 0B", // SDES alone
                "80 CF 00 04 00 00 00 0B 04 00 00 02 ED 4C AE 80 C0 00 00 00", // XR alone (RFC 5506)
                "80 CC 00 00", // APP, unknown here
                "81 CE 00 02 00 00 00 0B 00 00 00 0A", // picture loss indication, unknown here
                "80 CB 00 00", // a BYE of nobody
                "A0 C9 00 02 00 00 00 0B 00 00 00 04", // an RR with a word of padding
                "80 C9 00 02 00 00 00 0B 12 34 56 78", // an RR with a profile's word
                "80 CF 00 03 00 00 00 0B 04 00 00 01 00 00 00 00", // a reference time of a wrong length
                "80 CF 00 02 00 00 00 0B 63 00 00 00", // an extended report's unknown block
            })
    void whatMayBeSentIsValid(String hex) {
        assertTrue(RtcpReader.read(bytes(hex), heard));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 C9 00 02 00 00 00 0B", // longer than the datagram
                "80 C9 FF FF 00 00 00 0B",
                "80 C9 00 00", // an RR of nobody
                "80 C8 00 01 00 00 00 0B", // an SR without sender info
                "81 C9 00 01 00 00 00 0B", // a report that is not there
                "9F CB 00 01 00 00 00 0B", // 31 leave, 1 is named
                "80 CF 00 00", // XR of nobody
                "80 CF 00 02 00 00 00 0B 04 00 00 02", // a block longer than its packet
                "A0 C9 00 02 00 00 00 0B 00 00 00 04 80 C9 00 01 00 00 00 0B", // padded before the last
                "A0 C9 00 02 00 00 00 0B 00 00 00 00", // padding of 0 bytes
                "A0 C9 00 02 00 00 00 0B 00 00 00 03", // not a word
                "A0 C9 00 01 00 00 00 0B", // more than there is
                "A0 CB 00 00",
                "80 C9 00 01 00 00 00 0B 00 C9 00 01 00 00 00 0B", // version 0 behind
            })
    void whatDoesNotAddUpIsRefusedAsAWhole(String hex) {
        assertFalse(RtcpReader.read(bytes(hex), heard));
        assertEquals(List.of(), heard.lines);
    }

    @Test
    void theLargestDatagramOfTheSmallestPacketsIsReadInOneGo() {
        ByteBuffer datagram = ByteBuffer.allocate(65_504);
        while (datagram.hasRemaining()) {
            datagram.putInt(0x80CB0000); // BYE of nobody
        }
        assertTrue(RtcpReader.read(datagram.flip(), heard));
    }

    @Test
    void aByesReasonMayBeNoneAndIsBounded() {
        ByteBuffer datagram = ByteBuffer.allocate(300);
        Bye.write(datagram, 0xB, "");
        assertEquals("81 CB 00 01 00 00 00 0B", hex(datagram));
        Bye.write(datagram.clear(), 0xB, "x".repeat(255));
        assertEquals(8 + 256, datagram.position());
        assertTrue(RtcpReader.read(datagram.flip(), heard));
        assertThrows(IllegalArgumentException.class, () -> Bye.write(datagram.clear(), 0xB, "x".repeat(256)));
    }
}
