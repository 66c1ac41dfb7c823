package udpcam.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDescriptionTest {
    private static final String RECEIVERS = "81 CA 00 0E" // version 2, 1 chunk; SDES of 15 words
            + " 00 00 00 0B" // SSRC
            + " 01 10 41 41 45 43 41 77 51 46 42 67 63 49 43 51 6F 4C" // CNAME, 16 bytes
            + " 08 12 0C" // PRIV, 18 bytes, a prefix of 12
            + " 6D 61 78 2D 64 61 74 61 67 72 61 6D" // "max-datagram"
            + " 36 35 35 30 37" // "65507"
            + " 08 08 06" // PRIV, 8 bytes, a prefix of 6
            + " 72 65 70 61 69 72" // "repair"
            + " 31" // "1"
            + " 00 00 00 00"; // the end, and filling

    private static final String SENDERS = "81 CA 00 09" // version 2, 1 chunk; SDES of 10 words
            + " 00 00 00 0A" // SSRC
            + " 01 10 41 41 45 43 41 77 51 46 42 67 63 49 43 51 6F 4C" // CNAME, 16 bytes
            + " 08 0A 05" // PRIV, 10 bytes, a prefix of 5
            + " 6C 69 6D 69 74" // "limit"
            + " 34 38 30 30" // "4800" kbit/s
            + " 00 00"; // the end, and filling

    private static final String OF_A_GROUP = "81 CA 00 09" // version 2, 1 chunk; SDES of 10 words
            + " 00 00 00 0A" // SSRC
            + " 01 10 41 41 45 43 41 77 51 46 42 67 63 49 43 51 6F 4C" // CNAME, 16 bytes
            + " 08 0A 07" // PRIV, 10 bytes, a prefix of 7
            + " 74 65 6C 6C 65 72 73" // "tellers"
            + " 31 36" // "16"
            + " 00 00"; // the end, and filling

    private final List<String> heard = new ArrayList<>();
    private final RtcpListener listener = new RtcpListener() {
        @Override
        public void maxDatagram(int ssrc, int bytes) {
            heard.add(ssrc + ": " + bytes);
        }

        @Override
        public void takesRepair(int ssrc) {
            heard.add(ssrc + ": repair");
        }

        @Override
        public void limited(int ssrc, int kilobits) {
            heard.add(ssrc + ": " + kilobits + " kbit/s");
        }

        @Override
        public void tellers(int ssrc, int members) {
            heard.add(ssrc + ": " + members + " tell");
        }
    };

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private boolean read(byte[] datagram) {
        return RtcpReader.read(ByteBuffer.wrap(datagram), listener);
    }

    @Test
    void aReceiversDescriptionIsWrittenAndReadAsDissected() {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        SourceDescription.writeReceiver(datagram, 0xB, new Cname("AAECAwQFBgcICQoL"), 65_507);
        byte[] written = Arrays.copyOf(datagram.array(), datagram.position());
        assertEquals(RECEIVERS, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(written));
        assertTrue(read(written));
        assertEquals(List.of("11: 65507", "11: repair"), heard);
    }

    private static byte[] senders(int limit) {
        return senders(limit, SourceDescription.NO_NUMBER);
    }

    private static byte[] senders(int limit, int tellers) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        SourceDescription.writeSender(datagram, 0xA, new Cname("AAECAwQFBgcICQoL"), limit, tellers);
        return Arrays.copyOf(datagram.array(), datagram.position());
    }

    @Test
    void aSendersDescriptionIsWrittenAndReadAsDissected() {
        byte[] written = senders(4800);
        assertEquals(SENDERS, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(written));
        assertTrue(read(written));
        assertEquals(List.of("10: 4800 kbit/s"), heard);
    }

    @Test
    void theSenderOfAGroupSaysHowManyTellOfArrivalsEvenIfNobodyDoes() {
        byte[] written = senders(0, 16);
        assertEquals(OF_A_GROUP, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(written));
        assertTrue(read(written));
        assertTrue(read(senders(4800, 0)));
        assertEquals(List.of("10: 16 tell", "10: 4800 kbit/s", "10: 0 tell"), heard);
    }

    @Test
    void aStreamWithoutLimitSaysNothingOfItAndAHighOneIsTheHighest() {
        assertTrue(read(senders(0)));
        assertEquals(List.of(), heard);
        assertTrue(read(senders(100_000_000)));
        assertEquals(List.of("10: 99999 kbit/s"), heard);
    }

    @Test
    void othersDescriptionsArePassedOver() {
        String tool = " 06 03 56 4C 43"; // TOOL: "VLC"
        assertTrue(read(bytes("81 CA 00 04 00 00 00 0B" + tool + " 00 00 00 00 00 00 00")));
        String othersPriv = " 08 05 03 61 62 63 35"; // "abc": "5"
        assertTrue(read(bytes("81 CA 00 03 00 00 00 0B" + othersPriv + " 00")));
        assertEquals(List.of(), heard);
    }

    @Test
    void everyChunkIsRead() {
        String priv = " 08 0E 0C 6D 61 78 2D 64 61 74 61 67 72 61 6D 39 00 00 00 00"; // 16 bytes, and the end
        assertTrue(read(bytes("82 CA 00 0C 00 00 00 0B" + priv + " 00 00 00 0C" + priv)));
        assertEquals(List.of("11: 9", "12: 9"), heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECEIVERS, SENDERS, OF_A_GROUP})
    void noTruncationAndNoFlippedBitDoesHarm(String description) {
        byte[] whole = bytes(description);
        for (int length = 0; length < whole.length; length++) {
            read(Arrays.copyOf(whole, length));
        }
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            heard.clear();
            read(flipped);
            assertTrue(heard.size() <= 2);
            heard.forEach(line -> assertTrue(line.matches("-?\\d+: (\\d{1,5}( kbit/s| tell)?|repair)"), line));
        }
    }
}
