package udpcam.web.access;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private final Gate gate = new Gate(Set.of("localhost", "den"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST:8080",
                "127.0.0.1:8080",
                "192.168.1.20",
                "[::1]:8080",
                "den:80"
            })
    void anAddressAndANameOfThisComputerAreKnown(String host) {
        assertNull(gate.refusal(new Gate.Fields(host, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.1",
                "[evil]",
                "den:80:80",
                "localhost@evil.example"
            })
    void anotherNameThatLeadsHereIsRefused(String host) {
        assertNotNull(gate.refusal(new Gate.Fields(host, null, null, null)));
    }

    @Test
    void aRequestWithoutAHostIsRefused() {
        assertNotNull(gate.refusal(new Gate.Fields(null, null, null, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080, true",
        "localhost, http://localhost, true",
        "localhost:8080, http://localhost:8081, false",
        "localhost:8080, http://127.0.0.1:8080, false",
        "localhost:8080, https://localhost:8080, false",
        "localhost:8080, http://evil.example, false",
        "localhost:8080, null, false",
    })
    void theOriginMustBeTheHost(String host, String origin, boolean admitted) {
        assertOutcome(admitted, gate.refusal(new Gate.Fields(host, origin, null, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, cors, true",
        "none, navigate, true",
        "cross-site, navigate, true",
        "cross-site, no-cors, false",
        "same-site, cors, false",
    })
    void aPictureInAPageOfAnotherSiteIsRefusedButALinkLeadsHere(String site, String mode, boolean admitted) {
        assertOutcome(admitted, gate.refusal(new Gate.Fields("localhost", null, site, mode)));
    }

    private static void assertOutcome(boolean admitted, @Nullable String refusal) {
        if (admitted) {
            assertNull(refusal);
        } else {
            assertNotNull(refusal);
        }
    }
}
