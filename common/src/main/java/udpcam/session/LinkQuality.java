package udpcam.session;

import udpcam.rtcp.ReportBlock;
import udpcam.rtp.RtpClock;
import udpcam.run.Decimals;

/**
 * How a stream fares on its way, as of the last report.
 *
 * @param roundTripNanos there and back, to 1/65536 s; negative if not known yet
 * @param fractionLost of the packets between the last report and the one before, 0-1
 * @param jitterNanos mean deviation of the packets' spacing (RFC 3550 6.4.1)
 * @param reportedNanos when the report was made or came, on the monotonic clock
 */
public record LinkQuality(long roundTripNanos, double fractionLost, long jitterNanos, long reportedNanos) {
    private static final long STALE_NANOS = 10_000_000_000L;

    static LinkQuality of(ReportBlock block, long roundTripNanos, RtpClock clock, long reportedNanos) {
        long jitterNanos = clock.nanos(Integer.toUnsignedLong(block.jitter()));
        return new LinkQuality(roundTripNanos, block.fractionLost() / 256.0, jitterNanos, reportedNanos);
    }

    /** Whether it says nothing of now: reports come every second or so, about slow streams every five. */
    public boolean isStale(long nowNanos) {
        return nowNanos - reportedNanos > STALE_NANOS;
    }

    /** In one short line for the user: the round trip if it is known, loss, jitter. */
    public String text() {
        String roundTrip = roundTripNanos < 0 ? "" : "rtt " + Decimals.fixed(roundTripNanos / 1e6, 1) + " ms  ";
        String loss = "loss " + Decimals.fixed(100 * fractionLost, 1) + " %  ";
        return roundTrip + loss + "jitter " + Decimals.fixed(jitterNanos / 1e6, 1) + " ms";
    }
}
