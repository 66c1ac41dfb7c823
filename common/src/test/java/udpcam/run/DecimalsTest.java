package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.0",
        "-0.04, 1, 0.0",
        "-0.05, 1, -0.1",
        "29.97, 1, 30.0",
        "0.05, 2, 0.05",
        "9.999, 2, 10.00",
        "-12.3456, 3, -12.346",
        "1234567.8, 1, 1234567.8",
        "0.000000001, 9, 0.000000001"
    })
    void aNumberHasItsDigits(double value, int digits, String text) {
        assertEquals(text, Decimals.fixed(value, digits));
    }

    @Test
    void theFormatterMakesTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextInt(2_000_000) / 1024.0 - 900; // whose halves are exact
            if (Math.abs(value) >= 0.05) {
                assertEquals(String.format(Locale.ROOT, "%.1f", value), Decimals.fixed(value, 1));
                assertEquals(String.format(Locale.ROOT, "%.2f", value), Decimals.fixed(value, 2));
            }
        }
    }
}
