package udpcam.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** The name of this computer. */
final class HostName {
    private static final int MAX_LABEL = 40; // of 63, with what is put before and behind it

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
        return isNameless ? "receiver" : first.substring(0, Math.min(MAX_LABEL, first.length()));
    }
}
