package udpcam.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void aValueIsFoundByItsWholeNameAndDecoded() {
        assertEquals("2", Form.value("after=2&stream=x", "after"));
        assertEquals("a b&c", Form.value("x=1&stream=a+b%26c", "stream"));
        assertEquals("", Form.value("stream=", "stream"));
        assertNull(Form.value("upstream=1", "stream"));
        assertNull(Form.value("stream", "stream"));
        assertNull(Form.value("stream=%zz", "stream"));
        assertNull(Form.value(null, "stream"));
    }

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
