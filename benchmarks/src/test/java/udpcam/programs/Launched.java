package udpcam.programs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program as a user launches it, what it said so far, and how it ended. */
final class Launched implements AutoCloseable {
    private static final Path ROOT = projectRoot();

    private final Process process;
    private final Path output;

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts scripts/NAME with options; {@code environment} is added to that of the test. */
    static Launched script(String name, Map<String, String> environment, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("scripts").resolve(name).toString()));
        command.addAll(List.of(options));
        return command(environment, command);
    }

    /** Starts any program. */
    static Launched command(Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile("launched", ".log");
        ProcessBuilder builder = builder(environment, command);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Launched(builder.start(), output);
    }

    /** Starts any program whose standard output is to be read by the test; what it says is on standard error. */
    static Launched piped(Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile("launched", ".log");
        ProcessBuilder builder = builder(environment, command);
        builder.redirectError(output.toFile());
        return new Launched(builder.start(), output);
    }

    private static ProcessBuilder builder(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return builder;
    }

    static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scripts"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the tests run in the project");
        }
        return folder;
    }

    /** Waits until a condition holds; what a program said is told if it does not within the time. */
    static void await(String what, int seconds, BooleanSupplier condition, Launched... programs) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                StringBuilder said = new StringBuilder();
                for (Launched program : programs) {
                    said.append("\n--- it said:\n").append(program.said());
                }
                throw new AssertionError("not within " + seconds + " s: " + what + said);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Lets some time pass. */
    static void pause(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Waits until it said something that fits, and returns the first such part. */
    String awaitSaid(String regex) {
        Pattern pattern = Pattern.compile(regex);
        await("said " + regex, 30, () -> pattern.matcher(said()).find(), this);
        Matcher matcher = pattern.matcher(said());
        return matcher.find() ? matcher.group() : "";
    }

    /** What its summary at the end says of a counter. */
    long count(String label) {
        return Long.parseLong(awaitSaid("[\\d,]+  " + label + " ").replaceAll("\\D", ""));
    }

    /** What it writes to its standard output, if it was started by {@link #piped}. */
    InputStream standardOutput() {
        return process.getInputStream();
    }

    /** All that it said, on standard error and, if it is not piped, standard output. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks it to end, as Ctrl-C does. */
    Launched terminate() {
        process.destroy();
        return this;
    }

    /** Ends it without asking. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end; returns its exit code. */
    int exitCode() {
        await("its end", 30, () -> !process.isAlive(), this);
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
