package udpcam.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.SortedSet;
import java.util.TreeSet;

class RtcpFuzzTest {
    private static final long MOST_BEFORE_NANOS = 8_000_000_000L;

    /** Holds what it hears against what listeners are promised. */
    private static final class Promised implements RtcpListener {
        private int calls;

        private void hear(boolean isAsPromised) {
            calls++;
            assertTrue(isAsPromised);
        }

        @Override
        public void from(int ssrc) {
            hear(true);
        }

        @Override
        public void maxDatagram(int ssrc, int bytes) {
            hear(bytes >= 0 && bytes <= 99_999);
        }

        @Override
        public void limited(int ssrc, int kilobits) {
            hear(kilobits >= 1 && kilobits <= 99_999);
        }

        @Override
        public void tellers(int ssrc, int members) {
            hear(members >= 0 && members <= 99_999);
        }

        @Override
        public boolean wantsName(int ssrc) {
            return true;
        }

        @Override
        public void named(int ssrc, SourceName name) {
            hear(SourceName.isValid(name.text()));
        }

        @Override
        public void nack(int ssrc, int source, int number, int following) {
            hear(number >= 0 && number <= 0xFFFF && following >= 0 && following <= 0xFFFF);
        }

        @Override
        public void arrived(int ssrc, int source, int number, int timestamp, long beforeNanos) {
            hear(number >= 0 && number <= 0xFFFF && beforeNanos >= 0 && beforeNanos <= MOST_BEFORE_NANOS);
        }

        @Override
        public void notArrived(int ssrc, int source, int number) {
            hear(number >= 0 && number <= 0xFFFF);
        }

        @Override
        public void bye(int ssrc) {
            hear(true);
        }
    }

    @FuzzTest
    void whatADatagramSaysIsWithinWhatListenersArePromised(byte[] input) {
        Promised listener = new Promised();
        ByteBuffer datagram = ByteBuffer.wrap(input);
        boolean isValid = RtcpReader.read(datagram, listener);
        assertEquals(isValid, RtcpReader.isValid(datagram));
        assertTrue(isValid || listener.calls == 0);
        assertEquals(input.length, datagram.remaining());
        RtcpReader.speaker(datagram);
    }

    @FuzzTest
    void thePacketsThatAreAskedForAreThoseThatTheSenderHears(byte[] input) {
        SortedSet<Long> missing = new TreeSet<>();
        ByteBuffer steps = ByteBuffer.wrap(input);
        long number = 65_000;
        while (steps.hasRemaining() && missing.size() < 200) {
            number += 1 + Byte.toUnsignedInt(steps.get());
            missing.add(number);
        }
        if (missing.isEmpty()) {
            return;
        }
        long[] numbers = missing.stream().mapToLong(Long::longValue).toArray();
        ByteBuffer datagram = ByteBuffer.allocate(1200);
        assertEquals(numbers.length, Nack.write(datagram, 1, 2, numbers, numbers.length));
        SortedSet<Integer> heard = new TreeSet<>();
        assertTrue(RtcpReader.read(datagram.flip(), new RtcpListener() {
            @Override
            public void nack(int ssrc, int source, int first, int following) {
                for (int i = 0; i <= Nack.FOLLOWING; i++) {
                    if (i == 0 || (following >> (i - 1) & 1) != 0) {
                        heard.add((first + i) & 0xFFFF);
                    }
                }
            }
        }));
        SortedSet<Integer> asked = new TreeSet<>();
        missing.forEach(each -> asked.add((int) (each & 0xFFFF)));
        assertEquals(asked, heard);
    }
}
