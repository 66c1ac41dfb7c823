package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;

/** A display's window with a picture, wherever a window manager put it, to be looked at, typed to and clicked at. */
final class SeenWindow implements AutoCloseable {
    /** The size of its first picture, {@link #noise}. */
    static final int WIDTH = 640;

    static final int HEIGHT = 480;

    final VirtualScreen screen;
    final RunningDisplay display;

    private SeenWindow(VirtualScreen screen, RunningDisplay display) {
        this.screen = screen;
        this.display = display;
    }

    /**
     * Opens it and returns when its picture is seen and keys arrive.
     *
     * @param windowManager a program, or "none"
     * @param way what the property udpcam.display says
     * @param launcher a command that runs what follows it
     */
    static SeenWindow open(Path directory, String windowManager, String way, String... launcher) throws Exception {
        boolean isManaged = !windowManager.equals("none");
        boolean canRun = VirtualScreen.isInstalled() && (!isManaged || VirtualScreen.isOnPath(windowManager));
        assertTrue(canRun || !Boolean.parseBoolean(System.getenv("CI")), "CI needs Xvfb, xdotool, openbox and icewm");
        assumeTrue(canRun, "Xvfb, xdotool or " + windowManager + " is not installed");
        VirtualScreen screen = new VirtualScreen(directory);
        if (isManaged) {
            screen.manage(windowManager, Files.createDirectory(directory.resolve("home")));
        }
        SeenWindow window = new SeenWindow(screen, new RunningDisplay(screen.name(), way, "Waiting", launcher));
        try {
            window.awaitOpen();
            return window;
        } catch (Exception | AssertionError failure) {
            window.close();
            throw failure;
        }
    }

    private void awaitOpen() throws Exception {
        assertEquals("open", display.nextLine());
        show("noise");
        awaitExactly("the picture", WIDTH, HEIGHT, SeenWindow::noise);
        awaitKeys();
    }

    /** Returns when keys arrive. */
    void awaitKeys() throws Exception {
        screen.awaitFocus();
        display.awaitKeys(screen);
    }

    /** The colours of the picture "noise" of its first size. */
    static int noise(int x, int y) {
        return DisplayProgram.noise(y * WIDTH + x);
    }

    /** Has the program show one of its pictures in the first one's size. */
    void show(String picture) throws Exception {
        display.tell(picture + " " + WIDTH + "x" + HEIGHT);
    }

    /** Types keys, as xdotool names them. */
    void press(String... keys) throws Exception {
        for (String key : keys) {
            screen.xdotool("key", key);
        }
    }

    /** Moves the mouse to a point of the window. */
    void moveTo(int x, int y) throws Exception {
        Rectangle bounds = bounds();
        screen.xdotool("mousemove", String.valueOf(bounds.x + x), String.valueOf(bounds.y + y));
    }

    /** Drags from the middle of the first picture by so many pixels. */
    void drag(int right, int down) throws Exception {
        moveTo(WIDTH / 2, HEIGHT / 2);
        screen.xdotool("mousedown", "1");
        for (int part = 1; part <= 2; part++) {
            String across = String.valueOf(right / 2);
            screen.xdotool("mousemove_relative", "--", across, String.valueOf(down / 2));
        }
        screen.xdotool("mouseup", "1");
    }

    /** The inside of the window, in pixels of the screen: the picture and the status line. The mouse goes to its corner. */
    Rectangle bounds() throws Exception {
        String said = screen.xdotool(
                "search",
                "--onlyvisible",
                "--name",
                "^udpcam",
                "getwindowgeometry",
                "--shell",
                "%1",
                // xdotool tells a wrong place for windows that have a frame, but moves the mouse to the right one
                "mousemove",
                "--window",
                "%1",
                "0",
                "0",
                "getmouselocation",
                "--shell");
        return new Rectangle(last(said, "X="), last(said, "Y="), last(said, "WIDTH="), last(said, "HEIGHT="));
    }

    /** The last number with a name; 0 if there is none, because there is no window just now. */
    private static int last(String said, String name) {
        return said.lines()
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length())))
                .reduce(0, (before, number) -> number);
    }

    /** Waits until a part of the window, which is counted from its corner, is as it should be. */
    void await(String what, int x, int y, int width, int height, Predicate<int[]> expected) throws Exception {
        VirtualScreen.await(
                () -> {
                    Rectangle part = bounds();
                    part.setBounds(part.x + x, part.y + y, width, height);
                    boolean isOnScreen = new Rectangle(VirtualScreen.WIDTH, VirtualScreen.HEIGHT).contains(part);
                    return isOnScreen && expected.test(screen.pixels(part.x, part.y, part.width, part.height));
                },
                what);
    }

    /** Waits until the window has the size of a picture, and each of its pixels a colour, by column and row. */
    void awaitExactly(String what, int width, int height, IntBinaryOperator colour) throws Exception {
        VirtualScreen.await(() -> bounds().width == width, what + ", width " + width);
        await(what, 0, 0, width, height, exactly(width, colour));
    }

    /** Whether pixels, in rows of this width, have colours by column and row. */
    static Predicate<int[]> exactly(int width, IntBinaryOperator colour) {
        return pixels -> {
            for (int i = 0; i < pixels.length; i++) {
                if (pixels[i] != colour.applyAsInt(i % width, i / width)) {
                    return false;
                }
            }
            return true;
        };
    }

    static Predicate<int[]> all(int colour) {
        return pixels -> Arrays.stream(pixels).allMatch(pixel -> pixel == colour);
    }

    static Predicate<int[]> any(int colour) {
        return pixels -> Arrays.stream(pixels).anyMatch(pixel -> pixel == colour);
    }

    @Override
    public void close() {
        display.close();
        screen.close();
    }
}
