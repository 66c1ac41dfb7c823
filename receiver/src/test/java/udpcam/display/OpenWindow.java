package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A display that waits for video on a virtual screen of its own, without a window manager: it lies in the screen's corner. */
final class OpenWindow implements AutoCloseable {
    final VirtualScreen screen;
    final RunningDisplay display;

    private OpenWindow(VirtualScreen screen, RunningDisplay display) {
        this.screen = screen;
        this.display = display;
    }

    /** Opens one whose pixels go that way; skips the test where that cannot be, and in CI fails it. */
    static OpenWindow on(Path directory, String way) throws Exception {
        boolean canRun = VirtualScreen.isInstalled();
        assertTrue(canRun || !Boolean.parseBoolean(System.getenv("CI")), "CI needs Xvfb and xdotool");
        assumeTrue(canRun, "Xvfb or xdotool is not installed");
        VirtualScreen screen = new VirtualScreen(directory);
        return new OpenWindow(screen, new RunningDisplay(screen.name(), way, "Waiting for video on port 12345"));
    }

    static Predicate<int[]> mostly(int colour) {
        return pixels -> Arrays.stream(pixels).filter(pixel -> pixel == colour).count() > pixels.length * 0.9;
    }

    static boolean isNoise(int[] pixels) {
        return IntStream.range(0, pixels.length).allMatch(i -> pixels[i] == DisplayProgram.noise(i));
    }

    @Override
    public void close() {
        display.close();
        screen.close();
    }
}
