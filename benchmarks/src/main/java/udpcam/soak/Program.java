package udpcam.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * One of the two programs, launched as users launch it, killed and launched again. What it says is kept in a file. It is ended by
 * its handle: {@link Process#destroy} would close the pipe through which its last words come.
 */
final class Program implements AutoCloseable {
    private static final int MOST_SECONDS_TO_END = 8;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Consumer<Throwable> onFailure;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final Summary summary = new Summary();
    private @Nullable Process process;
    private @Nullable Worker reader;

    /** A status line, and when it came. */
    record Heard(long nanos, StatusLine line) {}

    /** {@code name} is unique in a run; {@code log} is the file. */
    Program(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Consumer<Throwable> onFailure) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.onFailure = onFailure;
    }

    String name() {
        return name;
    }

    /** Launches it. */
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process started = builder.start();
        started.getOutputStream().close();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        process = started;
        reader = new Worker(name, () -> read(lines), onFailure).start();
    }

    private boolean read(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return false;
        }
        try (Writer file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(line + "\n");
        }
        Optional<StatusLine> status = StatusLine.of(line);
        status.ifPresent(said -> heard.add(new Heard(NanoClock.SYSTEM.nanoTime(), said)));
        summary.take(line);
        return true;
    }

    /** The status line that came first of those that were not asked for yet; null if none came. */
    @Nullable
    Heard next() {
        return heard.poll();
    }

    /** The counters of its summaries so far, of all its lives that had one. */
    Summary summary() {
        return summary;
    }

    /** Whether it was started and has not ended. */
    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What tells why it ended; empty if it was not to end, but runs. */
    Optional<String> endedByItself() {
        return process == null || process.isAlive()
                ? Optional.empty()
                : Optional.of(name + " ended by itself, with exit code " + process.exitValue() + ": see " + log);
    }

    /** Its number; 0 if it does not run. */
    long pid() {
        return process == null ? 0 : process.pid();
    }

    /** Ends it without asking. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.toHandle().destroyForcibly();
            process.waitFor();
            forget();
        }
    }

    /** Sends it a signal, such as STOP or CONT. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid()).start().waitFor(); // a word of the shell
    }

    /** Asks it to end, as Ctrl-C does; tells what is wrong if it does not, or with another exit code than 0. */
    Optional<String> end() throws InterruptedException {
        Process ending = process;
        if (ending == null) {
            return Optional.empty();
        }
        ending.toHandle().destroy();
        if (!ending.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
            kill();
            return Optional.of(name + " did not end within " + MOST_SECONDS_TO_END + " s of SIGTERM");
        }
        int code = ending.exitValue();
        forget();
        return code == 0 ? Optional.empty() : Optional.of(name + " ended after SIGTERM with exit code " + code);
    }

    private void forget() {
        process = null;
        if (reader != null) {
            reader.join(TimeUnit.SECONDS.toMillis(1)); // reads the rest
        }
        heard.clear();
    }

    @Override
    public void close() {
        if (process != null) {
            process.toHandle().destroyForcibly();
        }
    }
}
