package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.clip.Footage;
import udpcam.faulty.FaultySender;

/** The sender as a user launches it, with cameras behind HTTP that do not keep to the rules. */
class FaultyCamerasTest {
    private static HttpServer server(int status, byte[] body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/a.jpg";
    }

    @ParameterizedTest
    @ValueSource(strings = {"turbojpeg", "opencv"})
    void picturesOfACameraThatPadsThemAreScaledWithoutAWordOfLibjpeg(String library) throws Exception {
        byte[] jpeg = FaultySender.jpeg(new Footage(640, 480, 1, 30), 0, 80, 10);
        byte[] padded = ByteBuffer.allocate(jpeg.length + 2)
                .put(jpeg, 0, jpeg.length - 2)
                .putShort((short) 0x2A51)
                .put(jpeg, jpeg.length - 2, 2)
                .array();
        HttpServer server = server(200, padded);
        String[] options = {
            "--device", url(server), "--size", "320x240", "--fps", "10", "--duration", "3", "--port", Desk.freePort()
        };
        try (Launched sender = Launched.script("sender", Map.of("UDPCAM_OPTS", "-Dudpcam.jpeg=" + library), options)) {
            assertEquals(0, sender.exitCode(), sender.said());
            assertTrue(sender.count("frames sent") > 1, sender.said());
            assertFalse(sender.said().contains("Corrupt JPEG"), sender.said());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aUserWhoseCameraAsksForAPasswordIsToldHowToWriteOne() throws Exception {
        HttpServer server = server(401, new byte[1]);
        try (Launched sender =
                Launched.script("sender", Map.of(), "--device", url(server), "--port", Desk.freePort())) {
            assertEquals(1, sender.exitCode(), sender.said());
            assertTrue(sender.said().contains("as http://USER:PASSWORD@HOST/..."), sender.said());
        } finally {
            server.stop(0);
        }
    }
}
