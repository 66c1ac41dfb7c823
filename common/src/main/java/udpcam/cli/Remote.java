package udpcam.cli;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import udpcam.link.Addresses;

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

    /** Labels of 1-63 letters, digits, hyphens and underscores, the last not a number: that is no IPv4 address. */
    private static final Pattern NAME =
            Pattern.compile("(?:[\\p{L}\\d_-]{1,63}\\.)*(?!\\d+\\.?$)[\\p{L}\\d_-]{1,63}\\.?");

    private static final int MAX_NAME = 253;

    /** Reads HOST, HOST:PORT, [IPv6], [IPv6]:PORT or IPv6, a group or IPv6 address with %INTERFACE; nothing if it is none. */
    public static Optional<Remote> parse(String text) {
        for (Pattern form : new Pattern[] {BRACKETED, BARE_IPV6, PLAIN}) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches() && isHost(matcher.group(1))) {
                return of(matcher.group(1), matcher.group(2));
            }
        }
        return Optional.empty();
    }

    /** Whether it may be a host: what can be none now or later is the user's mistake, not the network's. */
    private static boolean isHost(String host) {
        int percent = host.indexOf('%');
        InetAddress address = Addresses.parse(percent < 0 ? host : host.substring(0, percent));
        if (address == null) {
            return host.length() <= MAX_NAME && NAME.matcher(host).matches();
        }
        return percent < 0
                || (percent < host.length() - 1 && (address instanceof Inet6Address || address.isMulticastAddress()));
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
