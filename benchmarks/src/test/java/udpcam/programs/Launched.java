package udpcam.programs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
public final class Launched implements AutoCloseable {
    private static final Path ROOT = projectRoot();

    private final Process process;
    private final Path output;
    private long readBytes; // of the output
    private String said = "";

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts scripts/NAME with options; {@code environment} is added to that of the test. */
    public static Launched script(String name, Map<String, String> environment, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("scripts").resolve(name).toString()));
        command.addAll(List.of(options));
        return command(environment, command);
    }

    /** Starts any program. */
    public static Launched command(Map<String, String> environment, List<String> command) throws IOException {
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
        builder.environment().put("UDPCAM_NO_ANNOUNCE", "1");
        builder.environment().putAll(environment);
        return builder;
    }

    public static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scripts"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the tests run in the project");
        }
        return folder;
    }

    /** Waits until a condition holds; what a program said is told if it does not within the time. */
    public static void await(String what, int seconds, BooleanSupplier condition, Launched... programs) {
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

    /** Waits until it said something that fits, and returns the first such part. */
    public String awaitSaid(String regex) {
        Pattern pattern = Pattern.compile(regex);
        String[] found = {""};
        await(
                "said " + regex,
                30,
                () -> {
                    Matcher matcher = pattern.matcher(said());
                    if (!matcher.find()) {
                        return false;
                    }
                    found[0] = matcher.group();
                    return true;
                },
                this);
        return found[0];
    }

    /** What its summary at the end says of a counter, which it does not name if that is 0. */
    public long count(String label) {
        Pattern pattern = Pattern.compile("([\\d,]+)  " + label + " ");
        await(
                "a summary",
                30,
                () -> !process.isAlive() || pattern.matcher(said()).find(),
                this);
        Matcher matcher = pattern.matcher(said());
        if (!matcher.find()) {
            throw new AssertionError("no " + label + "\n--- it said:\n" + said());
        }
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    /** What it writes to its standard output, if it was started by {@link #piped}. */
    InputStream standardOutput() {
        return process.getInputStream();
    }

    /** All that it said, on standard error and, if it is not piped, standard output. */
    public synchronized String said() {
        try {
            if (Files.size(output) > readBytes) {
                byte[] all = Files.readAllBytes(output);
                readBytes = all.length;
                said = new String(all, StandardCharsets.UTF_8);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The program's own number: the launchers become it. */
    public long pid() {
        return process.pid();
    }

    /** Sends it a signal, such as STOP and CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start().waitFor(); // a word of the shell
    }

    /** Asks it to end, as Ctrl-C does. */
    public Launched terminate() {
        process.destroy();
        return this;
    }

    /** Ends it without asking. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end; returns its exit code. */
    public int exitCode() {
        awaitEnd(30);
        return process.exitValue();
    }

    /** Waits for its end. */
    void awaitEnd(int seconds) {
        await("its end", seconds, () -> !process.isAlive(), this);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
