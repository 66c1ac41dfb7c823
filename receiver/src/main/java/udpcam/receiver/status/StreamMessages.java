package udpcam.receiver.status;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.link.Addresses;
import udpcam.run.Allowance;
import udpcam.run.NanoClock;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.ReceivedStreams.Show;

/**
 * Tells the user which senders there are. A hostile crowd of them is told at its beginning and then a few a minute. Which
 * sender is shown is always told in the end: a message that had to wait is told by the next {@link #tick}. Any thread may
 * call it.
 */
public final class StreamMessages implements ReceivedStreams.Listener {
    private static final int BURST = 10;
    private static final long MESSAGE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Console console;
    private final NanoClock clock;
    private final String hint;
    private final Allowance shown = new Allowance(BURST, MESSAGE_NANOS);
    private final Allowance others = new Allowance(BURST, MESSAGE_NANOS);
    private @Nullable InetSocketAddress untold; // the sender that is shown
    private int passedOver;

    public StreamMessages(Console console) {
        this(console, NanoClock.SYSTEM);
    }

    public StreamMessages(Console console, NanoClock clock) {
        this(console, clock, Show.FIRST);
    }

    /** Where those streams are shown. */
    public StreamMessages(Console console, NanoClock clock, Show show) {
        this.console = console;
        this.hint = show == Show.FIRST
                ? " (--from HOST chooses, --show all shows several)"
                : ": as many as there may be are shown";
        this.clock = clock;
    }

    /** Its pictures are shown from now on. */
    @Override
    public synchronized void follows(InetSocketAddress source) {
        untold = source;
        tick(clock.nanoTime());
    }

    /** It sends pictures too, but another one's are shown. */
    @Override
    public synchronized void ignores(InetSocketAddress source) {
        if (!others.isLeft(clock.nanoTime())) {
            passedOver++;
            return;
        }
        others.take();
        String more = passedOver == 0 ? "" : "; so do " + passedOver + " more";
        passedOver = 0;
        console.say("Not showing " + Addresses.text(source) + ", which sends here too" + hint + more);
    }

    /** Tells which sender is shown if that had to wait. */
    public synchronized void tick(long nowNanos) {
        if (untold != null && shown.isLeft(nowNanos)) {
            shown.take();
            console.say("Showing " + Addresses.text(untold));
            untold = null;
        }
    }
}
