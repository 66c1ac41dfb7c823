package udpcam.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceNameTest {
    private static final String NAMED = "81 CA 00 09" // version 2, 1 chunk; SDES of 10 words
            + " 00 00 00 0A" // SSRC
            + " 01 10 41 41 45 43 41 77 51 46 42 67 63 49 43 51 6F 4C" // CNAME, 16 bytes
            + " 02 09 4B C3 BC 63 68 65 20 31 21" // NAME, 9 bytes: "Küche 1!"
            + " 00 00 00"; // the end, and filling

    private final List<String> heard = new ArrayList<>();

    private void read(byte[] datagram) {
        RtcpReader.read(ByteBuffer.wrap(datagram), new RtcpListener() {
            @Override
            public boolean wantsName(int ssrc) {
                return true;
            }

            @Override
            public void named(int ssrc, SourceName name) {
                heard.add(ssrc + ": " + name.text());
            }
        });
    }

    private static byte[] named(SourceName name) {
        ByteBuffer datagram = ByteBuffer.allocate(400);
        SourceDescription.writeSender(
                datagram, 0xA, new Cname("AAECAwQFBgcICQoL"), name, 0, SourceDescription.NO_NUMBER);
        return Arrays.copyOf(datagram.array(), datagram.position());
    }

    private static @Nullable SourceName read(String text) {
        return SourceName.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aNameIsWrittenAndReadAsDissected() {
        byte[] written = named(new SourceName("Küche 1!"));
        assertEquals(NAMED, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(written));
        read(written);
        assertEquals(List.of("10: Küche 1!"), heard);
    }

    @Test
    void theLongestNameArrivesWhole() {
        String longest = "é".repeat(127) + "!";
        read(named(new SourceName(longest)));
        assertEquals(List.of("10: " + longest), heard);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u0007b\u001B[31mc', ab[31mc",
        "'two\nlines', twolines",
        "'\u202Eturned', turned",
        "'  spaces  ', spaces",
        "'\uD83D\uDC31', '\uD83D\uDC31'"
    })
    void whatIsNoPlainTextIsLeftOut(String told, String name) {
        assertEquals(new SourceName(name), read(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0001", "\u200B"})
    void aNameOfNothingIsNone(String told) {
        assertNull(read(told));
        assertFalse(SourceName.isValid(told));
    }

    @Test
    void bytesThatAreNoUtf8AreLeftOut() {
        assertEquals(
                new SourceName("ab"),
                SourceName.read(ByteBuffer.wrap(new byte[] {'a', (byte) 0xC3, (byte) 0xFF, 'b'})));
    }

    @Test
    void aNameMayBeTooLongForItsItem() {
        assertTrue(SourceName.isValid("x".repeat(255)));
        assertFalse(SourceName.isValid("x".repeat(256)));
        assertFalse(SourceName.isValid("é".repeat(128)));
    }

    @Test
    void noTruncationAndNoFlippedBitDoesHarm() {
        byte[] whole = HexFormat.ofDelimiter(" ").parseHex(NAMED);
        for (int length = 0; length < whole.length; length++) {
            read(Arrays.copyOf(whole, length));
        }
        assertEquals(List.of(), heard);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            read(flipped);
        }
        heard.forEach(line -> assertTrue(SourceName.isValid(line), line));
    }
}
