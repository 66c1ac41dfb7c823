package udpcam.soak;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import udpcam.bench.result.Result;
import udpcam.soak.harm.Fault;

/** What a run measured, in Markdown. The sender is that of the first pair, the receiver that of the second: both live all the time. */
final class SoakTable {
    private static final int MINUTE = 60;
    private static final String HEAD =
            "| | frames/s | delay p50 ms | p99 | memory MB | heap | classes | threads | descriptors |"
                    + " CPU % |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";

    private SoakTable() {}

    /** A row of medians for each minute, then the quarters side by side; of quiet seconds alone. */
    static String figures(List<Reading> sender, List<Reading> receiver) {
        StringBuilder text = new StringBuilder(HEAD);
        int seconds = Math.min(sender.size(), receiver.size());
        int step = Math.max(1, (seconds / MINUTE + 19) / 20) * MINUTE; // no more than 20 rows
        for (int from = 0; from < seconds; from += step) {
            int to = Math.min(seconds, from + step);
            row(text, "minute %d".formatted(from / MINUTE + 1), sender.subList(from, to), receiver.subList(from, to));
        }
        for (int quarter = 1; quarter <= 4; quarter++) {
            int from = (quarter - 1) * seconds / 4;
            int to = quarter * seconds / 4;
            row(text, "quarter %d".formatted(quarter), sender.subList(from, to), receiver.subList(from, to));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, List<Reading> sender, List<Reading> receiver) {
        text.append("| %s | %s | %s | %s |"
                .formatted(
                        name,
                        cell(receiver, reading -> reading.status().framesPerSecond(), "%.1f"),
                        cell(receiver, reading -> reading.status().p50(), "%.1f"),
                        cell(receiver, reading -> reading.status().p99(), "%.1f")));
        both(text, sender, receiver, Reading::megabytes, "%.0f");
        both(text, sender, receiver, Reading::heapMegabytes, "%.1f");
        both(text, sender, receiver, Reading::classMegabytes, "%.1f");
        both(text, sender, receiver, Reading::threads, "%.0f");
        both(text, sender, receiver, Reading::descriptors, "%.0f");
        both(text, sender, receiver, reading -> 100 * reading.cpu(), "%.0f");
        text.append('\n');
    }

    private static void both(
            StringBuilder text,
            List<Reading> sender,
            List<Reading> receiver,
            ToDoubleFunction<Reading> figure,
            String format) {
        text.append(" %s + %s |".formatted(cell(sender, figure, format), cell(receiver, figure, format)));
    }

    private static String cell(List<Reading> readings, ToDoubleFunction<Reading> figure, String format) {
        double median = Judge.median(readings, figure);
        return Double.isNaN(median) ? "-" : format.formatted(median);
    }

    /** How soon the video was back behind each kind of fault. */
    static String faults(Map<Fault.Kind, List<Double>> backSeconds) {
        StringBuilder text = new StringBuilder(
                "| fault | videos | back after s (median) | at the latest |\n| --- | --- | --- | --- |\n");
        backSeconds.forEach((kind, seconds) -> {
            List<Double> back =
                    seconds.stream().filter(each -> !Double.isNaN(each)).toList();
            String never = back.size() < seconds.size() ? ", %d never".formatted(seconds.size() - back.size()) : "";
            text.append("| %s | %d%s | %s | %s |%n"
                    .formatted(
                            kind.text(),
                            seconds.size(),
                            never,
                            back.isEmpty() ? "-" : "%.1f".formatted(Result.median(back, each -> each)),
                            back.stream()
                                    .max(Double::compare)
                                    .map("%.1f"::formatted)
                                    .orElse("-")));
        });
        return text.toString();
    }

    /** The counters of a program's summaries, in a line. */
    static String counters(String name, Summary summary) {
        return summary.all().entrySet().stream()
                .map(each -> "%,d %s".formatted(each.getValue(), each.getKey().label()))
                .collect(Collectors.joining(", ", name + ": ", "."));
    }
}
