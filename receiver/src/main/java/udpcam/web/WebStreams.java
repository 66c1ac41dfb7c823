package udpcam.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The streams that browsers may see, in the order in which they came. Any thread may call it. */
public final class WebStreams {
    private final List<WebStream> streams = new CopyOnWriteArrayList<>();

    public WebStreams() {}

    /** From now on it may be asked for. One of the same name takes its place. */
    public void add(WebStream stream) {
        remove(stream.name());
        streams.add(stream);
    }

    /** Nobody gets it any more. */
    public void remove(String name) {
        streams.removeIf(stream -> stream.name().equals(name));
    }

    /** The stream of that name, or the first one if {@code name} is null; null if there is none. */
    @Nullable
    WebStream find(@Nullable String name) {
        for (WebStream stream : streams) {
            if (name == null || stream.name().equals(name)) {
                return stream;
            }
        }
        return null;
    }

    List<WebStream> all() {
        return List.copyOf(streams);
    }
}
