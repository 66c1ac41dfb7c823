package udpcam.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

class FormFuzzTest {
    @FuzzTest
    void aFieldIsReadAsItWasWrittenAndAnyOtherFormIsReadToo(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String value = Form.value(text, "password");
        assertTrue(value == null || text.contains("password="));
        String written = "a=b&password=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&password=c";
        assertEquals(text, Form.value(written, "password"));
    }
}
