package udpcam.web;

import java.util.concurrent.atomic.AtomicInteger;
import udpcam.web.http.Resource;

/** How many requests wait for frames or get a stream of them: bounded, so that others are answered yet. Any thread may call it. */
final class Viewers {
    /** Twenty pages wait with two requests each; the rest is for streams. */
    static final int MOST = 80;

    private final AtomicInteger count = new AtomicInteger();

    /** One more; false if there are too many. */
    boolean enter() {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }

    /** The same resource for as many as may. */
    Resource bounded(Resource resource) {
        return answer -> {
            if (!enter()) {
                answer.with("Retry-After", "5")
                        .say(
                                503,
                                "Too many viewers: " + MOST + " requests are served at once. Close a page or a stream");
                return;
            }
            try {
                resource.serve(answer);
            } finally {
                leave();
            }
        };
    }
}
