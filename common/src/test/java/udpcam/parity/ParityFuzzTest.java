package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import udpcam.fuzz.Datagrams;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.SerialNumber;

class ParityFuzzTest {
    private static final int SSRC = 0xC2FC_A499; // of the vectors
    private static final int MOST_BYTES = 1 << 20;
    private static final int PARITY = 0; // bits of a choice
    private static final int FORGETS = 1;

    private int reserved;

    @FuzzTest
    void whatIsLostComesBackByteForByteWhereThereIsAsMuchParity(byte[] input) {
        if (input.length < 4) {
            return;
        }
        int sources = 1 + (input[0] & 15);
        int parityCount = 1 + (input[1] & 15);
        int lost = ByteBuffer.wrap(input).getShort(2) & ((1 << sources) - 1);
        byte[][] block = new byte[sources][];
        int each = (input.length - 4) / sources;
        for (int i = 0; i < sources; i++) {
            block[i] = Arrays.copyOfRange(input, 4 + i * each, 4 + (i + 1) * each - Math.min(each, i));
        }
        ParityEncoder encoder = new ParityEncoder();
        byte[][] parity = Blocks.parity(encoder, block, parityCount);
        ParityDecoder decoder = new ParityDecoder();
        decoder.begin(sources, encoder.symbolBytes());
        for (int i = 0; i < sources; i++) {
            if ((lost >> i & 1) == 0) {
                decoder.source(i, block[i], 0, block[i].length);
            }
        }
        for (int i = 0; i < parityCount; i++) {
            decoder.parity(i, parity[i], 0);
        }
        assertEquals(Integer.bitCount(lost) <= parityCount, decoder.solve());
        for (int i = 0; i < sources; i++) {
            if (decoder.isRecovered(i)) {
                assertArrayEquals(block[i], Arrays.copyOf(decoder.recovered(i), block[i].length));
            }
        }
    }

    @FuzzTest
    void anyParityRebuildsPacketsOfTheStreamAloneAndInBoundedMemory(byte[] input) {
        RepairReceiver receiver = new RepairReceiver(new ParityDecoder(), this::reserve);
        receiver.begin(SSRC);
        RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
        ParityHeader parity = new ParityHeader();
        Datagrams datagrams = new Datagrams(input);
        long newest = 0x1_0000;
        while (datagrams.next()) {
            ByteBuffer datagram = datagrams.datagram();
            if (!header.read(datagram)) {
                continue;
            }
            if (!datagrams.choice(PARITY)) {
                newest = SerialNumber.extend(newest, header.sequenceNumber());
                receiver.received(newest, datagram.position(0));
            } else if (parity.read(datagram)) {
                long base = SerialNumber.extend(newest, parity.base());
                receiver.parity(parity, base, header.timestamp(), datagram);
            }
            rebuild(receiver);
            if (datagrams.choice(FORGETS)) {
                receiver.forget(newest - (datagrams.choice() >> 2));
            }
            assertTrue(receiver.heldBytes() <= MOST_BYTES);
        }
    }

    private boolean reserve(int more) {
        boolean fits = reserved + more <= MOST_BYTES;
        reserved += fits ? more : 0;
        return fits;
    }

    private static void rebuild(RepairReceiver receiver) {
        for (long number = receiver.rebuild(); number != RepairReceiver.NONE; number = receiver.rebuild()) {
            ByteBuffer packet = receiver.packet(number);
            assertEquals(SSRC, RtpHeader.ssrc(packet));
            assertEquals(number & 0xFFFF, RtpHeader.sequenceNumber(packet));
        }
    }
}
