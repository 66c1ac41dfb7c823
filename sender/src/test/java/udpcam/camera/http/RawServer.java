package udpcam.camera.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A server that answers each request as a test wants it, byte by byte, and then closes the connection. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final UnaryOperator<String> answers;
    private final List<String> requests = new ArrayList<>();

    /** {@code answers} makes the response to a request's head, both as ISO 8859-1. */
    RawServer(UnaryOperator<String> answers) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answers = answers;
        Thread thread = new Thread(this::serve, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The URL of a path, with a login if that is not empty. */
    String url(String login, String path) {
        return "http://" + (login.isEmpty() ? "" : login + "@") + "127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** The heads of the requests so far. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                String head = head(connection.getInputStream());
                synchronized (this) {
                    requests.add(head);
                }
                connection.getOutputStream().write(answers.apply(head).getBytes(StandardCharsets.ISO_8859_1));
                connection.shutdownOutput();
            } catch (IOException e) {
                // the client has gone, or the test has ended
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
            next = in.read();
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
