package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A {@link DisplayProgram} in a JVM of its own, on a screen; AWT looks for its display once in the life of a JVM. */
final class RunningDisplay implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;

    /**
     * Starts the program.
     *
     * @param way what the property udpcam.display says
     * @param launcher a command that runs what follows it
     */
    RunningDisplay(String displayName, String way, String notice, String... launcher) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Dudpcam.display=" + way));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DisplayProgram.class.getName(), notice));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DISPLAY", displayName);
        process = builder.start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** The next line that the program says; blocks until then or until it ends. */
    String nextLine() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** Whether the program says something within a second. */
    boolean saysSomethingSoon() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (!out.ready() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return out.ready();
    }

    /** Returns when keys arrive: Java drops those that come before it knows that it has the focus. */
    void awaitKeys(VirtualScreen screen) throws Exception {
        do {
            screen.xdotool("key", "s");
        } while (!saysSomethingSoon());
        screen.xdotool("key", "q");
        String line = nextLine();
        while (line.equals("snapshot")) { // of each s
            line = nextLine();
        }
        assertEquals("quit", line);
    }

    /** Has the program do something and returns when it is done. */
    void tell(String order) throws IOException {
        in.println(order);
        assertEquals("done", nextLine(), order);
    }

    /** Whether the program's pictures lie in memory that the X server reads. */
    boolean sharesMemory() throws IOException {
        in.println("shares-memory");
        boolean shares = Boolean.parseBoolean(nextLine());
        assertEquals("done", nextLine());
        return shares;
    }

    /** Ends the program's input, which closes its display, and returns its exit code. */
    int end() throws InterruptedException {
        in.close();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the program lives on");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
