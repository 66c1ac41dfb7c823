package udpcam.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import udpcam.link.Addresses;

/**
 * Where the datagrams of a medium go (RFC 8866 section 5.7).
 *
 * @param address the wildcard if that is not told, or by name: a receiver hears on all its addresses
 * @param ttl how far IPv4 multicast goes, 1-255; 0 where that is not told
 */
record Connection(InetAddress address, int ttl) {
    private static final Pattern PART = Pattern.compile("([^\\s/]+)(?:/(\\d{1,3}))?");
    private static final Pattern NUMERIC = Pattern.compile("[\\d.]*\\.[\\d.]*|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final int MAX_TTL = 255;
    private static final int IPV4_BYTES = 4;

    /** What the c= lines of the medium say, or where they are silent, the session's. */
    static Connection of(Section media, Section session) throws MalformedSessionException {
        List<String> lines = new ArrayList<>(media.connections());
        lines.addAll(session.connections());
        for (String line : lines) {
            Connection told = read(line);
            if (told != null) {
                return told;
            }
        }
        return new Connection(Objects.requireNonNull(Addresses.parse("0.0.0.0")), 0);
    }

    /** Null if the line names no address. */
    private static @Nullable Connection read(String line) throws MalformedSessionException {
        Matcher part = PART.matcher(line);
        while (part.find()) {
            InetAddress address = Addresses.parse(part.group(1));
            if (address != null) {
                boolean hasTtl = address.isMulticastAddress()
                        && address.getAddress().length == IPV4_BYTES
                        && part.group(2) != null;
                return new Connection(address, hasTtl ? Math.min(Integer.parseInt(part.group(2)), MAX_TTL) : 0);
            }
            if (NUMERIC.matcher(part.group(1)).matches()) {
                throw new MalformedSessionException("no IP address in c=" + line);
            }
        }
        return null;
    }
}
