package udpcam.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.run.NanoClock;
import udpcam.web.access.Gate;

/** What clients get from the page's server, without a password. */
class WebPageServingTest {
    private final TestCamera camera = new TestCamera();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Counters counters = new Counters();
    private final List<Throwable> failures = new ArrayList<>();
    private final WebPage page;

    WebPageServingTest() throws IOException {
        page = new WebPage(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Set.of("localhost")),
                null,
                NanoClock.SYSTEM,
                failures::add);
    }

    @BeforeEach
    void start() {
        camera.outlet.start();
        page.streams().add(camera.stream("video"));
        page.start(counters);
    }

    @AfterEach
    void end() {
        page.close();
        camera.close();
        assertEquals(List.of(), failures);
    }

    private HttpRequest request(String path) {
        URI uri = URI.create("http://127.0.0.1:" + page.address().getPort() + path);
        return HttpRequest.newBuilder(uri).build();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofByteArray());
    }

    private CompletableFuture<HttpResponse<byte[]>> poll(long after) {
        return client.sendAsync(request("/frame?after=" + after), BodyHandlers.ofByteArray());
    }

    private static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void aPollWaitsForTheNextFrameAndGetsItsBytesAsTheyCame() throws Exception {
        byte[] first = TestCamera.jpeg(16);
        byte[] second = TestCamera.jpeg(48);
        camera.offer(first);
        HttpResponse<byte[]> now = get("/frame?after=0");
        assertArrayEquals(first, now.body());
        assertEquals("1", field(now, "Frame-Number"));
        assertEquals("16x32", field(now, "Frame-Size"));
        assertEquals("4.500", field(now, "Frame-Capture-Delay"));
        double waited = Double.parseDouble(field(now, "Frame-Sent")) - Double.parseDouble(field(now, "Frame-Arrived"));
        assertTrue(waited >= 0, "it was sent after it had come");
        CompletableFuture<HttpResponse<byte[]>> next = poll(1);
        CompletableFuture<HttpResponse<byte[]>> afterThat = poll(2);
        camera.offer(second);
        assertArrayEquals(second, next.get(20, TimeUnit.SECONDS).body());
        assertFalse(afterThat.isDone(), "it waits for the one behind");
        camera.offer(first);
        assertArrayEquals(first, afterThat.get(20, TimeUnit.SECONDS).body());
    }

    @Test
    void aPollThatNothingNewCameForTellsTheNewestNumber() throws Exception {
        camera.offer(TestCamera.jpeg(16));
        get("/frame");
        HttpResponse<byte[]> nothing = get("/frame?after=700");
        assertEquals(204, nothing.statusCode());
        assertEquals("1", field(nothing, "Frame-Number"));
    }

    @Test
    void theBoundaryOfTheNextPartComesWithEachFrameOfTheStream() throws Exception {
        try (RawClient raw = new RawClient(page.address(), 1 << 16)) {
            raw.send("GET /stream.mjpeg HTTP/1.0\r\nHost: localhost\r\n\r\n");
            String answer = raw.readTo("\r\n\r\n");
            assertTrue(answer.contains("multipart/x-mixed-replace; boundary=udpcam-frame"), answer);
            assertEquals("--udpcam-frame\r\n", raw.readTo("--udpcam-frame\r\n"));
            for (int width : new int[] {16, 32, 48}) {
                byte[] jpeg = TestCamera.jpeg(width);
                camera.offer(jpeg);
                String head = "Content-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
                assertEquals(head, raw.readTo("\r\n\r\n"));
                assertArrayEquals(jpeg, raw.in().readNBytes(jpeg.length));
                assertEquals("\r\n--udpcam-frame\r\n", raw.readTo("--udpcam-frame\r\n"), "before the next frame");
            }
        }
    }

    @Test
    void theSnapshotIsTheNewestFrameAndUnknownStreamsAreTold() throws Exception {
        assertEquals(503, get("/snapshot.jpg").statusCode(), "nothing has come");
        camera.offer(TestCamera.jpeg(32));
        assertArrayEquals(TestCamera.jpeg(32), get("/snapshot.jpg").body());
        assertArrayEquals(TestCamera.jpeg(32), get("/snapshot.jpg?stream=video").body());
        for (String path : List.of("/snapshot.jpg?stream=x", "/frame?stream=x", "/stream.mjpeg?stream=x")) {
            assertEquals(404, get(path).statusCode(), path);
        }
    }

    @Test
    void eachOfSeveralStreamsIsAskedForByItsName() throws Exception {
        try (TestCamera second = new TestCamera()) {
            second.outlet.start();
            String[] title = {"the \"door\""};
            page.streams().add(second.stream(() -> title[0]));
            camera.offer(TestCamera.jpeg(16));
            second.offer(TestCamera.jpeg(48));
            assertArrayEquals(
                    TestCamera.jpeg(48),
                    get("/snapshot.jpg?stream=the%20%22door%22").body());
            assertArrayEquals(TestCamera.jpeg(16), get("/snapshot.jpg").body());
            String stats = new String(get("/stats.json").body(), StandardCharsets.UTF_8);
            assertTrue(stats.contains("\"name\":\"the \\\"door\\\"\""), stats);
            title[0] = "";
            assertEquals(404, get("/snapshot.jpg?stream=the%20%22door%22").statusCode());
        }
    }

    @Test
    void prometheusGetsEveryCounterWithItsMeaning() throws Exception {
        counters.add(Counter.FRAMES_SHOWN, 42);
        String metrics = new String(get("/metrics").body(), StandardCharsets.UTF_8);
        for (Counter counter : Counter.values()) {
            String name = "udpcam_" + counter.name().toLowerCase(Locale.ROOT) + "_total";
            assertTrue(
                    metrics.contains("# HELP " + name + " " + counter.meaning() + "\n# TYPE " + name + " counter\n"));
        }
        assertTrue(metrics.contains("\nudpcam_frames_shown_total 42\n"), metrics);
        assertTrue(metrics.contains("\nudpcam_frames_per_second{stream=\"video\"} 0.0\n"), metrics);
        assertFalse(metrics.contains("NaN"), "what is not known has no line");
        for (String line : metrics.split("\n", -1)) {
            assertTrue(line.matches("|# (HELP|TYPE) udpcam_.*|udpcam_\\w+(\\{stream=\"video\"\\})? [\\d.E-]+"), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page.css", "/main.js", "/frames.js", "/icon.svg", "/nothing", "/stats.json"})
    void everyAnswerForbidsWhatThePageDoesNotNeed(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        String policy = field(answer, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; "), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", field(answer, "X-Content-Type-Options"));
        assertEquals("no-store", field(answer, "Cache-Control"));
        assertEquals("same-origin", field(answer, "Cross-Origin-Resource-Policy"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /../../etc/passwd HTTP/1.1, 404",
        "GET /WebPage.class HTTP/1.1, 404",
        "GET /login.html HTTP/1.1, 404",
        "GET //main.js HTTP/1.1, 404",
        "PUT / HTTP/1.1, 405",
        "POST /frame HTTP/1.1, 405",
        "OPTIONS / HTTP/1.1, 405",
        "HEAD /snapshot.jpg HTTP/1.1, 200",
        "HEAD /stream.mjpeg HTTP/1.1, 200",
        "nonsense, 400",
    })
    void nothingElseIsServed(String line, int status) throws Exception {
        camera.offer(TestCamera.jpeg(16));
        try (RawClient raw = new RawClient(page.address(), 1 << 16)) {
            raw.send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(raw.readTo("\r\n").startsWith("HTTP/1.1 " + status), "status");
        }
    }

    @Test
    void aNameThatWasMadeToLeadHereIsRefused() throws Exception {
        try (RawClient raw = new RawClient(page.address(), 1 << 16)) {
            raw.get("/", "rebound.example:8080");
            assertTrue(raw.readTo("\r\n").startsWith("HTTP/1.1 403"), "status");
            assertTrue(raw.readTo("--web-bind\n").contains("This name is not known here"));
        }
    }

    @Test
    void moreThanTheMostViewersAreToldSoAndStatsAreAnsweredYet() throws Exception {
        List<RawClient> streams = new ArrayList<>();
        try {
            for (int i = 0; i < Viewers.MOST; i++) {
                streams.add(new RawClient(page.address(), 1 << 16));
                streams.get(i).get("/stream.mjpeg", "localhost");
                streams.get(i).readTo("--udpcam-frame\r\n");
            }
            assertEquals(503, get("/frame").statusCode());
            assertTrue(new String(get("/frame").body(), StandardCharsets.UTF_8).startsWith("Too many viewers"));
            assertEquals(200, get("/stats.json").statusCode());
            assertEquals(200, get("/").statusCode());
        } finally {
            for (RawClient each : streams) {
                each.close();
            }
        }
    }

    @Test
    void aClientThatReadsNothingHoldsUpNobody() throws Exception {
        byte[] jpeg = TestCamera.jpeg(16);
        try (RawClient asleep = new RawClient(page.address(), 1024)) {
            asleep.get("/stream.mjpeg", "localhost");
            for (long after = 0; after < 300; after++) {
                camera.offer(jpeg);
                assertArrayEquals(jpeg, poll(after).get(20, TimeUnit.SECONDS).body());
            }
        }
    }
}
