package udpcam.rtpjpeg;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import udpcam.rtp.RtpStream;

/** RTP streams that begin with numbers of the test's choice. */
public final class Streams {
    private Streams() {}

    /** With these numbers in place of random ones. */
    public static RtpStream of(int ssrc, int timestampOffset, int sequenceNumber) {
        return new RtpStream(new RandomGenerator() {
            private final int[] numbers = {ssrc, timestampOffset, sequenceNumber};
            private int next;

            @Override
            public int nextInt() {
                return numbers[next++];
            }

            @Override
            public long nextLong() {
                throw new AssertionError("three ints make a stream");
            }
        });
    }

    /** With numbers from a seed. */
    public static RtpStream of(long seed) {
        return new RtpStream(new SplittableRandom(seed));
    }
}
