package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import udpcam.rate.Bitrate;

class BitrateOptionTest {
    private static Bitrate parsed(String... arguments) {
        SenderOptions options = new SenderOptions();
        new CommandLine(options).parseArgs(arguments);
        return options.network().bitrate();
    }

    @Test
    void theRateFollowsTheNetworkUnlessTheUserSaysOtherwise() {
        assertEquals(Bitrate.AUTO, parsed());
        assertEquals(Bitrate.AUTO, parsed("--bitrate", "auto"));
        assertEquals(Bitrate.OFF, parsed("--bitrate", "off"));
    }

    @ParameterizedTest
    @CsvSource({"5M, 5_000_000", "2.5m, 2_500_000", "100k, 100_000", "1G, 1_000_000_000", "300000, 300_000"})
    void aRateIsACeilingBelowWhichTheNetworkIsFollowedAsWell(String text, String bits) {
        assertEquals(Bitrate.atMost(Long.parseLong(bits.replace("_", ""))), parsed("--bitrate", text));
    }
}
