package udpcam.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The name of this computer. */
final class HostName {
    private static final int MAX_BYTES = 40; // of 63, with what is put behind it

    private HostName() {}

    /** Its first label, of letters, digits and hyphens; "receiver" if it has none. */
    static String label() {
        try {
            return label(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return label("");
        }
    }

    static String label(String name) {
        String first = name.replaceFirst("\\..*", "").replaceAll("[^\\p{L}\\d-]", "");
        boolean isNameless = first.isEmpty() || first.toLowerCase(Locale.ROOT).equals("localhost");
        return isNameless ? "receiver" : cut(first, MAX_BYTES);
    }

    /** Its first letters, as many as fit into some bytes of UTF-8. */
    static String cut(String name, int maxBytes) {
        int end = 0;
        for (int bytes = 0; end < name.length(); end += Character.charCount(name.codePointAt(end))) {
            bytes += Character.toString(name.codePointAt(end)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                break;
            }
        }
        return name.substring(0, end);
    }
}
