package udpcam.bench.result;

import java.util.ArrayList;
import java.util.List;

/** Rounds of 10 frames a second, frame by frame. */
final class Traces {
    static final double FPS = 10;

    private final List<Trace.Frame> frames = new ArrayList<>();
    private final List<Long> bytes = new ArrayList<>(List.of(0L));

    /** Adds frames that are shown whole after these milliseconds. */
    Traces shown(int count, double millis, int frameBytes) {
        return add(count, new Trace.Frame(true, true, millis), frameBytes);
    }

    /** Adds frames instead of which a newer one is on the screen after these milliseconds. */
    Traces leftOut(int count, double millis, int frameBytes) {
        return add(count, new Trace.Frame(false, false, millis), frameBytes);
    }

    private Traces add(int count, Trace.Frame frame, int frameBytes) {
        for (int i = 0; i < count; i++) {
            frames.add(frame);
            bytes.add(bytes.get(bytes.size() - 1) + frameBytes);
        }
        return this;
    }

    /** All of them; the rival has half as many bytes. */
    Trace trace() {
        return new Trace(FPS, frames, bytes, bytes.stream().map(sum -> sum / 2).toList(), 120);
    }
}
