package udpcam.camera.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.camera.Camera;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.RefusedCameraException;
import udpcam.picture.Picture;
import udpcam.run.ManualClock;

/** What a camera's server refuses, or gives instead of pictures, and what the user is told of it. */
class HttpRefusalTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final CameraRequest ANY = new CameraRequest(null, 0, CameraRequest.AUTO, true, false);

    private RawServer server = new RawServer(request -> "");

    HttpRefusalTest() throws IOException {}

    private void answer(String response) throws Exception {
        server.close();
        server = new RawServer(request -> response);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Camera open(String url) throws CameraException {
        return HttpCamera.open(url, ANY, new ManualClock(), new Picture.Supply(), isFile -> {
            throw new CameraException(isFile ? "a file for FFmpeg" : "live video for FFmpeg", false);
        });
    }

    private Camera open() throws CameraException {
        return open(server.url("", "/x"));
    }

    @Test
    void whatIsNotQuiteHttpIsLeftToFfmpeg() throws Exception {
        answer("ICY 200 OK\r\nContent-Type: video/nsv\r\n\r\n");
        assertEquals(
                "live video for FFmpeg",
                assertThrows(CameraException.class, this::open).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html        | <html>Log in</html> | text (text/html)",
                "''               | <!DOCTYPE HTML><p>  | text",
                "application/json | {}                  | text (application/json)",
            })
    void aLoginPageIsNamedAndEndsTheSender(String type, String body, String named) throws Exception {
        answer(OK + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n") + "\r\n" + body);
        CameraException refusal = assertThrows(CameraException.class, this::open);
        assertEquals(
                server.url("", "/x") + " gives " + named + ", no pictures: a login page, or not the camera's stream?",
                refusal.getMessage());
        assertFalse(refusal.temporary());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type: video/mp4 | ....ftypisom | a file for FFmpeg",
                "Content-Type: application/vnd.apple.mpegurl | #EXTM3U | live video for FFmpeg",
                "Content-Type: application/sdp | v=0 | live video for FFmpeg",
            })
    void otherVideoIsLeftToFfmpeg(String field, String body, String opened) throws Exception {
        answer(OK + field + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertEquals(opened, assertThrows(CameraException.class, this::open).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | false | is not there (404)",
                "503 | false | failed or is busy (503)",
                "401 | true  | asks for a password (401): write it into the URL, as http://USER:PASSWORD@HOST/...",
                "403 | true  | forbids access (403)",
            })
    void aRefusalIsToldInWords(int status, boolean isFinal, String words) throws Exception {
        answer("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n");
        CameraException refusal = assertThrows(RefusedCameraException.class, this::open);
        assertEquals(server.url("", "/x") + " " + words, refusal.getMessage());
        assertEquals(isFinal, !refusal.temporary());
    }

    @Test
    void aPasswordThatIsNoPartOfAUrlIsNotShownButHowToWriteIt() {
        String message = assertThrows(CameraException.class, () -> open("http://u:se/cret@cam/x"))
                .getMessage();
        assertEquals(
                "--device 'http://u:***@cam/x' is no URL: write a / of a password as %2F, ? as %3F, # as %23", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://u:secret/x@127.0.0.1/", "http://u:secret?x@127.0.0.1/"})
    void aPartOfAPasswordIsNotInWhatVerboseShows(String url) {
        assertTellsNoPart("secret", assertThrows(CameraException.class, () -> open(url)));
    }

    @Test
    void aPartOfAPasswordIsNotTakenForAPort() {
        CameraException refusal = assertThrows(CameraException.class, () -> open("http://127.0.0.1:9#secret@cam/"));
        assertEquals(
                "--device 'http://127.0.0.1:***@cam/' is no URL: write a / of a password as %2F, ? as %3F, # as %23",
                refusal.getMessage());
    }

    @Test
    void aPartOfAPasswordInARedirectionIsNotShown() throws Exception {
        answer("HTTP/1.1 302 Found\r\nLocation: http://u:secret/x@127.0.0.1/\r\nContent-Length: 0\r\n\r\n");
        CameraException refusal = assertThrows(CameraException.class, this::open);
        assertEquals("Cannot read " + server.url("", "/x") + ": it leads to what is no URL", refusal.getMessage());
        assertTellsNoPart("secret", refusal);
    }

    private static void assertTellsNoPart(String password, CameraException refusal) {
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace, true));
        assertFalse(trace.toString().contains(password), trace.toString());
    }

    @Test
    void aWrongPasswordIsTriedOnceAndNotShown() throws Exception {
        answer("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n");
        CameraException refusal =
                assertThrows(RefusedCameraException.class, () -> open(server.url("u:secret", "/x?pwd=secret")));
        assertFalse(refusal.temporary());
        assertEquals(
                server.url("u:***", "/x?pwd=***") + " rejects the user name or the password (401)",
                refusal.getMessage());
        long tries = server.requests().stream()
                .filter(request -> request.contains("Authorization"))
                .count();
        assertEquals(1, tries);
    }

    @Test
    void aServerThatGivesNothingIsAskedAgain() throws Exception {
        answer(OK + "Content-Type: image/jpeg\r\nContent-Length: 0\r\n\r\n");
        CameraException refusal = assertThrows(CameraException.class, this::open);
        assertTrue(refusal.temporary());
        assertEquals(server.url("", "/x") + " gives an empty answer", refusal.getMessage());
    }
}
