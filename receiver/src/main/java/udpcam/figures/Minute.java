package udpcam.figures;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The figures of the last minute. Called by one thread. */
public final class Minute {
    /** How many there are at the most, one a second. */
    public static final int MOST = 60;

    private final Deque<Figures> seconds = new ArrayDeque<>(MOST);

    /** Takes those of the second that has passed. */
    public void add(Figures figures) {
        if (seconds.size() == MOST) {
            seconds.removeFirst();
        }
        seconds.addLast(figures);
    }

    /** The newest ones; before the first those of no stream. */
    public Figures newest() {
        return seconds.isEmpty() ? Figures.NONE : seconds.getLast();
    }

    /** All of them, the oldest first. */
    public List<Figures> all() {
        return List.copyOf(seconds);
    }
}
