package udpcam.web.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.link.Addresses;

/**
 * Which requests a browser may be made to send. A page of another site is refused, also one whose name was made to lead to this
 * computer (DNS rebinding): a request has to name this computer by an address, or by a name that it has. Any thread may ask.
 */
public final class Gate {
    private final Set<String> names;

    /** {@code names} are this computer's, in lower case. */
    public Gate(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /**
     * What a request says of where it comes from and goes to: fields of its header, null where they are missing.
     *
     * @param fetchSite Sec-Fetch-Site, which new browsers send
     * @param fetchMode Sec-Fetch-Mode, the same way
     */
    public record Fields(
            @Nullable String host,
            @Nullable String origin,
            @Nullable String fetchSite,
            @Nullable String fetchMode) {}

    /** Why a request is refused, in one line; null if it is not. */
    public @Nullable String refusal(Fields of) {
        String host = of.host();
        if (host == null || !isOurs(withoutPort(host))) {
            return "This name is not known here: ask by an address of this computer, or name it with --web-bind";
        }
        String origin = of.origin();
        if (origin != null && !origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT))) {
            return "A page of another site may not ask here";
        }
        boolean isOfAnotherSite = "cross-site".equals(of.fetchSite()) || "same-site".equals(of.fetchSite());
        return isOfAnotherSite && !"navigate".equals(of.fetchMode()) ? "A page of another site may not ask here" : null;
    }

    private boolean isOurs(String host) {
        String address = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return Addresses.parse(address) != null || names.contains(host.toLowerCase(Locale.ROOT));
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d{0,5}$", "");
    }
}
