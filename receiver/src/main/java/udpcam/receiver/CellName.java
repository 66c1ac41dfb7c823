package udpcam.receiver;

import java.util.function.Supplier;
import udpcam.receiver.status.StreamNames;
import udpcam.stream.ReceivedStream;
import udpcam.stream.View;

/** What the stream in a cell is called; empty where none is. The main thread sets it, any thread may ask. */
final class CellName implements Supplier<String> {
    private volatile String name = "";

    void set(String now) {
        name = now;
    }

    @Override
    public String get() {
        return name;
    }

    /** The same; before it is set, what the stream of the view says, or the one that is to be shown there. */
    String orElse(View view) {
        ReceivedStream stream = view.next();
        return name.isEmpty() && stream != null ? StreamNames.of(stream) : name;
    }
}
