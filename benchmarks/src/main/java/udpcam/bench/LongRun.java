package udpcam.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import udpcam.bench.pair.RunningPair;
import udpcam.bench.process.ProcessUse;
import udpcam.bench.result.Result;
import udpcam.bench.result.TimePlot;
import udpcam.bench.screen.Screen;
import udpcam.jpeg.PictureSize;

/**
 * Both programs on the test pattern for a long time: what the receiver says of its delay, second by second, and what both take
 * of memory and threads, which is to stay as it is.
 *
 * @param root the folder in which the commands run
 */
record LongRun(PictureSize size, double fps, Duration time, Path root) {
    private static final Pattern STATUS = Pattern.compile("([\\d.]+) frames/s .* delay p50 ([\\d.]+) p99 ([\\d.]+) ms");

    /**
     * A second of it.
     *
     * @param p50 delay in milliseconds, as p99: from capture to the screen
     */
    record Second(
            double framesPerSecond,
            double p50,
            double p99,
            double senderMegabytes,
            double receiverMegabytes,
            int senderThreads,
            int receiverThreads) {}

    /** Runs them on a screen of their own. */
    List<Second> run(int port) throws IOException, InterruptedException {
        List<Second> seconds = new ArrayList<>();
        try (Screen screen = Screen.around(size)) {
            Process receiver =
                    start("scripts/receiver --port " + port + " --duration " + time.toSeconds(), screen, true);
            Process sender = start(
                    "scripts/sender --port %d --device test --size %s --fps %s".formatted(port, size, fps),
                    screen,
                    false);
            ProcessUse sending = new ProcessUse(sender.pid());
            ProcessUse receiving = new ProcessUse(receiver.pid());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(receiver.getErrorStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher status = STATUS.matcher(line);
                    if (status.find()) {
                        seconds.add(second(status, sending, receiving));
                    }
                }
            } finally {
                RunningPair.end(sender);
                RunningPair.end(receiver);
            }
        }
        return seconds;
    }

    private static Second second(Matcher status, ProcessUse sending, ProcessUse receiving) {
        return new Second(
                Double.parseDouble(status.group(1)),
                Double.parseDouble(status.group(2)),
                Double.parseDouble(status.group(3)),
                sending.residentMegabytes(),
                receiving.residentMegabytes(),
                sending.threads(),
                receiving.threads());
    }

    /** The first and the last tenth side by side, in Markdown. */
    static String markdown(List<Second> seconds) {
        int tenth = Math.max(1, seconds.size() / 10);
        StringBuilder text = new StringBuilder(
                "| | frames/s | delay p50 ms | p99 | memory MB | threads |\n| --- | --- | --- | --- | --- | --- |\n");
        row(text, "first tenth", seconds.subList(0, Math.min(tenth, seconds.size())));
        row(text, "last tenth", seconds.subList(Math.max(0, seconds.size() - tenth), seconds.size()));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, List<Second> seconds) {
        text.append("| %s | %.1f | %.1f | %.1f | %.0f + %.0f | %.0f + %.0f |%n"
                .formatted(
                        name,
                        Result.median(seconds, Second::framesPerSecond),
                        Result.median(seconds, Second::p50),
                        Result.median(seconds, Second::p99),
                        Result.median(seconds, Second::senderMegabytes),
                        Result.median(seconds, Second::receiverMegabytes),
                        Result.median(seconds, Second::senderThreads),
                        Result.median(seconds, Second::receiverThreads)));
    }

    /** Delay, memory and threads against time. */
    static List<TimePlot.Chart> charts(List<Second> seconds) {
        return List.of(
                new TimePlot.Chart(
                        "Delay, ms",
                        List.of(line("median", seconds, Second::p50), line("99th percentile", seconds, Second::p99))),
                new TimePlot.Chart(
                        "Memory, MB",
                        List.of(
                                line("sender", seconds, Second::senderMegabytes),
                                line("receiver", seconds, Second::receiverMegabytes))),
                new TimePlot.Chart(
                        "Threads",
                        List.of(
                                line("sender", seconds, Second::senderThreads),
                                line("receiver", seconds, Second::receiverThreads))));
    }

    private static TimePlot.Line line(String name, List<Second> seconds, ToDoubleFunction<Second> figure) {
        return new TimePlot.Line(
                name, seconds.stream().mapToDouble(figure).boxed().toList());
    }

    private Process start(String command, Screen screen, boolean isRead) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.split(" ", -1));
        builder.environment().put("DISPLAY", screen.display());
        return builder.directory(root.toFile())
                .redirectError(isRead ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
