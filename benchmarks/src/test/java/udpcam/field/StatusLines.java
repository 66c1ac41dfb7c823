package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import udpcam.programs.Launched;

/** The lines that a program writes once a second from some moment on: its picture's size, its rate, its delay. */
final class StatusLines {
    private static final Pattern LINE =
            Pattern.compile("(?m)^(?:sender|receiver): (?:\\d+x\\d+  )?([\\d.]+) frames/s  .*\n");
    private static final Pattern LARGEST_DELAY = Pattern.compile(" p99 ([\\d.]+) ms");

    private final Launched program;
    private final int begin;

    /** Those that it writes from now on. */
    StatusLines(Launched program) {
        this.program = program;
        this.begin = program.said().length();
    }

    /** Waits until that number of lines have come, one a second. */
    StatusLines await(int lines) {
        Launched.await(
                lines + " status lines", 30 + lines, () -> list().size() >= lines || !program.isAlive(), program);
        assertTrue(list().size() >= lines, () -> "It has ended: " + program.said());
        return this;
    }

    /** Waits for a line that fits, which need not be the next one. */
    StatusLines await(String regex) {
        Pattern pattern = Pattern.compile(regex);
        Launched.await(
                "a status line with " + regex,
                30,
                () -> list().stream().anyMatch(line -> pattern.matcher(line).find()) || !program.isAlive(),
                program);
        assertTrue(program.isAlive(), () -> "It has ended: " + program.said());
        return this;
    }

    List<String> list() {
        return matches(LINE).map(MatchResult::group).toList();
    }

    /** How many frames the first of them tell of. */
    double frames(int lines) {
        return matches(LINE).limit(lines).mapToDouble(StatusLines::value).sum();
    }

    /** For how many seconds frames are missing, all those together in which a line has fewer than {@code framesPerSecond}. */
    double secondsMissing(double framesPerSecond) {
        return matches(LINE)
                .mapToDouble(line -> Math.max(0, 1 - value(line) / framesPerSecond))
                .sum();
    }

    /** The largest p99 of the delays, in milliseconds; 0 if no delay is known. */
    double largestDelayMillis() {
        return matches(LARGEST_DELAY).mapToDouble(StatusLines::value).max().orElse(0);
    }

    private Stream<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(program.said().substring(begin)).results();
    }

    private static double value(MatchResult match) {
        return Double.parseDouble(match.group(1));
    }

    @Override
    public String toString() {
        return String.join("", list());
    }
}
