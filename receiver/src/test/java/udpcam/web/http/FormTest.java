package udpcam.web.http;

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
}
