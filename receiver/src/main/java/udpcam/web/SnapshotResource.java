package udpcam.web;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/** {@code /snapshot.jpg}: the newest frame. */
final class SnapshotResource implements Resource {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final WebStreams streams;

    SnapshotResource(WebStreams streams) {
        this.streams = streams;
    }

    @Override
    public void serve(Answer answer) throws IOException, InterruptedException {
        WebStream stream = streams.find(answer.parameter("stream"));
        LiveFrame frame = stream == null ? null : stream.outlet().await(0, WAIT_NANOS);
        if (frame == null) {
            answer.say(
                    stream == null ? 404 : 503, stream == null ? "There is no such stream" : "No picture has come yet");
            return;
        }
        answer.begin(200, "image/jpeg", frame.length());
        if (!answer.isHead()) {
            frame.writeTo(answer);
        }
    }
}
