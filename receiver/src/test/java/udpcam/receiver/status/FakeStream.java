package udpcam.receiver.status;

import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.count.Rates;
import udpcam.figures.Condition;
import udpcam.figures.Delay;
import udpcam.figures.Figures;
import udpcam.jpeg.PictureSize;
import udpcam.session.LinkQuality;

/** A stream of 640x480, as fast as its counters say. */
final class FakeStream implements StreamState {
    boolean ended;

    private final Rates rates;

    FakeStream(Counters counters) {
        rates = new Rates(counters, Counter.FRAMES_SHOWN, Counter.BYTES_RECEIVED, 0);
    }

    @Override
    public Figures sample(long nowNanos) {
        rates.update(nowNanos);
        return new Figures(
                new PictureSize(640, 480),
                rates.framesPerSecond(),
                rates.megabitsPerSecond(),
                Delay.UNKNOWN,
                new LinkQuality(1_000_000, 0, 0, nowNanos),
                0,
                Condition.UNKNOWN);
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public String delay() {
        return "";
    }
}
