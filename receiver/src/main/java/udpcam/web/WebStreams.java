package udpcam.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The streams that browsers may see, in the order in which they came. Any thread may call it. */
public final class WebStreams {
    private final List<WebStream> streams = new CopyOnWriteArrayList<>();

    public WebStreams() {}

    /** From now on it may be asked for. */
    public void add(WebStream stream) {
        streams.add(stream);
    }

    /** The stream of that name, or the first one if {@code name} is null; null if there is none. */
    @Nullable
    WebStream find(@Nullable String name) {
        return all().stream()
                .filter(stream -> name == null || stream.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    List<WebStream> all() {
        return streams.stream().filter(stream -> !stream.name().isEmpty()).toList();
    }
}
