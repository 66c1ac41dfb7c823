package udpcam.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/**
 * {@code /stream.mjpeg}: frame after frame as multipart/x-mixed-replace, each the newest when the one before is written. Behind
 * a frame comes the boundary of the next at once: browsers and OBS show a part when its end has come.
 */
final class MjpegResource implements Resource {
    /** Without video the last frame comes again, which shows whether the client is there. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final String BOUNDARY = "udpcam-frame";
    private static final byte[] DELIMITER = ascii("\r\n--" + BOUNDARY + "\r\n");

    private final WebStreams streams;

    MjpegResource(WebStreams streams) {
        this.streams = streams;
    }

    @Override
    public void serve(Answer answer) throws IOException, InterruptedException {
        WebStream stream = streams.find(answer.parameter("stream"));
        if (stream == null) {
            answer.say(404, "There is no such stream");
            return;
        }
        answer.beginStream("multipart/x-mixed-replace; boundary=" + BOUNDARY);
        if (answer.isHead()) {
            return;
        }
        answer.write(ascii("--" + BOUNDARY + "\r\n"));
        answer.flush();
        LiveFrame last = null;
        while (true) {
            LiveFrame frame = stream.outlet().await(last == null ? 0 : last.number(), AGAIN_NANOS);
            last = frame == null ? last : frame;
            if (last != null) {
                send(last, answer);
            }
        }
    }

    private static void send(LiveFrame frame, Answer answer) throws IOException {
        answer.write(ascii("Content-Type: image/jpeg\r\nContent-Length: " + frame.length() + "\r\n\r\n"));
        frame.writeTo(answer);
        answer.write(DELIMITER);
        answer.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
