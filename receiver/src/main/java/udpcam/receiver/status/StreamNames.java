package udpcam.receiver.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import udpcam.link.Addresses;
import udpcam.stream.ReceivedStream;

/** What streams are called for the user: by the names that their senders tell, or by their addresses. */
public final class StreamNames {
    private StreamNames() {}

    /** What one is called that is alone. */
    public static String of(ReceivedStream stream) {
        String name = stream.name();
        return name == null ? Addresses.text(stream.address().getAddress()) : name;
    }

    /** What several are called, in their order: as much of each address as tells them apart. */
    public static List<String> of(List<ReceivedStream> streams) {
        List<String> plain = streams.stream().map(StreamNames::of).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            ReceivedStream stream = streams.get(i);
            String name = plain.get(i);
            if (Collections.frequency(plain, name) > 1) {
                String address = Addresses.text(stream.address());
                name = stream.name() == null ? address : name + " (" + address + ")";
            }
            names.add(names.contains(name) ? name + " #" + (i + 1) : name);
        }
        return names;
    }
}
