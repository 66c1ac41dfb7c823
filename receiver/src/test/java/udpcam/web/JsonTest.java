package udpcam.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void jsonHasQuotesBackslashesAndControlCharactersEscaped() {
        assertEquals(
                "{\"name\":\"a\\\"b\\\\c\\u000ad\",\"n\":3,\"x\":0.500}",
                new Json()
                        .text("name", "a\"b\\c\nd")
                        .number("n", 3L)
                        .number("x", 0.5)
                        .end());
    }
}
