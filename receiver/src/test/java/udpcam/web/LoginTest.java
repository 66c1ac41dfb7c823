package udpcam.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counters;
import udpcam.run.NanoClock;
import udpcam.web.access.Gate;
import udpcam.web.access.PasswordFile;
import udpcam.web.access.PasswordGate;

/** What clients get where there is a password. */
class LoginTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestCamera camera = new TestCamera();
    private final AtomicLong nowNanos = new AtomicLong();
    private String password = "";
    private WebPage page;

    LoginTest() throws IOException {
        page = serve(null);
    }

    private WebPage serve(@Nullable PasswordGate gate) throws IOException {
        return new WebPage(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Set.of("localhost")),
                gate,
                NanoClock.SYSTEM,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    @BeforeEach
    void start() throws Exception {
        page.close();
        Path file = folder.resolve("password");
        password = PasswordFile.create(file, new SecureRandom());
        page = serve(new PasswordGate(PasswordFile.read(file), "udpcam-8080", nowNanos::get, new SecureRandom()));
        camera.outlet.start();
        page.streams().add(camera.stream("video"));
        page.start(new Counters());
        camera.offer(TestCamera.jpeg(16));
    }

    @AfterEach
    void end() {
        page.close();
        camera.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + page.address().getPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private HttpResponse<String> login(String given) throws IOException, InterruptedException {
        return send(request("/login")
                .header("Origin", "http://127.0.0.1:" + page.address().getPort())
                .POST(HttpRequest.BodyPublishers.ofString("password=" + given)));
    }

    private static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/frame", "/stream.mjpeg", "/snapshot.jpg", "/stats.json", "/metrics", "/main.js", "/nothing"})
    void nothingIsServedWithoutIt(String path) throws Exception {
        HttpResponse<String> refused = send(request(path));
        assertEquals(401, refused.statusCode());
        assertTrue(refused.body().startsWith("The password is needed"), refused.body());
    }

    @Test
    void thePageLeadsToTheLoginAndTheRightPasswordToThePage() throws Exception {
        HttpResponse<String> first = send(request("/"));
        assertEquals(303, first.statusCode());
        assertEquals("/login", field(first, "Location"));
        assertTrue(send(request("/login")).body().contains("type=\"password\""));
        HttpResponse<String> in = login(password);
        assertEquals(303, in.statusCode());
        assertEquals("/", field(in, "Location"));
        String cookie = field(in, "Set-Cookie");
        assertTrue(cookie.contains("; HttpOnly; SameSite=Strict"), cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertEquals(200, send(request("/").header("Cookie", pair)).statusCode());
        assertEquals(200, send(request("/frame").header("Cookie", pair)).statusCode());
        assertEquals(401, send(request("/frame").header("Cookie", pair + "x")).statusCode());
    }

    @Test
    void wrongPasswordsAreToldAndSlowedDown() throws Exception {
        HttpResponse<String> wrong = login("wrong");
        assertEquals(403, wrong.statusCode());
        assertTrue(wrong.body().contains("That is not the password."));
        HttpResponse<String> tooSoon = login(password);
        assertEquals(429, tooSoon.statusCode());
        assertEquals("2", field(tooSoon, "Retry-After"));
        assertTrue(tooSoon.body().contains("Try again in 2 s."), tooSoon.body());
        nowNanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertEquals(303, login(password).statusCode());
    }

    @Test
    void anotherSitesFormDoesNotGetIn() throws Exception {
        HttpResponse<String> refused = send(request("/login")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("password=" + password)));
        assertEquals(403, refused.statusCode());
        assertEquals("", field(refused, "Set-Cookie"));
    }

    @Test
    void aFormWithoutEndIsNotReadToItsEnd() throws Exception {
        assertEquals(403, login("x".repeat(100_000)).statusCode());
    }

    @Test
    void programsMayUseBasicAuthentication() throws Exception {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("me:" + password).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                200,
                send(request("/snapshot.jpg").header("Authorization", basic)).statusCode());
        assertEquals(
                200, send(request("/metrics").header("Authorization", basic)).statusCode());
        assertTrue(field(send(request("/stream.mjpeg")), "WWW-Authenticate").startsWith("Basic "));
        assertEquals("", field(send(request("/stats.json")), "WWW-Authenticate"), "the page's own would ask for it");
    }
}
