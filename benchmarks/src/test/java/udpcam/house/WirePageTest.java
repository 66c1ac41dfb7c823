package udpcam.house;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;
import udpcam.nack.RetransmissionWire;
import udpcam.parity.ParityDecoder;
import udpcam.parity.ParityEncoder;
import udpcam.parity.ParityHeader;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.RtcpReader;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpJpegWire;

/** The bytes that docs/WIRE.md takes apart, read by the code. */
class WirePageTest {
    private static final Pattern HEX = Pattern.compile(" *((?:[0-9A-F]{2} {1,2})*[0-9A-F]{2})(?: .*)?");

    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
    private final RtpJpegWire payload = new RtpJpegWire();

    @Test
    void theFirstPacketOfTheExampleSaysWhatIsBesideIt() throws IOException {
        ByteBuffer packet = padded(example("90 1A 05 FD"));
        assertTrue(header.read(packet) && payload.read(packet));
        assertEquals(1533, header.sequenceNumber());
        assertEquals(new PictureSize(640, 480), header.extension().pictureSize());
        assertEquals(0xEEB5_D598_DA0B_AE45L, header.extension().captureTime());
        assertEquals(List.of(0, 1, 128), List.of(payload.fragmentOffset(), payload.type(), payload.q()));
        assertEquals(List.of(80, 60), List.of(payload.width(), payload.height()));
        assertEquals(List.of(40, 0, 128), List.of(payload.restartInterval(), payload.run(), payload.tablesBytes()));
        assertTrue(payload.beginsRun());
    }

    @Test
    void theLastPacketOfTheExampleSaysWhatIsBesideIt() throws IOException {
        ByteBuffer packet = padded(example("90 9A 06 18"));
        assertTrue(header.read(packet) && payload.read(packet));
        assertEquals(1560, header.sequenceNumber());
        assertTrue(header.marker());
        assertEquals(0x7D11_CA5D, header.extension().frameCheck());
        assertEquals(List.of(34_843, 26), List.of(payload.fragmentOffset(), payload.run()));
    }

    @Test
    void theReportsOfTheExamplesAreWholeDatagrams() throws IOException {
        byte[] ofReceiver = example("81 C9 00 07");
        byte[] ofSender = example("80 C8 00 06");
        assertEquals(List.of(112, 80), List.of(ofReceiver.length, ofSender.length));
        assertTrue(RtcpReader.isValid(ByteBuffer.wrap(ofReceiver)));
        assertTrue(RtcpReader.isValid(ByteBuffer.wrap(ofSender)));
        assertTrue(RtcpReader.isValid(ByteBuffer.wrap(example("81 CD 00 03"))));
    }

    @Test
    void theLimitOfTheExampleIsSaidByItsSender() throws IOException {
        List<Integer> told = new ArrayList<>();
        RtcpListener listener = new RtcpListener() {
            @Override
            public void limited(int ssrc, int kilobits) {
                told.addAll(List.of(ssrc, kilobits));
            }
        };
        assertTrue(RtcpReader.read(ByteBuffer.wrap(example("81 CA 00 09")), listener));
        assertEquals(List.of(0xC2FC_A499, 4800), told);
    }

    @Test
    void theParityPacketOfTheExampleNamesItsBlock() throws IOException {
        ByteBuffer packet = ByteBuffer.wrap(example("80 7D 9E 57"));
        ParityHeader parity = new ParityHeader();
        assertTrue(header.read(packet) && parity.read(packet));
        assertEquals(ParityHeader.PAYLOAD_TYPE, header.payloadType());
        assertEquals(0xC2FC_A499, parity.ssrc());
        assertEquals(List.of(1477, 1, 28, 0), List.of(parity.base(), parity.columns(), parity.rows(), parity.symbol()));
    }

    @Test
    void theRetransmissionOfTheExampleIsThePacketOfTheNack() throws IOException {
        ByteBuffer packet = ByteBuffer.wrap(example("80 7E C4 6C"));
        assertEquals(RetransmissionWire.PAYLOAD_TYPE, RtpHeader.payloadType(packet));
        assertEquals(40_233, RetransmissionWire.originalNumber(packet));
    }

    @Test
    void theSymbolsOfTheExampleAreThoseOfTheCode() throws IOException {
        byte[][] source = {symbol("S_0"), symbol("S_1"), symbol("S_2")};
        ParityEncoder encoder = new ParityEncoder();
        encoder.begin(3);
        for (byte[] each : source) {
            encoder.add(each, 0, each.length);
        }
        ParityDecoder decoder = new ParityDecoder();
        decoder.begin(3, encoder.symbolBytes());
        for (int i = 0; i < 3; i++) {
            ByteBuffer parity = ByteBuffer.allocate(encoder.symbolBytes());
            encoder.write(i, parity);
            assertArrayEquals(symbol("P_" + i), parity.array());
            decoder.parity(i, symbol("P_" + i), 0);
        }
        assertTrue(decoder.solve());
        assertArrayEquals(source[2], Arrays.copyOf(decoder.recovered(2), source[2].length));
    }

    /** Enough of a packet that is printed in part. */
    private static ByteBuffer padded(byte[] beginning) {
        return ByteBuffer.wrap(Arrays.copyOf(beginning, beginning.length + 200));
    }

    /** The datagram that is printed from these bytes on, line by line with remarks, as far as it is printed. */
    private static byte[] example(String beginning) throws IOException {
        List<String> lines = page().lines()
                .dropWhile(line -> !line.strip().startsWith(beginning))
                .takeWhile(line -> HEX.matcher(line).matches())
                .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : lines) {
            bytes.write(hex(line));
            if (line.contains(" ... ") || line.endsWith(" ...")) {
                break;
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] symbol(String name) throws IOException {
        String line = page().lines()
                .filter(each -> each.strip().startsWith(name + " = "))
                .findFirst()
                .orElseThrow();
        return hex(line.substring(line.indexOf('=') + 1));
    }

    private static byte[] hex(String line) {
        Matcher matcher = HEX.matcher(line);
        assertTrue(matcher.matches(), line);
        return HexFormat.of().parseHex(matcher.group(1).replace(" ", ""));
    }

    private static String page() throws IOException {
        return Files.readString(TunedNumbersTest.ROOT.resolve("docs/WIRE.md"));
    }
}
