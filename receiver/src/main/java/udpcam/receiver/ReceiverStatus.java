package udpcam.receiver;

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
final class ReceiverStatus {
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

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

    ReceiverStatus(
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

    void tick(long nowNanos) {
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
            notices.notice(ReceiverMain.waiting(listening.getPort()) + "\n\n" + String.join("\n", advice));
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
        console.status(figures.text()
                + (recording.getAsBoolean() ? "  recording" : "")
                + count(Counter.FRAMES_DISPLACED)
                + count(Counter.FRAMES_NOT_RECORDED)
                + count(Counter.FRAMES_CONCEALED)
                + count(Counter.FRAMES_INCOMPLETE)
                + count(Counter.FRAMES_NOT_JPEG));
    }

    private String count(Counter counter) {
        long value = counters.get(counter);
        return value == 0 ? "" : "  " + counter.label() + " " + value;
    }
}
