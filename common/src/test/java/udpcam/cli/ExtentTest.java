package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ExtentTest {
    private static Extent of(String value) {
        return new Extent.Converter().convert(value);
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 90000000000, 0",
        "10m, 600000000000, 0",
        "1.5h, 5400000000000, 0",
        "7d, 604800000000000, 0",
        "500M, 0, 500000000",
        "2.5G, 0, 2500000000",
        "1T, 0, 1000000000000"
    })
    void theLetterTellsTimeFromBytes(String value, long nanos, long bytes) {
        assertEquals(new Extent(nanos, bytes), of(value));
        assertEquals(nanos > 0, of(value).isTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10x", "m", "-1m", "1 G", "10k", "1e3m", "1G1m"})
    void whatIsNeitherIsRefusedWithExamples(String value) {
        TypeConversionException refused = assertThrows(TypeConversionException.class, () -> of(value));
        assertEquals(
                "'" + value + "' is not a time such as 90s, 10m, 24h or 7d, or a size such as 500M or 50G",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "0.5s", "0.1M", "999999999d", "9999999T"})
    void whatIsTooShortOrTooLongIsRefusedWithTheBounds(String value) {
        TypeConversionException refused = assertThrows(TypeConversionException.class, () -> of(value));
        assertEquals(
                "'" + value + "' is not a time from 1s to 50000d, or a size from 1M to 4000000T", refused.getMessage());
    }

    @Test
    void onlyExtentsOfOneKindCanBeCompared() {
        assertTrue(of("9m").isBelow(of("10m")));
        assertFalse(of("10m").isBelow(of("10m")));
        assertTrue(of("1G").isBelow(of("2G")));
        assertFalse(of("1G").isBelow(of("10m")));
    }

    @Test
    void aPartIsOfTheSameKind() {
        assertEquals(of("1m"), of("10m").part(10));
        assertEquals(of("5G"), of("50G").part(10));
    }
}
