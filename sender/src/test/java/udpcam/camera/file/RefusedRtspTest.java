package udpcam.camera.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.RefusedCameraException;
import udpcam.run.NanoClock;

class RefusedRtspTest {
    private static final CameraRequest ANY = new CameraRequest(null, 0, CameraRequest.AUTO, false, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | u:secret@ | u:***@ | rejects the user name or the password (401)",
                "401 | '' | '' | asks for a password (401): write it into the URL, as rtsp://USER:PASSWORD@HOST/...",
                "403 | '' | '' | forbids access (403)",
                "404 | '' | '' | is not there (404)",
                "454 | '' | '' | refuses the request (454)",
                "503 | '' | '' | failed or is busy (503)",
            })
    void whatAServerRefusesIsToldWithoutThePassword(int status, String login, String shown, String words)
            throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, status), "rtsp");
            thread.setDaemon(true);
            thread.start();
            String host = "127.0.0.1:" + server.getLocalPort() + "/x";
            CameraException refusal = assertThrows(
                    RefusedCameraException.class,
                    () -> new FileCamera("rtsp://" + login + host, ANY, NanoClock.SYSTEM).close());
            assertEquals("rtsp://" + shown + host + " " + words, refusal.getMessage());
            assertEquals(status != 401 && status != 403, refusal.temporary());
        }
    }

    @Test
    void theHostWithoutAnAddressIsNamed() {
        CameraException refusal = assertThrows(
                CameraException.class,
                () -> new FileCamera("rtsp://u:secret@no-such-host.invalid/x", ANY, NanoClock.SYSTEM).close());
        assertEquals(
                "Cannot open rtsp://u:***@no-such-host.invalid/x: no address is known for no-such-host.invalid",
                refusal.getMessage());
    }

    private static void serve(ServerSocket server, int status) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                answer(connection, status);
            } catch (IOException e) {
                // the client has gone, or the test has ended
            }
        }
    }

    private static void answer(Socket connection, int status) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        String sequence = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            sequence = line.startsWith("CSeq") ? line : sequence;
            if (line.isEmpty()) {
                String response = "RTSP/1.0 " + status + " No\r\n" + sequence + "\r\n"
                        + (status == 401 ? "WWW-Authenticate: Digest realm=\"cam\", nonce=\"abc\"\r\n" : "") + "\r\n";
                connection.getOutputStream().write(response.getBytes(ISO_8859_1));
            }
        }
    }
}
