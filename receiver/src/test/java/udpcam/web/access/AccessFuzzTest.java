package udpcam.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import udpcam.link.Addresses;
import udpcam.web.access.Gate.Fields;
import udpcam.web.access.PasswordGate.Verdict;

/** What clients of the web server say to get in. */
class AccessFuzzTest {
    /** One iteration: the fuzzer tries many. The hash is of a password that nobody has. */
    private static final String LINE = "udpcam-password pbkdf2-sha256 1 AAAAAAAAAAAAAAAAAAAAAA== "
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final Gate gate = new Gate(Set.of("localhost", "barn"));

    /** The lines of a text; null for one that is not there, or empty. */
    private static @Nullable String[] lines(byte[] input) {
        String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        @Nullable String[] four = new String[4];
        for (int i = 0; i < Math.min(lines.length, four.length); i++) {
            four[i] = lines[i].isEmpty() ? null : lines[i];
        }
        return four;
    }

    @FuzzTest
    void onlyWhoNamesThisComputerAndComesFromItsPagePassesTheGate(byte[] input) {
        @Nullable String[] fields = lines(input);
        String host = fields[0];
        if (gate.refusal(new Fields(host, fields[1], fields[2], fields[3])) != null) {
            return;
        }
        String name = Objects.requireNonNull(host).replaceFirst(":\\d*$", "").replaceAll("^\\[|]$", "");
        boolean isOurs = name.equalsIgnoreCase("localhost") || name.equalsIgnoreCase("barn");
        assertTrue(isOurs || Addresses.parse(name) != null || Addresses.parse(host) != null, host);
        assertTrue(fields[1] == null || fields[1].equalsIgnoreCase("http://" + host));
        assertTrue(!"cross-site".equals(fields[2]) || "navigate".equals(fields[3]));
    }

    @FuzzTest
    void nobodyIsLetInWithoutThePasswordOrACookieThatWasGiven(byte[] input) {
        Password password = Objects.requireNonNull(Password.parse(LINE));
        long[] now = {0};
        PasswordGate door = new PasswordGate(password, "udpcam-8080", () -> now[0], new SecureRandom());
        InetAddress client = InetAddress.getLoopbackAddress();
        @Nullable String[] fields = lines(input);
        for (int i = 0; i < 3; i++) {
            now[0] += 100_000_000_000L;
            assertNotEquals(Verdict.ADMITTED, door.verdict(fields[0], fields[1], client));
            assertNull(door.login(String.valueOf(fields[2]), client).cookie());
        }
    }

    @FuzzTest
    void aFileWithAPasswordIsReadAsItWasWritten(byte[] input) {
        Password read = Password.parse(new String(input, StandardCharsets.ISO_8859_1));
        if (read != null) {
            assertEquals(
                    read.line(),
                    Objects.requireNonNull(Password.parse(read.line())).line());
        }
    }
}
