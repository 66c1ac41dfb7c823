package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource({
        "rtsp://u:secret@cam/x, rtsp://u:***@cam/x",
        "rtsp://u:se@cr:et@cam:554/x, rtsp://u:***@cam:554/x",
        "http://:secret@cam/, http://:***@cam/",
        "rtsp://me@mail.com:secret@cam/x, rtsp://me@mail.com:***@cam/x",
        "rtsp://me@mail.com:se@cret@cam:554/x, rtsp://me@mail.com:***@cam:554/x",
        "rtsp://admin:12345@cam/x, rtsp://admin:***@cam/x",
        "http://u:se/cret@cam/x, http://u:***@cam/x",
        "http://admin:1234#x@cam/x, http://admin:***@cam/x",
        "Cannot open https://u:secret@[fe80::1]:8443/a b: no, Cannot open https://u:***@[fe80::1]:8443/a b: no",
        "http://cam/s.cgi?user=a&pwd=secret&x=1, http://cam/s.cgi?user=a&pwd=***&x=1",
        "http://cam/s.cgi?loginuse=a&loginpas=secret, http://cam/s.cgi?loginuse=a&loginpas=***",
        "http://cam/?Access_Token=secret, http://cam/?Access_Token=***",
        "rtsp://cam/user=a_password=secret_channel=1.sdp, rtsp://cam/user=a_password=***",
    })
    void thePasswordOfACameraIsNotShown(String text, String shown) {
        assertEquals(shown, Secrets.masked(text));
    }

    @ParameterizedTest
    @CsvSource({
        "http://cam:8080/mail@home",
        "http://cam/x?size=640x480&camera=2",
        "http://user@cam/x",
        "rtsp://[::1]:554/a",
        "http://[fe80::1]:80/mail@home",
        "http://user@cam:8080/mail@home",
        "write it into the URL, as http://USER:PASSWORD@HOST/...",
        "--remote a:1 b@c",
        "Invalid value for option '--simulate': 'passes=3'",
    })
    void whatIsNoPasswordIsShownAsItIs(String text) {
        assertEquals(text, Secrets.masked(text));
    }

    @Test
    void aStackTraceHidesThePasswordToo() {
        Exception cause = new Exception("Could not open input \"rtsp://u:secret@cam/x\"");
        String trace = Secrets.maskedTrace(new Exception("Cannot open rtsp://u:secret@cam/x", cause));
        assertFalse(trace.contains("secret"), trace);
        assertTrue(trace.contains("Caused by") && trace.contains("rtsp://u:***@cam/x"), trace);
    }
}
