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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CongestionFeedbackTest {
    private static final long NOW = 9_000_000_000_000L;
    private static final long TICK = 1_000_000_000 / 1024; // of an offset, rounded down
    private static final String MESSAGE = "8B CD 00 09" // version 2, format 11; RTPFB of 10 words
            + " 00 00 00 0B" // the receiver's SSRC
            + " 00 CA 3E 7A" // the stream's
            + " FF FF 00 03" // three packets from 65,535 on:
            + " 80 10" // 16 ticks before the timestamp,
            + " 00 00" // not there,
            + " 9F FE" // 8 s ago or longer;
            + " 00 00" // fills the word
            + " 00 CA 3E 7B" // the SSRC of its parity
            + " 00 07 00 01 80 00 00 00" // packet 7 has just come
            + " 12 34 80 00"; // 0x1234.5 s

    private static CongestionFeedback.Arrivals run(int ssrc, long first, long... times) {
        return new CongestionFeedback.Arrivals() {
            @Override
            public int ssrc() {
                return ssrc;
            }

            @Override
            public long first() {
                return first;
            }

            @Override
            public int count() {
                return times.length;
            }

            @Override
            public long nanos(int index) {
                return times[index];
            }
        };
    }

    private final List<String> heard = new ArrayList<>();
    private final RtcpListener listener = new RtcpListener() {
        @Override
        public void arrived(int ssrc, int source, int number, int timestamp, long beforeNanos) {
            heard.add("%x: %d of %x at %x - %d".formatted(ssrc, number, source, timestamp, beforeNanos / TICK));
        }

        @Override
        public void notArrived(int ssrc, int source, int number) {
            heard.add("%x: no %d of %x".formatted(ssrc, number, source));
        }

        @Override
        public void arrivalsTold(int ssrc) {
            heard.add("%x: all".formatted(ssrc));
        }
    };

    private static byte[] golden() {
        return HexFormat.ofDelimiter(" ").parseHex(MESSAGE);
    }

    @Test
    void aMessageIsWrittenAndReadAsDissected() {
        long[] times = {NOW - 16 * TICK - TICK / 2, CongestionFeedback.NOT_RECEIVED, NOW - 10_000_000_000L};
        ByteBuffer datagram = ByteBuffer.allocate(100).put((byte) 0x55);
        List<CongestionFeedback.Arrivals> runs =
                List.of(run(0xCA3E7A, 0x1FFFF, times), run(1, 1), run(0xCA3E7B, 7, NOW));
        CongestionFeedback.write(datagram, 0xB, runs, 0x12348000, NOW);
        byte[] written = Arrays.copyOfRange(datagram.array(), 1, datagram.position());
        assertEquals(MESSAGE, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(written));
        assertTrue(RtcpReader.read(ByteBuffer.wrap(written), listener));
        assertEquals(
                List.of(
                        "b: 65535 of ca3e7a at 12348000 - 16",
                        "b: no 0 of ca3e7a",
                        "b: 7 of ca3e7b at 12348000 - 0",
                        "b: all"),
                heard,
                "of a packet of long ago the time is not known");
    }

    @Test
    void aMessageThatDoesNotAddUpIsRefused() {
        byte[] message = golden();
        for (int words = 2; words < message.length / 4; words++) {
            byte[] cut = Arrays.copyOf(message, 4 * words);
            cut[3] = (byte) (words - 1);
            // Whole streams, the last of their words taken for the timestamp, are a message, too.
            boolean adds = words == 3 || words == 7;
            assertEquals(adds, RtcpReader.read(ByteBuffer.wrap(cut), listener), words + " words");
        }
        for (int bit = 0; bit < 8 * message.length; bit++) {
            byte[] flipped = message.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            RtcpReader.read(ByteBuffer.wrap(flipped), listener); // whatever it says, nothing is thrown
        }
        message[14] = 1; // 259 packets
        assertFalse(RtcpReader.read(ByteBuffer.wrap(message), listener));
    }

    @Test
    void whateverCameIsReadAsItWasWritten() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 500; round++) {
            int count = random.nextInt(1, 300);
            int first = random.nextInt(1 << 16);
            long[] times = IntStream.range(0, count)
                    .mapToLong(i -> random.nextInt(4) == 0
                            ? CongestionFeedback.NOT_RECEIVED
                            : NOW - TICK * random.nextInt(4000) - random.nextInt(100))
                    .toArray();
            ByteBuffer datagram = ByteBuffer.allocate(1000);
            CongestionFeedback.write(datagram, 2, List.of(run(3, first, times)), 4, NOW);
            heard.clear();
            assertTrue(RtcpReader.read(datagram.flip(), listener));
            assertEquals(count + 1, heard.size());
            for (int i = 0; i < count; i++) {
                int number = (first + i) & 0xFFFF;
                String expected = times[i] == CongestionFeedback.NOT_RECEIVED
                        ? "2: no %d of 3".formatted(number)
                        : "2: %d of 3 at 4 - ".formatted(number);
                assertTrue(heard.get(i).startsWith(expected), heard.get(i));
            }
        }
    }
}
