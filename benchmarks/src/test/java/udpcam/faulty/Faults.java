package udpcam.faulty;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a {@link FaultySender} does wrong or unusually, as "NAME=VALUE NAME=VALUE":
 *
 * <ul>
 *   <li>{@code q}: RTP/JPEG's Q, 255 if not said; up to 100 the pictures have those tables
 *   <li>{@code tables}: how many, 0-4; {@code wide}: bit i is set where table i has 16 bits a value
 *   <li>{@code restart}: MCUs from one restart marker to the next
 *   <li>{@code timestamps}: the step from frame to frame; {@code packet-timestamps}: from packet to packet
 *   <li>{@code marker}: 0 for none, 2 for one in each packet; {@code type-specific}: that byte
 *   <li>{@code offsets}: how many bytes too many an offset has for each packet before
 *   <li>{@code pad}, {@code csrc}, {@code extension} (in hexadecimal digits): of RTP's header
 *   <li>{@code mtu}: the largest datagram; {@code lose=N}: each N-th datagram is left out; {@code swap=N}: it is sent
 *       behind the next one
 *   <li>{@code stray}: bytes before some markers; {@code tail}: bytes behind the data
 *   <li>{@code wire=classic}; there {@code junk}: bytes between segments; {@code soi}: how many
 * </ul>
 */
record Faults(Map<String, String> values) {
    static Faults of(String text) {
        return new Faults(Arrays.stream(text.split(" "))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toMap(
                        each -> each.substring(0, each.indexOf('=')), each -> each.substring(each.indexOf('=') + 1))));
    }

    int number(String name, int otherwise) {
        return values.containsKey(name) ? Integer.decode(values.get(name)) : otherwise;
    }

    byte[] bytes(String name) {
        return HexFormat.of().parseHex(values.getOrDefault(name, ""));
    }

    boolean isClassic() {
        return values.getOrDefault("wire", "").equals("classic");
    }
}
