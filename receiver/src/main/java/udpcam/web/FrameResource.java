package udpcam.web;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import udpcam.run.Decimals;
import udpcam.run.NanoClock;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/**
 * {@code /frame?after=N}: the newest frame with a number above N, as soon as there is one; 204 if none comes for some seconds. A
 * browser asks for the next one while it still gets this one. At most that one frame is in the buffers of its connection, so
 * a slow network cannot make the pictures late.
 */
final class FrameResource implements Resource {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int NO_CONTENT = 204;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private final WebStreams streams;
    private final NanoClock clock;

    FrameResource(WebStreams streams, NanoClock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public void serve(Answer answer) throws IOException, InterruptedException {
        WebStream stream = streams.find(answer.parameter("stream"));
        if (stream == null) {
            answer.say(404, "There is no such stream");
            return;
        }
        LiveFrame frame = stream.outlet().await(number(answer.parameter("after")), WAIT_NANOS);
        if (frame == null) {
            answer.with("Frame-Number", String.valueOf(stream.outlet().newestNumber()))
                    .end(NO_CONTENT);
            return;
        }
        answer.with("Frame-Number", String.valueOf(frame.number()))
                .with("Frame-Size", frame.size().toString())
                .with("Frame-Arrived", millis(frame.arrivedNanos()));
        if (frame.captureNanos().isPresent()) {
            answer.with("Frame-Capture-Delay", millis(frame.captureNanos().getAsLong()));
        }
        answer.with("Frame-Sent", millis(clock.nanoTime())).begin(200, "image/jpeg", frame.length());
        if (!answer.isHead()) {
            frame.writeTo(answer);
        }
    }

    private static long number(@Nullable String after) {
        return after != null && NUMBER.matcher(after).matches() ? Long.parseLong(after) : 0;
    }

    private static String millis(long nanos) {
        return Decimals.fixed(nanos / NANOS_PER_MILLI, 3);
    }
}
