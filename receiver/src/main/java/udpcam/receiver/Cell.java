package udpcam.receiver;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.display.wall.CellDisplay;
import udpcam.figures.Figures;
import udpcam.receiver.OutletFactory.ShownView;
import udpcam.receiver.SnapshotSaver.Snapshot;
import udpcam.receiver.status.ReceiverStatus;
import udpcam.receiver.status.Silence;
import udpcam.run.Decimals;
import udpcam.stream.ReceivedStream;

/** One view of the wall: its name, how its stream fares, and why there is no picture. Called by the main thread, once a second. */
final class Cell {
    private final ShownView shown;
    private final @Nullable CellDisplay display;
    private final Console console;
    private final ViewName named;
    private @Nullable ReceivedStream stream; // as of the last tick
    private long frames;
    private long unusable; // when a frame was shown last
    private long lastShownNanos;
    private Figures figures = Figures.NONE;
    private @Nullable String told;

    /** {@code display} is null where there is no window. */
    Cell(ShownView shown, ViewName named, @Nullable CellDisplay display, Console console) {
        this.shown = shown;
        this.named = named;
        this.display = display;
        this.console = console;
    }

    /** The stream that is shown in it; null if none is. */
    @Nullable
    ReceivedStream stream() {
        return shown.view().stream();
    }

    /** Whether it is seen while another one is seen alone, or none is. */
    boolean isSeen(@Nullable CellDisplay alone) {
        return stream() != null && (alone == null || alone == display);
    }

    /** What it is called. Any thread may ask. */
    String name() {
        return named.orElse();
    }

    /** What its newest frame is written by. Any thread may ask. */
    Snapshot snapshot(Path file) {
        return new Snapshot(shown.snapshots(), file);
    }

    /** Nothing is shown in it any more. */
    void clear() {
        stream = null;
        named.set("");
        if (display != null) {
            display.clear();
        }
    }

    /** A second has passed; it is called so from now on. */
    void tick(ReceivedStream now, String name, long nowNanos) {
        named.set(name);
        follow(now, nowNanos);
        Counters counters = now.counters();
        long framesNow = counters.get(Counter.FRAMES_SHOWN);
        if (framesNow > frames) {
            if (told != null) {
                console.say(name + ": video is back");
            }
            frames = framesNow;
            unusable = Silence.unusable(counters);
            lastShownNanos = nowNanos;
            told = null;
        }
        long silence = nowNanos - lastShownNanos;
        if (silence > 0 && shown.stream().hasEnded()) {
            tell("The sender has ended", "the sender has ended", "ended");
        } else if (silence >= ReceiverStatus.SILENCE_NANOS) {
            String reason = Silence.reason(counters, unusable, 0);
            String time = "for " + TimeUnit.NANOSECONDS.toSeconds(silence) + " s";
            tell("No video " + time + reason.replace("; ", "\n"), "no video " + time + reason, "stopped" + reason);
        }
        figures = shown.stream().sample(nowNanos);
        if (display != null) {
            display.call(name);
            display.figures(figures);
        }
    }

    private void follow(ReceivedStream now, long nowNanos) {
        if (now != stream) {
            stream = now;
            frames = 0;
            unusable = 0;
            lastShownNanos = nowNanos;
        }
    }

    /** Says it in the cell, and on the console once for each state of things. */
    private void tell(String notice, String line, String state) {
        if (display != null) {
            display.notice(notice);
        }
        if (!state.equals(told)) {
            told = state;
            console.say(name() + ": " + line);
        }
    }

    /** Its name, and how the stream fares. */
    String line() {
        return name() + "  " + figures.text();
    }

    /** Its name, and how many frames a second. */
    String shortLine() {
        return name() + " " + Decimals.fixed(figures.framesPerSecond(), 1);
    }

    /** How late its pictures were in the whole run; empty if that is not known. */
    String delay() {
        String delay = shown.stream().delay();
        return delay.isEmpty() ? "" : name() + ", from capture to screen: " + delay;
    }
}
