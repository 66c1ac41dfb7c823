package udpcam.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;

/**
 * A place where one stream at a time is shown: the window, or a cell of the wall. It stays when another stream takes it. The thread
 * that receives writes it; any thread may ask.
 */
public final class View {
    private final int number;
    private final Counters nobodys;
    private volatile @Nullable ReceivedStream shown;
    private volatile @Nullable ReceivedStream attended;

    /** {@code nobodys} count what belongs to no stream. */
    View(int number, Counters nobodys) {
        this.number = number;
        this.nobodys = nobodys;
    }

    /** Which of a receiver's places it is, from 0. */
    public int number() {
        return number;
    }

    /** The stream that is shown here; null before the first, and when it was given up. */
    public @Nullable ReceivedStream stream() {
        return shown;
    }

    /** The stream that is shown here, or is to be; null if there is none. */
    public @Nullable ReceivedStream next() {
        ReceivedStream now = shown;
        return now == null ? attended : now;
    }

    /** The RTCP of the stream that is shown here, or is to be; null if there is none. */
    public @Nullable StreamReports reports() {
        ReceivedStream of = attended;
        return of == null ? null : of.reports();
    }

    /** What is counted of the stream that is shown here, or is to be. */
    public Counters counters() {
        ReceivedStream of = next();
        return of == null ? nobodys : of.counters();
    }

    /** Sends the report that is due, if one is: there is time for it. */
    public void pause(long nowNanos) throws IOException {
        StreamReports reports = reports();
        if (reports != null) {
            reports.pause(nowNanos);
        }
    }

    void show(@Nullable ReceivedStream stream) {
        shown = stream;
    }

    @Nullable
    ReceivedStream attended() {
        return attended;
    }

    /** The stream whose reports tell of the frames here. */
    void attend(@Nullable ReceivedStream stream) {
        attended = stream;
    }
}
