package udpcam.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.figures.Figures;
import udpcam.run.NanoClock;
import udpcam.session.LinkQuality;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/** {@code /stats.json}: the figures of each stream, as of the last second, and the counters that are not zero. */
final class StatsResource implements Resource {
    private static final double NANOS_PER_MILLI = 1e6;

    private final WebStreams streams;
    private final Counters counters;
    private final Viewers viewers;
    private final NanoClock clock;

    StatsResource(WebStreams streams, Counters counters, Viewers viewers, NanoClock clock) {
        this.streams = streams;
        this.counters = counters;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Override
    public void serve(Answer answer) throws IOException {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (Counter counter : counters.nonZero()) {
            counted.put(counter.name().toLowerCase(Locale.ROOT), counters.get(counter));
        }
        Json json = new Json()
                .objects(
                        "streams",
                        streams.all().stream().map(StatsResource::stream).toList())
                .number("requests", viewers.count())
                .numbers("counters", counted)
                .number("clock", clock.nanoTime() / NANOS_PER_MILLI);
        answer.send(200, "application/json", (json.end() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Json stream(WebStream stream) {
        Figures figures = stream.figures().get();
        Json json = new Json()
                .text("name", stream.name())
                .number("frames_per_second", figures.framesPerSecond())
                .number("megabits_per_second", figures.megabitsPerSecond())
                .number("limit_kilobits_per_second", figures.limit());
        if (figures.size() != null) {
            json.text("size", figures.size().toString());
        }
        if (figures.delay().isKnown()) {
            json.number("delay_median_ms", figures.delay().medianMillis())
                    .number("delay_p99_ms", figures.delay().p99Millis())
                    .text("delay_clocks", figures.delay().clocks());
        }
        LinkQuality way = figures.way();
        if (way != null) {
            json.number("loss_percent", 100 * way.fractionLost())
                    .number("jitter_ms", way.jitterNanos() / NANOS_PER_MILLI);
            if (way.roundTripNanos() >= 0) {
                json.number("round_trip_ms", way.roundTripNanos() / NANOS_PER_MILLI);
            }
        }
        return json;
    }
}
