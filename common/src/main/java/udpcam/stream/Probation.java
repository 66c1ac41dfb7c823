package udpcam.stream;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.SerialNumber;
import udpcam.stream.WireDetector.Wire;

/**
 * Streams that are not known yet and have to show some datagrams in sequence first, as RFC 3550 A.1 has it: 14 bytes for each, and
 * no more of them than the table has places. A newcomer takes the place of another one whose key has the same hash. Called by one thread.
 */
final class Probation {
    /** How many datagrams in sequence make a stream known. */
    static final int MIN_SEQUENTIAL = 3;

    private static final int PLACES = 1 << 10;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L; // 2^64 divided by the golden ratio: spreads the keys
    private static final int KEY_SHIFT = Long.SIZE - 10;
    private static final int LAST_SEGMENT = 1;

    private final long seed;
    private final long[] keys = new long[PLACES];
    private final int[] numbers = new int[PLACES]; // of the last datagram
    private final short[] sequential = new short[PLACES];

    /** {@code seed} is a number that nobody can guess: nobody can tell which streams take each other's place. */
    Probation(long seed) {
        this.seed = seed;
    }

    /** A datagram of a stream that is not known came; returns whether the stream has shown enough. */
    boolean passes(InetSocketAddress address, Wire wire, int ssrc, ByteBuffer datagram) {
        boolean isRtp = wire == Wire.RTP_JPEG;
        int number = isRtp ? RtpHeader.sequenceNumber(datagram) : datagram.get(datagram.position()) & 0xFF;
        long key = (((long) address.hashCode() << Integer.SIZE) ^ (ssrc & 0xFFFF_FFFFL) ^ (isRtp ? 1 : 0) ^ seed) * MIX;
        int place = (int) (key >>> KEY_SHIFT);
        boolean follows = keys[place] == key && follows(isRtp, numbers[place], number);
        keys[place] = key;
        numbers[place] = number;
        sequential[place] = (short) (follows ? sequential[place] + 1 : 1);
        if (sequential[place] < MIN_SEQUENTIAL) {
            return false;
        }
        sequential[place] = 0;
        return true;
    }

    private static boolean follows(boolean isRtp, int last, int number) {
        return isRtp ? number == SerialNumber.next(last) : last == LAST_SEGMENT || number == last - 1;
    }
}
