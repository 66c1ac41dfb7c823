package udpcam.bench.cable;

import java.time.Duration;
import udpcam.bench.result.RateSteps;

/**
 * The slowest link of a path, a token bucket: what comes faster waits in a queue, and is lost where that is full.
 *
 * @param queue how long a datagram waits in a full queue
 */
public record Bottleneck(RateSteps rates, Duration queue) {
    private static final int BURST_PACKETS = 2;
    private static final int ETHERNET_HEADER_BYTES = 14;
    private static final long BITS_PER_BYTE_AND_SECOND_OF_MILLIS = 8000;

    /** The words behind {@code tc qdisc replace dev NAME} that set the rate, in bits a second with Ethernet's headers. */
    public String discipline(long bitsPerSecond, int mtu) {
        // The bucket holds no more than Linux needs to send at that rate, so that next to nothing passes faster.
        long burstBytes = Math.max(
                BURST_PACKETS * (long) (mtu + ETHERNET_HEADER_BYTES),
                bitsPerSecond / BITS_PER_BYTE_AND_SECOND_OF_MILLIS);
        return "root tbf rate %dbit burst %d latency %dus".formatted(bitsPerSecond, burstBytes, queue.toNanos() / 1000);
    }
}
