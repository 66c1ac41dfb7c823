package udpcam.pace;

import java.net.InetAddress;
import java.util.function.LongSupplier;
import udpcam.link.Addresses;
import udpcam.link.DatagramSink;
import udpcam.run.NanoClock;

/**
 * How fast the datagrams of a frame may follow one another, so that the buffers of switches and of Wi-Fi do not overflow.
 *
 * @param bitsPerSecond of UDP payload
 */
public record Pace(long bitsPerSecond) {
    /** As fast as the system takes them. */
    public static final Pace OFF = new Pace(Long.MAX_VALUE);

    /** As {@link FollowedRate} says, and {@link #OFF} to this computer. */
    public static final Pace AUTO = new Pace(0);

    /** A dozen full Ethernet frames, which the smallest switches buffer. */
    private static final int BUCKET_BYTES = 16_000;

    /** A frame of 30 Mbit/s at 30 frames a second never waits. */
    private static final int AUTO_BUCKET_BYTES = 128_000;

    /** Two datagrams, since threads do not wake up more precisely: what follows a network is to fill no queue. */
    private static final int FOLLOWING_BUCKET_BYTES = 3_000;

    /** Throws {@link IllegalArgumentException} for a negative rate. */
    public Pace {
        if (bitsPerSecond < 0) {
            throw new IllegalArgumentException(bitsPerSecond + " bit/s");
        }
    }

    /**
     * A sink around another whose rate follows {@code bitsPerSecond}, which is asked for each datagram; {@link Long#MAX_VALUE} is no
     * limit. Closing the result closes the other.
     */
    public static DatagramSink following(LongSupplier bitsPerSecond, DatagramSink sink, NanoClock clock) {
        TokenBucket bucket = new TokenBucket(FOLLOWING_BUCKET_BYTES, clock.nanoTime());
        return new PacedSink(sink, (bytes, at) -> bitsPerSecond.getAsLong(), bucket, clock);
    }

    /** A sink at this pace around another; the other itself where no pace is needed. Closing the result closes the other. */
    public DatagramSink around(DatagramSink sink, InetAddress remote, NanoClock clock) {
        boolean auto = equals(AUTO);
        if (equals(OFF) || (auto && Addresses.contains(remote))) {
            return sink;
        }
        long now = clock.nanoTime();
        return auto
                ? new PacedSink(sink, new FollowedRate(now), new TokenBucket(AUTO_BUCKET_BYTES, now), clock)
                : new PacedSink(sink, (bytes, at) -> bitsPerSecond, new TokenBucket(BUCKET_BYTES, now), clock);
    }
}
