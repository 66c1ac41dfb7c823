package udpcam.outlet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.stream.View;

/** What is shown of a receiver's streams: each view gets outlets of its own with its first frame. Called by the thread that receives. */
public final class Showings implements AutoCloseable {
    private final Showing.Maker maker;
    private final @Nullable Showing[] byNumber;
    private final List<Showing> made = new ArrayList<>();
    private boolean started;

    /** Of these views, whose numbers are their places in the list. */
    public Showings(List<View> views, Showing.Maker maker) {
        this.maker = maker;
        this.byNumber = new Showing[views.size()];
    }

    /** That of a view; its outlets work if {@link #start} was called. */
    public Showing of(View view) {
        Showing known = byNumber[view.number()];
        if (known != null) {
            return known;
        }
        Showing begun = maker.make(view);
        byNumber[view.number()] = begun;
        made.add(begun);
        if (started) {
            begun.start();
        }
        return begun;
    }

    /** Has the outlets work, and all that are made from now on. */
    public void start() {
        started = true;
        made.forEach(Showing::start);
    }

    /** Gives the frames that are held to their outlets. */
    public void release() {
        for (int i = 0; i < made.size(); i++) {
            made.get(i).release();
        }
    }

    /** Gives up the frames that are held; returns how many there were. */
    public int drop() {
        int dropped = 0;
        for (int i = 0; i < made.size(); i++) {
            dropped += made.get(i).drop() ? 1 : 0;
        }
        return dropped;
    }

    @Override
    public void close() {
        made.forEach(Showing::close);
    }
}
