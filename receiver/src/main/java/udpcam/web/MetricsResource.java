package udpcam.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.figures.Figures;
import udpcam.web.http.Answer;
import udpcam.web.http.Resource;

/** {@code /metrics}: the same for Prometheus, in its text format. What is not known has no line. */
final class MetricsResource implements Resource {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final double UNKNOWN = Double.NaN;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final WebStreams streams;
    private final Counters counters;
    private final Viewers viewers;

    MetricsResource(WebStreams streams, Counters counters, Viewers viewers) {
        this.streams = streams;
        this.counters = counters;
        this.viewers = viewers;
    }

    @Override
    public void serve(Answer answer) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Counter counter : Counter.values()) {
            String name = "udpcam_" + counter.name().toLowerCase(Locale.ROOT) + "_total";
            head(text, name, counter.meaning(), "counter");
            text.append(name).append(' ').append(counters.get(counter)).append('\n');
        }
        head(text, "udpcam_web_requests", "requests that wait for frames, or get a stream of them", "gauge");
        text.append("udpcam_web_requests ").append(viewers.count()).append('\n');
        gauges(text);
        answer.send(200, TYPE, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void gauges(StringBuilder text) {
        gauge(text, "frames_per_second", "frames shown in the last second", Figures::framesPerSecond);
        gauge(
                text,
                "received_bits_per_second",
                "UDP payload that came in the last second",
                figures -> figures.megabitsPerSecond() * 1e6);
        gauge(
                text,
                "delay_median_seconds",
                "from capture to showing, median of the last second",
                figures -> figures.delay().isKnown() ? figures.delay().medianMillis() / MILLIS_PER_SECOND : UNKNOWN);
        gauge(
                text,
                "delay_p99_seconds",
                "from capture to showing, 99th percentile of the last second",
                figures -> figures.delay().isKnown() ? figures.delay().p99Millis() / MILLIS_PER_SECOND : UNKNOWN);
        gauge(
                text,
                "loss_ratio",
                "datagrams that the network lost before repair, 0 to 1",
                figures -> figures.way() == null ? UNKNOWN : figures.way().fractionLost());
        gauge(
                text,
                "round_trip_seconds",
                "to the sender and back",
                figures -> figures.way() == null || figures.way().roundTripNanos() < 0
                        ? UNKNOWN
                        : figures.way().roundTripNanos() / NANOS_PER_SECOND);
        gauge(
                text,
                "jitter_seconds",
                "mean deviation of the spacing of datagrams (RFC 3550)",
                figures -> figures.way() == null ? UNKNOWN : figures.way().jitterNanos() / NANOS_PER_SECOND);
    }

    private void gauge(StringBuilder text, String name, String help, ToDoubleFunction<Figures> figure) {
        head(text, "udpcam_" + name, help, "gauge");
        for (WebStream stream : streams.all()) {
            double value = figure.applyAsDouble(stream.figures().get());
            if (!Double.isNaN(value)) {
                text.append("udpcam_")
                        .append(name)
                        .append("{stream=\"")
                        .append(label(stream.name()))
                        .append("\"} ");
                text.append(value).append('\n');
            }
        }
    }

    private static void head(StringBuilder text, String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static String label(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
