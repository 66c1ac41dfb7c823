package udpcam.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import udpcam.count.Counter;

/** The counters that a program tells at its end, added up over several of its lives. Any thread may tell and ask. */
final class Summary {
    private static final Pattern LINE = Pattern.compile("^(?:sender|receiver): +([\\d,]+)  (.+)$");

    private final Map<Counter, Long> counts = new LinkedHashMap<>();

    /** Takes a line, if it is of a summary. */
    synchronized void take(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        long count = Long.parseLong(matcher.group(1).replace(",", ""));
        for (Counter counter : Counter.values()) {
            if (matcher.group(2).startsWith(counter.label()) && matcher.group(2).endsWith(counter.meaning())) {
                counts.merge(counter, count, Long::sum);
            }
        }
    }

    /** How many there were; 0 if no summary names it. */
    synchronized long get(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /** All that are not 0, in the order in which the program tells them. */
    synchronized Map<Counter, Long> all() {
        return new LinkedHashMap<>(counts);
    }
}
