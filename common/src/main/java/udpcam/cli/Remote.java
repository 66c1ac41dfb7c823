package udpcam.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as the user named it, and a port if they did.
 *
 * @param host a name or an address, an IPv6 address without its brackets
 */
public record Remote(String host, OptionalInt port) {
    static final int MAX_PORT = 65_535;

    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9a-fA-F:.]+(?:%\\S+)?)](?::(\\d{1,5}))?");
    private static final Pattern BARE_IPV6 = // with "::" somewhere, or all of its eight groups
            Pattern.compile("((?=.*::|(?:[^:]+:){7}[^:]+$)[0-9a-fA-F:.]+(?:%\\S+)?)()");
    private static final Pattern PLAIN = Pattern.compile("([^\\s:\\[\\]]+)(?::(\\d{1,5}))?");

    /** Reads HOST, HOST:PORT, [IPv6], [IPv6]:PORT or IPv6; nothing if it is none of them. */
    public static Optional<Remote> parse(String text) {
        for (Pattern form : new Pattern[] {BRACKETED, BARE_IPV6, PLAIN}) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                return of(matcher.group(1), matcher.group(2));
            }
        }
        return Optional.empty();
    }

    private static Optional<Remote> of(String host, String port) {
        if (port == null || port.isEmpty()) {
            return Optional.of(new Remote(host, OptionalInt.empty()));
        }
        int number = Integer.parseInt(port);
        return number >= 1 && number <= MAX_PORT
                ? Optional.of(new Remote(host, OptionalInt.of(number)))
                : Optional.empty();
    }
}
