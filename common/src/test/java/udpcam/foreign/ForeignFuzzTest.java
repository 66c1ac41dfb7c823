package udpcam.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import udpcam.count.Counters;
import udpcam.fuzz.Datagrams;

class ForeignFuzzTest {
    @FuzzTest
    void anyTrafficIsLookedAtAndStaysAsItIs(byte[] input) {
        ForeignTraffic foreign = new ForeignTraffic(26, new Counters());
        Datagrams datagrams = new Datagrams(input);
        while (datagrams.next()) {
            ByteBuffer datagram = datagrams.datagram();
            ByteBuffer before = ByteBuffer.allocate(datagram.remaining())
                    .put(datagram.duplicate())
                    .flip();
            foreign.isJpegAfterAll(datagram, datagrams.choice());
            foreign.isBareVideo(datagram);
            assertEquals(before, datagram);
        }
    }
}
