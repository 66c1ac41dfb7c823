package udpcam.receiver;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import udpcam.link.Addresses;
import udpcam.rtp.ClockOffset;
import udpcam.rtp.NtpTime;
import udpcam.run.Decimals;
import udpcam.run.Delays;
import udpcam.run.NanoClock;

/**
 * The delay from a picture's capture by the sender's clock to its showing by ours. One thread shows, another asks.
 *
 * <p>A difference of the clocks that was measured is taken off. An address of ours is the sign of one clock where none was,
 * but not against a measured one: it may be a tunnel's end.
 */
final class CaptureToScreen {
    private static final double MILLI = 1e6;

    private final NtpTime time;
    private final NanoClock clock;
    private final Reports reports;
    private final Delays delays = new Delays();
    private @Nullable InetSocketAddress source;
    private boolean oneHost;
    private volatile @Nullable ClockOffset takenOff; // null: one clock

    CaptureToScreen(NtpTime time, NanoClock clock, Reports reports) {
        this.time = time;
        this.clock = clock;
        this.reports = reports;
    }

    /** A picture that was taken at an NTP time, 0 if unknown, is on the screen. */
    void shown(long captureTime) {
        InetSocketAddress from = reports.source();
        if (captureTime == 0 || from == null) {
            return;
        }
        if (!from.equals(source)) {
            source = from;
            oneHost = Addresses.contains(from.getAddress());
        }
        ClockOffset offset = reports.clockOffset();
        if (offset == null && !oneHost) {
            return;
        }
        ClockOffset between = oneHost && (offset == null || agree(offset)) ? null : offset;
        takenOff = between;
        delays.record(
                NtpTime.nanosAhead(time.at(clock.nanoTime()), captureTime) + (between == null ? 0 : between.nanos()));
    }

    /** Median and 99th percentile since the last call; empty if nothing is known. */
    String recent() {
        return text(delays.takeRecent());
    }

    /** The same of the whole run. */
    String wholeRun() {
        return text(delays.wholeRun());
    }

    private String text(Delays.Summary summary) {
        if (summary.count() == 0) {
            return "";
        }
        return "delay p50 " + millis(summary.medianNanos()) + " p99 " + millis(summary.p99Nanos()) + " ms (" + clocks()
                + ")";
    }

    private static String millis(long nanos) {
        return Decimals.fixed(nanos / MILLI, 1);
    }

    /** Whether the difference of two clocks is no more than its measuring is worth, or a millisecond. */
    private static boolean agree(ClockOffset offset) {
        return Math.abs(offset.nanos()) <= offset.uncertaintyNanos() + MILLI;
    }

    /** Whose clocks the last delay was measured by. */
    private String clocks() {
        ClockOffset offset = takenOff;
        if (offset == null) {
            return "one clock";
        }
        String uncertainty = "±" + millis(offset.uncertaintyNanos());
        return agree(offset)
                ? "clocks agree, " + uncertainty + " ms"
                : "clocks differ by " + millis(offset.nanos()) + " ms " + uncertainty + ", taken off";
    }
}
