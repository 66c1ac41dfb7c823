package udpcam.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a description: what is said of the whole session, or of one medium (RFC 8866 section 5).
 *
 * @param medium what its m= line says; empty for the session
 * @param connections what its c= lines say
 * @param attributes what its a= lines say
 */
record Section(String medium, List<String> connections, List<String> attributes) {
    private static final Pattern END_OF_LINE = Pattern.compile("\r\n|\r|\n");
    private static final Pattern LINE = Pattern.compile("\\s*([a-zA-Z])\\s*=\\s*(.*?)\\s*");

    /**
     * The session and then its media; nothing if there is neither v=0 nor a medium. Lines above (FFmpeg prints one) do not count.
     * Lines may end as on any system, and have blanks around them and around their first letter.
     */
    static List<Section> split(String text) {
        List<Section> sections = new ArrayList<>(List.of(empty("")));
        boolean begun = false;
        for (String whole : END_OF_LINE.split(text, -1)) {
            Matcher line = LINE.matcher(whole);
            if (!line.matches()) {
                continue;
            }
            String value = line.group(2);
            Section last = sections.get(sections.size() - 1);
            switch (line.group(1)) {
                case "v", "V" -> begun = true;
                case "m", "M" -> sections.add(empty(value));
                case "c", "C" -> last.connections.add(value);
                case "a", "A" -> last.attributes.add(value);
                default -> {} // of no use here
            }
        }
        return begun || sections.size() > 1 ? sections : List.of();
    }

    boolean has(String attribute) {
        return attributes.contains(attribute);
    }

    /** The values of an attribute, in their order. */
    List<String> values(String attribute) {
        Pattern form = Pattern.compile(Pattern.quote(attribute) + "\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);
        return attributes.stream()
                .map(form::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
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
