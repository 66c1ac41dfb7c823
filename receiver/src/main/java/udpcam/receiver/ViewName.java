package udpcam.receiver;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.receiver.status.StreamNames;
import udpcam.run.NanoClock;
import udpcam.stream.ReceivedStream;
import udpcam.stream.View;

/** What the stream of a view is called; empty where none is. The main thread sets it, any thread may ask. */
final class ViewName implements Supplier<String> {
    /** A sender tells its name with its first report, which comes some tenths of a second behind its first frame. */
    private static final long TOLD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final View view;
    private final NanoClock clock;
    private volatile String name = "";
    private volatile String last = "camera"; // of those that were there
    private volatile @Nullable ReceivedStream awaited;

    ViewName(View view, NanoClock clock) {
        this.view = view;
        this.clock = clock;
    }

    View view() {
        return view;
    }

    /** It is called so beside the others from now on, or is there no more. */
    void set(String now) {
        name = now;
        last = now.isEmpty() ? last : now;
    }

    @Override
    public String get() {
        return name;
    }

    /** The same; before it is set, what the stream says that is shown, or to be shown; where none is, the name of the last one. */
    String orElse() {
        ReceivedStream stream = view.next();
        if (stream == null) {
            return last;
        }
        String plain = StreamNames.of(stream);
        return name.startsWith(plain) ? name : plain;
    }

    /** The same, for a file that begins: waits for what the sender says, once for each stream. */
    String await() {
        ReceivedStream stream = view.next();
        long beganNanos = clock.nanoTime();
        while (stream != null
                && stream != awaited
                && stream.name() == null
                && clock.nanoTime() - beganNanos < TOLD_NANOS) {
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        awaited = stream;
        return orElse();
    }
}
