package udpcam.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a description: what is said of the whole session, or of one medium (RFC 8866 section 5).
 *
 * @param medium what its m= line says; empty for the session
 * @param connections what its c= lines say
 * @param attributes what its a= lines say
 */
record Section(String medium, List<String> connections, List<String> attributes) {
    /** The session and then its media; nothing if there is no v=0. Lines above it (FFmpeg prints one) do not count. */
    static List<Section> split(String text) {
        List<Section> sections = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            if (sections.isEmpty()) {
                if (line.equals("v=0")) {
                    sections.add(empty(""));
                }
            } else if (line.startsWith("m=")) {
                sections.add(empty(line.substring(2)));
            } else if (line.startsWith("c=")) {
                sections.get(sections.size() - 1).connections.add(line.substring(2));
            } else if (line.startsWith("a=")) {
                sections.get(sections.size() - 1).attributes.add(line.substring(2));
            }
        }
        return sections;
    }

    boolean has(String attribute) {
        return attributes.contains(attribute);
    }

    /** The values of an attribute, in their order. */
    List<String> values(String attribute) {
        String start = attribute + ":";
        return attributes.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    /** The first value of an attribute, null if there is none. */
    @Nullable
    String value(String attribute) {
        List<String> values = values(attribute);
        return values.isEmpty() ? null : values.get(0);
    }

    private static Section empty(String medium) {
        return new Section(medium, new ArrayList<>(), new ArrayList<>());
    }
}
