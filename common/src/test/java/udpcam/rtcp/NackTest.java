package udpcam.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NackTest {
    private static final String MESSAGE = "81 CD 00 04" // version 2, format 1; RTPFB of 5 words
            + " 00 00 00 0B" // the receiver's SSRC
            + " 00 CA 3E 7A" // the source's
            + " FF FE" // 65,534,
            + " 00 05" // and of those behind it the first, and the third: 65,535 and 1
            + " 00 0F" // 15, 17 behind 65,534
            + " 80 00"; // and the last one that a mask tells of: 31

    private final List<String> heard = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final RtcpListener listener = new RtcpListener() {
        @Override
        public void nack(int ssrc, int source, int number, int following) {
            heard.add("%x of %x: %d, %x".formatted(ssrc, source, number, following));
            numbers.add(number);
            for (int i = 0; i < 16; i++) {
                if ((following >> i & 1) != 0) {
                    numbers.add((number + 1 + i) & 0xFFFF);
                }
            }
        }
    };

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private boolean read(byte[] datagram) {
        return RtcpReader.read(ByteBuffer.wrap(datagram), listener);
    }

    @Test
    void aMessageIsWrittenAndReadAsDissected() {
        ByteBuffer datagram = ByteBuffer.allocate(100).put((byte) 0x55);
        long[] missing = {65_534, 65_535, 65_537, 65_551, 65_567};
        assertEquals(5, Nack.write(datagram, 0xB, 0xCA3E7A, missing, missing.length));
        byte[] written = Arrays.copyOfRange(datagram.array(), 1, datagram.position());
        assertEquals(MESSAGE, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(written));
        assertTrue(read(written));
        assertEquals(List.of("b of ca3e7a: 65534, 5", "b of ca3e7a: 15, 8000"), heard);
    }

    @Test
    void sixteenBehindOneAreToldWithItAndTheSeventeenthIsNot() {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Nack.write(datagram, 1, 2, new long[] {100, 116, 133, 150}, 4);
        assertTrue(RtcpReader.read(datagram.flip(), listener));
        assertEquals(List.of("1 of 2: 100, 8000", "1 of 2: 133, 0", "1 of 2: 150, 0"), heard);
    }

    @Test
    void whateverIsMissingIsReadAsItWasWritten() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2000; round++) {
            long[] missing = new long[random.nextInt(1, 100)];
            List<Integer> expected = new ArrayList<>();
            long number = random.nextLong(0, 1L << 20);
            int sparse = random.nextInt(2, 40);
            for (int i = 0; i < missing.length; i++) {
                number += random.nextInt(1, sparse);
                missing[i] = number;
                expected.add((int) (number & 0xFFFF));
            }
            ByteBuffer datagram = ByteBuffer.allocate(1200);
            assertEquals(missing.length, Nack.write(datagram, 1, 2, missing, missing.length));
            numbers.clear();
            assertTrue(RtcpReader.read(datagram.flip(), listener));
            assertEquals(expected, numbers);
        }
    }

    @Test
    void ofMoreThanThereIsRoomForTheFirstAreTold() {
        long[] missing = new long[100];
        Arrays.setAll(missing, i -> 20L * i);
        for (int room = 16; room < 64; room++) {
            ByteBuffer datagram = ByteBuffer.allocate(room);
            int told = Nack.write(datagram, 1, 2, missing, missing.length);
            assertEquals((room - 12) / 4, told);
            numbers.clear();
            assertTrue(RtcpReader.read(datagram.flip(), listener));
            assertEquals(told, numbers.size());
        }
    }

    @Test
    void aReceiverMayReportAndAskInOneDatagram() {
        assertTrue(read(bytes("80 C9 00 01 00 00 00 0B " + MESSAGE)));
        assertEquals(5, numbers.size());
    }

    @Test
    void noTruncatedMessageIsHeard() {
        byte[] whole = bytes(MESSAGE);
        for (int length = 0; length < whole.length; length++) {
            assertFalse(read(Arrays.copyOf(whole, length)), "cut to " + length);
        }
        assertEquals(List.of(), heard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81 CD 00 00", // of nobody
                "81 CD 00 01 00 00 00 0B", // about nobody
                "81 CD 00 02 00 00 00 0B 00 CA 3E 7A", // nothing is asked for
                "A1 CD 00 03 00 00 00 0B 00 CA 3E 7A 00 00 00 04", // nothing but padding
                MESSAGE + " 81 CD 00 02 00 00 00 0B 00 CA 3E 7A", // nothing in the second one
            })
    void aMessageWithoutAnEntryIsRefused(String hex) {
        assertFalse(read(bytes(hex)));
        assertEquals(List.of(), heard);
    }

    @Test
    void otherFormatsOfFeedbackArePassedOver() {
        assertTrue(read(bytes("8F CD 00 02 00 00 00 0B 00 CA 3E 7A"))); // 15: transport-wide congestion control
        assertEquals(List.of(), heard);
    }

    @Test
    void everyFlippedBitGivesARefusalOrNumbersOfPackets() {
        byte[] whole = bytes(MESSAGE);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            heard.clear();
            boolean valid = read(flipped);
            assertTrue(valid || heard.isEmpty(), "bit " + bit);
            assertTrue(heard.size() <= 2, "bit " + bit);
            heard.forEach(line -> assertTrue(line.matches("\\p{XDigit}+ of \\p{XDigit}+: \\d{1,5}, \\p{XDigit}{1,4}")));
        }
        numbers.forEach(number -> assertEquals(number, number & 0xFFFF));
    }
}
