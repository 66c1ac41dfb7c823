package udpcam.display;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An X server without a screen, whose pixels are in a file, and a hand on its mouse and keyboard. */
final class VirtualScreen implements AutoCloseable {
    static final int WIDTH = 1600;
    static final int HEIGHT = 1000;

    // The header of an XWD file is big-endian words; these are their numbers.
    private static final int HEADER_SIZE = 0;
    private static final int BYTES_PER_LINE = 12;
    private static final int COLOURS = 19;
    private static final int BYTES_PER_COLOUR = 12;

    private static final long POLL_MILLIS = 20;
    private static final int PATIENCE_SECONDS = 40; // a busy machine takes its time

    private final Process server;
    private final Path picture;
    private final String name;
    private @Nullable Process windowManager;

    /** Starts a server with a free display number; its files go to the directory. */
    VirtualScreen(Path directory, String... options) throws IOException {
        String geometry = WIDTH + "x" + HEIGHT + "x24";
        List<String> command = new ArrayList<>(List.of("Xvfb", "-displayfd", "1", "-screen", "0", geometry));
        command.addAll(List.of("-fbdir", directory.toString(), "-noreset", "-nocursor"));
        command.addAll(List.of(options));
        server = new ProcessBuilder(command)
                .redirectError(directory.resolve("log").toFile())
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        name = ":" + out.readLine();
        picture = directory.resolve("Xvfb_screen0");
    }

    /** Starts a window manager and returns when it manages windows; its files go to the directory. */
    void manage(String program, Path directory) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("window-manager.log").toFile());
        builder.environment().put("DISPLAY", name);
        builder.environment().put("HOME", directory.toString());
        windowManager = builder.start();
        try {
            await(() -> xdotool("get_num_desktops").matches("\\d+"), program);
        } catch (Exception | AssertionError failure) {
            close();
            throw failure;
        }
    }

    static boolean isInstalled() {
        return isOnPath("Xvfb") && isOnPath("xdotool");
    }

    /** Whether a command is installed and succeeds. */
    static boolean canRun(String... command) throws IOException, InterruptedException {
        return isOnPath(command[0]) && new ProcessBuilder(command).start().waitFor() == 0;
    }

    static boolean isOnPath(String program) {
        String path = String.valueOf(System.getenv("PATH"));
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** What DISPLAY must say for programs on this screen. */
    String name() {
        return name;
    }

    /** The pixels of a part of the screen, 0x00RRGGBB each, row by row. */
    int[] pixels(int x, int y, int width, int height) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(picture));
        int start = file.getInt(HEADER_SIZE * Integer.BYTES) + file.getInt(COLOURS * Integer.BYTES) * BYTES_PER_COLOUR;
        int bytesPerLine = file.getInt(BYTES_PER_LINE * Integer.BYTES);
        file.order(ByteOrder.LITTLE_ENDIAN);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int at = start + (y + i / width) * bytesPerLine + (x + i % width) * Integer.BYTES;
            pixels[i] = file.getInt(at) & 0xFFFFFF;
        }
        return pixels;
    }

    /** Waits until the pixels of a part of the screen are as they should be. */
    void awaitPixels(int x, int y, int width, int height, Predicate<int[]> expected) throws Exception {
        await(() -> expected.test(pixels(x, y, width, height)), "pixels at " + x + "," + y);
    }

    /** Waits until a display's window gets the keys; without a window manager Java sees to that itself. */
    void awaitFocus() throws Exception {
        await(() -> xdotool("getwindowfocus", "getwindowname").matches("FocusProxy|udpcam.*"), "focus");
    }

    /** Waits until there is a window with a title like that. */
    void awaitTitle(String pattern) throws Exception {
        await(() -> !xdotool("search", "--name", pattern).isEmpty(), "title");
    }

    /** Waits until a condition holds. */
    static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not as it should be: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    /** Runs xdotool and returns what it prints. */
    String xdotool(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = "xdotool";
        System.arraycopy(words, 0, command, 1, words.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", name);
        Process xdotool = builder.start();
        String output = new String(xdotool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!xdotool.waitFor(5, TimeUnit.SECONDS)) {
            xdotool.destroy();
        }
        return output.strip();
    }

    @Override
    public void close() {
        if (windowManager != null) {
            windowManager.destroy();
        }
        server.destroy();
    }
}
