package udpcam.camera.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.camera.Camera;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.run.ManualClock;

class HttpCameraTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String JPEG = new String(Images.jpeg(3), ISO_8859_1);
    private static final String PART = "--x\r\nContent-Type: image/jpeg\r\n\r\n" + JPEG + "\r\n";
    private static final String STREAM =
            OK + "Content-Type: multipart/x-mixed-replace; boundary=x\r\n\r\n" + PART.repeat(3);
    private static final CameraRequest ANY = new CameraRequest(null, 0, CameraRequest.AUTO, true, false);

    private final ManualClock clock = new ManualClock();
    private RawServer server = new RawServer(request -> STREAM);

    HttpCameraTest() throws IOException {}

    private void answer(String response) throws Exception {
        answer(request -> response);
    }

    private void answer(UnaryOperator<String> answers) throws Exception {
        server.close();
        server = new RawServer(answers);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Camera open(String url, CameraRequest request) throws CameraException {
        return HttpCamera.open(url, request, clock, new Picture.Supply(), isFile -> {
            throw new CameraException(isFile ? "a file for FFmpeg" : "live video for FFmpeg", false);
        });
    }

    private Camera open() throws CameraException {
        return open(server.url("", "/x"), ANY);
    }

    private static void assertGives(String jpeg, Camera camera) throws Exception {
        try (Picture picture = camera.grab()) {
            assertNotNull(picture);
            assertEquals(ByteBuffer.wrap(jpeg.getBytes(ISO_8859_1)), picture.jpeg());
            assertEquals(new PictureSize(Images.WIDTH, Images.HEIGHT), picture.size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/x-mixed-replace; boundary=x",
                "content-type: Multipart/X-Mixed-Replace;boundary=\"--x\"",
                "Content-Type: multipart/x-mixed-replace",
                "Content-Type: text/html",
                "Content-Type: application/octet-stream",
                "Server: without a type",
                "A line without a colon",
            })
    void aStreamIsShownWithItsOwnJpegWhateverTypeTheServerNames(String field) throws Exception {
        answer(OK + field + "\r\n\r\n" + PART.repeat(3));
        try (Camera camera = open()) {
            for (int i = 0; i < 3; i++) {
                assertGives(JPEG, camera);
            }
            CameraException end = assertThrows(CameraException.class, camera::grab);
            assertTrue(end.temporary());
            assertEquals(server.url("", "/x") + " ended", end.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "4, 250", "0.1, 10000"})
    void aUrlOfOnePictureIsAskedForOnceASecondOrAsOftenAsTheUserWants(double fps, long millis) throws Exception {
        answer(OK + "Content-Type: image/jpeg\r\nContent-Length: " + JPEG.length() + "\r\n\r\n" + JPEG);
        try (Camera camera = open(server.url("", "/a.jpg"), new CameraRequest(null, fps, "auto", true, false))) {
            assertGives(JPEG, camera);
            for (int i = 1; i < 4; i++) {
                assertNull(camera.grab());
                assertGives(JPEG, camera);
                assertEquals(i * millis * 1_000_000, clock.now);
            }
        }
        assertEquals(4, server.requests().size());
    }

    @Test
    void aPngIsShownToo() throws Exception {
        answer(OK + "Content-Type: image/png\r\n\r\n" + new String(Images.png(3), ISO_8859_1));
        try (Camera camera = open();
                Picture picture = camera.grab()) {
            assertNotNull(picture);
            assertNull(picture.jpeg());
            assertEquals(new PictureSize(Images.WIDTH, Images.HEIGHT), picture.size());
            assertEquals(200, picture.pixels().get(3 * 10 + 1) & 0xFF, "green of orange");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 10", "2, 50, 10", "3, 50, 40", "4, 10, 40", "5, 10, 10", "6, 40, 10", "7, 40, 50", "8, 10, 50"})
    void aPictureOfATurnedPhoneIsShownUpright(int value, int x, int y) throws Exception {
        String jpeg = new String(Images.jpegOfACorner(), ISO_8859_1);
        for (String tiff : new String[] {
            "MM\0*\0\0\0\b\0\1\1\u0012\0\3\0\0\0\1\0" + (char) value + "\0\0",
            "II*\0\b\0\0\0\1\0\u0012\1\3\0\1\0\0\0" + (char) value + "\0\0\0"
        }) {
            String exif = "Exif\0\0" + tiff;
            answer(OK + "Content-Type: image/jpeg\r\n\r\n" + jpeg.substring(0, 2) + "\u00FF\u00E1\0"
                    + (char) (exif.length() + 2) + exif + jpeg.substring(2));
            PictureSize size = new PictureSize(Images.WIDTH, Images.HEIGHT);
            PictureSize upright = value > 4 ? new PictureSize(Images.HEIGHT, Images.WIDTH) : size;
            CameraRequest pixels = new CameraRequest(upright, 0, "auto", true, false);
            try (Camera camera = value == 1 ? open() : open(server.url("", "/"), pixels);
                    Picture picture = camera.grab()) {
                assertNotNull(picture);
                assertEquals(upright, picture.size());
                assertEquals(value == 1, picture.jpeg() != null);
                if (value > 1) {
                    int at = 3 * (y * upright.width() + x);
                    assertEquals(200, picture.pixels().get(at + 1) & 0xFF, 8, "green of orange");
                }
            }
        }
    }

    @Test
    void theSizeThatTheUserWantsIsGiven() throws Exception {
        PictureSize half = new PictureSize(Images.WIDTH / 2, Images.HEIGHT / 2);
        try (Camera camera = open(server.url("", "/"), new CameraRequest(half, 0, "auto", true, false));
                Picture picture = camera.grab()) {
            assertNotNull(picture);
            assertNull(picture.jpeg());
            assertEquals(half, picture.size());
        }
    }

    @Test
    void aSmallJpegOfAHugePictureDoesNotEndTheSender() throws Exception {
        int size = JPEG.indexOf("\u00FF\u00C0") + 5;
        String huge = JPEG.substring(0, size) + "\u001F@'\u0010" // 8000 lines of 10000
                + JPEG.substring(size + 4);
        answer(OK + "Content-Type: image/jpeg\r\n\r\n" + huge);
        PictureSize half = new PictureSize(Images.WIDTH / 2, Images.HEIGHT / 2);
        try (Camera camera = open(server.url("", "/x"), new CameraRequest(half, 0, "auto", true, false))) {
            CameraException refusal = assertThrows(CameraException.class, camera::grab);
            assertEquals(server.url("", "/x") + " gives an image that cannot be decoded", refusal.getMessage());
            assertTrue(refusal.temporary());
        }
    }

    @Test
    void aCameraWithAPasswordIsShownAndTheServerIsToldTheLoginAfterItAskedForIt() throws Exception {
        String refused = "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n";
        answer(request -> request.contains("Authorization: Basic dTpzZUBjcmV0") ? STREAM : refused);
        try (Camera camera = open(server.url("u:se@cret", "/x"), ANY)) {
            assertGives(JPEG, camera);
        }
        assertEquals(2, server.requests().size());
        assertFalse(server.requests().get(0).contains("Authorization"));
    }

    @Test
    void aRedirectionIsFollowedAndARingOfThemEnds() throws Exception {
        answer(request -> request.startsWith("GET /x ") ? "HTTP/1.0 302 Found\r\nLocation: /y z\r\n\r\n" : STREAM);
        try (Camera camera = open()) {
            assertGives(JPEG, camera);
        }
        assertTrue(server.requests().get(1).startsWith("GET /y%20z "));
        answer("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
        assertFalse(assertThrows(CameraException.class, this::open).temporary());
    }

    @Test
    void lettersThatAUrlMayNotHaveAreEncodedAsABrowserDoes() throws Exception {
        try (Camera camera = open(server.url("", "/K\u00FCche/a b.cgi?x=%20"), ANY)) {
            assertGives(JPEG, camera);
        }
        assertTrue(server.requests().get(0).startsWith("GET /K%C3%BCche/a%20b.cgi?x=%20 "));
    }

    @Test
    void picturesInChunksAreShown() throws Exception {
        StringBuilder body = new StringBuilder();
        for (String piece : List.of(PART, PART)) {
            body.append(Integer.toHexString(piece.length()))
                    .append("\r\n")
                    .append(piece)
                    .append("\r\n");
        }
        answer(OK + "Transfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n");
        try (Camera camera = open()) {
            assertGives(JPEG, camera);
            assertGives(JPEG, camera);
        }
    }
}
