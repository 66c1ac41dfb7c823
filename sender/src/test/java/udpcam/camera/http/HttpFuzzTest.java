package udpcam.camera.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import udpcam.jpeg.JpegMarkers;

/** What a camera's server, or who stands between, may answer. */
class HttpFuzzTest {
    private static final int SOI = 0xFF00 | JpegMarkers.SOI;
    private static final int EOI = 0xFF00 | JpegMarkers.EOI;

    /** A body of which some bytes at a time come. */
    private static final class Slow extends InputStream {
        private final ByteArrayInputStream all;
        private final int most;

        Slow(byte[] bytes, int most) {
            this.all = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() {
            return all.read();
        }

        @Override
        public int read(byte[] to, int at, int length) {
            return all.read(to, at, Math.min(most, length));
        }
    }

    @FuzzTest
    void thePicturesOfABodyAreTheSameHoweverItComes(byte[] input) {
        List<String> atOnce = pictures(new ByteArrayInputStream(input));
        assertEquals(atOnce, pictures(new Slow(input, 1)));
        assertEquals(atOnce, pictures(new Slow(input, 7)));
    }

    private static List<String> pictures(InputStream body) {
        List<String> pictures = new ArrayList<>();
        JpegParts parts = new JpegParts();
        try {
            parts.begin(body);
            parts.head();
            while (parts.next()) {
                ByteBuffer jpeg = parts.jpeg();
                assertEquals(SOI, jpeg.getShort(jpeg.position()) & 0xFFFF);
                assertEquals(EOI, jpeg.getShort(jpeg.limit() - 2) & 0xFFFF);
                pictures.add(jpeg.remaining() + " " + jpeg.hashCode() + " " + parts.size() + parts.orientation());
            }
        } catch (IOException e) {
            pictures.add(String.valueOf(e.getMessage()));
        }
        return pictures;
    }

    @FuzzTest
    void theFieldsOfAnAnswerLeadToOneLineOfTheNextRequest(byte[] input) {
        String field = new String(input, StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n\\x00]", " ");
        HttpLogin login = new HttpLogin("us\"er", "pass:word", () -> "0123456789abcdef");
        for (int i = 0; i < 3 && login.take(List.of(field, "Basic realm=\"x\"")); i++) {
            String authorization = String.valueOf(login.authorization("GET", "/video?a=b"));
            assertTrue(authorization.chars().noneMatch(each -> each == '\r' || each == '\n'));
            assertTrue(!authorization.contains("pass:word") || field.contains("pass:word")); // the server's own words
            login.accept();
        }
        BodyKind.of(field, field);
        BodyKind.isList(field, field);
    }

    @FuzzTest
    void aRedirectionStaysWithHttpAndTellsNoOtherHostThePassword(byte[] input) throws MalformedURLException {
        HttpAddress from = HttpAddress.parse("http://user:pass@camera.test/video");
        HttpAddress to;
        try {
            to = from.redirected(new String(input, StandardCharsets.ISO_8859_1));
        } catch (MalformedURLException e) {
            return;
        }
        assertTrue(to.url().getProtocol().matches("https?"), to.url().getProtocol());
        assertTrue(!to.url().getHost().isEmpty() && to.url().getPort() <= 65_535);
        assertEquals(to.url().getHost().equalsIgnoreCase("camera.test"), to.user() != null);
        assertEquals(to.user() == null, to.password().isEmpty());
    }

    @FuzzTest
    void anyExifIsRead(byte[] input) {
        ExifOrientation.of(ByteBuffer.wrap(input));
    }
}
