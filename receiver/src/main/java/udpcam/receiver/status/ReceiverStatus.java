package udpcam.receiver.status;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.display.Notices;
import udpcam.figures.Figures;

/**
 * What the receiver tells its user while it runs: the rates, and why there is no picture. Called by the main thread, once
 * a second.
 */
public final class ReceiverStatus {
    /** After a silence of this length the user is told. */
    public static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Console console;
    private final Notices notices;
    private final Counters counters;
    private final InetSocketAddress listening;
    private final StreamState stream;
    private final BooleanSupplier recording;
    private long shown;
    private long unusable; // when a frame was shown last
    private long foreign; // the same way
    private long lastShownNanos;
    private @Nullable String told;

    public ReceiverStatus(
            Console console,
            Notices notices,
            Counters counters,
            InetSocketAddress listening,
            StreamState stream,
            BooleanSupplier recording,
            long nowNanos) {
        this.console = console;
        this.notices = notices;
        this.counters = counters;
        this.listening = listening;
        this.stream = stream;
        this.recording = recording;
        this.lastShownNanos = nowNanos;
    }

    /** A second has passed. */
    public void tick(long nowNanos) {
        long shownNow = counters.get(Counter.FRAMES_SHOWN);
        if (shownNow > shown) {
            if (shown > 0 && told != null) {
                console.say("Video is back");
            }
            shown = shownNow;
            lastShownNanos = nowNanos;
            unusable = Silence.unusable(counters);
            foreign = Silence.foreign(counters);
            told = null;
        }
        long silence = nowNanos - lastShownNanos;
        if (shown > 0 && silence > 0 && stream.hasEnded()) {
            notices.notice("The sender has ended");
            tell("ended", List.of("The sender has ended"));
        } else if (silence >= SILENCE_NANOS) {
            complain(silence);
        }
        report(nowNanos);
    }

    private void complain(long silenceNanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(silenceNanos);
        if (shown > 0) {
            String text = "No video for " + seconds + " s";
            String reason = Silence.reason(counters, unusable, foreign);
            notices.notice(text + reason.replace("; ", "\n"));
            tell("stopped" + reason, List.of(text + reason));
            return;
        }
        List<String> advice = Silence.advice(counters, listening);
        if (!advice.isEmpty()) {
            notices.notice(Silence.waiting(List.of(listening)) + "\n\n" + String.join("\n", advice));
            tell(advice.get(0), advice);
        }
    }

    /** Says the lines, once for each state of things. */
    private void tell(String state, List<String> lines) {
        if (!state.equals(told)) {
            told = state;
            lines.forEach(console::say);
        }
    }

    private void report(long nowNanos) {
        Figures figures = stream.sample(nowNanos);
        notices.figures(figures);
        console.status(figures.text() + (recording.getAsBoolean() ? "  recording" : "") + counts(counters));
    }

    /** What there is to count, if anything. */
    public static String counts(Counters counters) {
        return count(counters, Counter.FRAMES_DISPLACED)
                + count(counters, Counter.FRAMES_NOT_RECORDED)
                + count(counters, Counter.FRAMES_CONCEALED)
                + count(counters, Counter.FRAMES_INCOMPLETE)
                + count(counters, Counter.FRAMES_NOT_JPEG);
    }

    private static String count(Counters counters, Counter counter) {
        long value = counters.get(counter);
        return value == 0 ? "" : "  " + counter.label() + " " + value;
    }
}
