package udpcam.outlet;

import java.net.InetSocketAddress;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.count.Delays;
import udpcam.figures.Delay;
import udpcam.link.Addresses;
import udpcam.rtp.NtpTime;
import udpcam.run.Decimals;
import udpcam.run.NanoClock;
import udpcam.session.ClockOffset;
import udpcam.stream.StreamReports;

/**
 * The delay from a picture's capture by the sender's clock to its showing by ours. One thread shows, another asks.
 *
 * <p>A measured difference of the clocks is taken off. Where none was measured within two seconds, a sender at an address of
 * ours has our clock; where one was, it counts more than the address, which may be a tunnel's end. Delays are recorded only
 * when the difference is known, so that the run's figures hold none that is wrong by it, and no impossible ones.
 */
public final class CaptureToScreen {
    private static final double MILLI = 1e6;

    /** The first reports are less than half a second apart; what a sender's do not tell by then they never do. */
    private static final long UNMEASURED_NANOS = 2_000_000_000L;

    private static final ClockOffset ONE_CLOCK = new ClockOffset(0, 0);

    private final NtpTime time;
    private final NanoClock clock;
    private final Supplier<@Nullable StreamReports> attended;
    private final Delays delays = new Delays();
    private @Nullable InetSocketAddress source;
    private boolean oneHost;
    private long sourceNanos; // when its first picture was shown
    private volatile ClockOffset takenOff = ONE_CLOCK;
    private volatile @Nullable ClockOffset known; // of the source that was shown last; null if it is not

    CaptureToScreen(NtpTime time, NanoClock clock, Supplier<@Nullable StreamReports> attended) {
        this.time = time;
        this.clock = clock;
        this.attended = attended;
    }

    /** A picture that was taken at an NTP time, 0 if unknown, is on the screen. */
    void shown(long captureTime) {
        StreamReports reports = attended.get();
        if (captureTime == 0 || reports == null) {
            return;
        }
        InetSocketAddress from = reports.address();
        long nowNanos = clock.nanoTime();
        if (!from.equals(source)) {
            source = from;
            oneHost = Addresses.contains(from.getAddress());
            sourceNanos = nowNanos;
        }
        ClockOffset measured = reports.clockOffset();
        ClockOffset offset = between(measured, nowNanos);
        known = offset;
        if (offset == null) {
            return;
        }
        takenOff = offset;
        long delayNanos = NtpTime.nanosAhead(time.at(nowNanos), captureTime) + offset.nanos();
        if ((measured == null ? offset : measured).allows(delayNanos)) {
            delays.record(delayNanos);
        }
    }

    /**
     * How long before {@code nowNanos} a picture was taken, by an NTP time, 0 if unknown; by what was known of the clocks when
     * the last picture was shown. In nanoseconds; empty if unknown. Any thread may ask.
     */
    public OptionalLong sinceCapture(long captureTime, long nowNanos) {
        ClockOffset offset = known;
        return captureTime == 0 || offset == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, NtpTime.nanosAhead(time.at(nowNanos), captureTime) + offset.nanos()));
    }

    private @Nullable ClockOffset between(@Nullable ClockOffset measured, long nowNanos) {
        if (measured == null) {
            return oneHost && nowNanos - sourceNanos >= UNMEASURED_NANOS ? ONE_CLOCK : null;
        }
        return oneHost && measured.mayBeZero() ? ONE_CLOCK : measured;
    }

    /** The delays since the last call. */
    public Delay recent() {
        return new Delay(delays.takeRecent(), clocks());
    }

    /** Those of the whole run. */
    public Delay wholeRun() {
        return new Delay(delays.wholeRun(), clocks());
    }

    private static String millis(long nanos) {
        return Decimals.fixed(nanos / MILLI, 1);
    }

    /** Whose clocks the last delay was measured by. */
    private String clocks() {
        ClockOffset offset = takenOff;
        if (offset.equals(ONE_CLOCK)) {
            return "one clock";
        }
        String uncertainty = "±" + millis(offset.uncertaintyNanos());
        return offset.mayBeZero()
                ? "clocks agree, " + uncertainty + " ms"
                : "clocks differ by " + millis(offset.nanos()) + " ms " + uncertainty + ", taken off";
    }
}
