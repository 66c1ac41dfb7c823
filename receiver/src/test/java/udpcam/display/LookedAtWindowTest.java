package udpcam.display;

import static udpcam.display.SeenWindow.HEIGHT;
import static udpcam.display.SeenWindow.WIDTH;
import static udpcam.display.SeenWindow.noise;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** How a real window shows a picture that is mirrored, turned, zoomed, moved: each way to the screen, and with window managers. */
@ParameterizedClass
@CsvSource({"none, shared memory", "none, java2d", "openbox, shared memory", "icewm, shared memory"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LookedAtWindowTest {
    private static final double ALIKE_DECIBEL = 28;

    @Parameter(0)
    String windowManager = "";

    @Parameter(1)
    String way = "";

    @TempDir
    Path directory;

    private SeenWindow window;

    @BeforeEach
    void openAWindow() throws Exception {
        window = SeenWindow.open(directory, windowManager, way);
    }

    @AfterEach
    void closeIt() {
        if (window != null) {
            window.close();
        }
    }

    /** Which point of the picture, 0-1 in both directions, is at a point of the window. */
    private interface Seen {
        Point2D at(double x, double y);
    }

    private void awaitWaves(String what, Seen seen) throws Exception {
        window.await(what, 0, 0, WIDTH, HEIGHT, pixels -> {
            double psnr = Waves.psnr(pixels, WIDTH, (x, y) -> {
                Point2D point = seen.at(x + 0.5, y + 0.5);
                return Waves.at(point.getX(), point.getY());
            });
            return psnr > ALIKE_DECIBEL;
        });
    }

    private static Point2D point(double x, double y) {
        return new Point2D.Double(x, y);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void mirroredAndTurnedPicturesAreTheSamePixelsInOtherPlaces() throws Exception {
        window.press("m");
        window.awaitExactly("mirrored", WIDTH, HEIGHT, (x, y) -> noise(WIDTH - 1 - x, y));
        window.press("m");
        window.awaitExactly("not mirrored", WIDTH, HEIGHT, SeenWindow::noise);
        window.press("R");
        window.awaitExactly("turned", HEIGHT, WIDTH, (x, y) -> noise(y, HEIGHT - 1 - x));
        window.press("m");
        window.awaitExactly("turned, mirrored", HEIGHT, WIDTH, (x, y) -> noise(y, x));
        window.press("m", "R");
        window.awaitExactly("on its head", WIDTH, HEIGHT, (x, y) -> noise(WIDTH - 1 - x, HEIGHT - 1 - y));
        window.press("R");
        window.awaitExactly("turned left", HEIGHT, WIDTH, (x, y) -> noise(WIDTH - 1 - y, x));
        window.press("R");
        window.awaitExactly("upright again", WIDTH, HEIGHT, SeenWindow::noise);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void keysZoomIntoTheMiddleAndOutAgain() throws Exception {
        window.show("waves");
        window.press("plus", "plus", "plus");
        awaitWaves("twice as large", (x, y) -> point(0.25 + x / WIDTH / 2, 0.25 + y / HEIGHT / 2));
        window.press("minus", "minus", "minus");
        awaitWaves("as before", (x, y) -> point(x / WIDTH, y / HEIGHT));
        window.show("noise");
        window.awaitExactly("to the pixel", WIDTH, HEIGHT, SeenWindow::noise);
        window.press("plus", "0");
        window.awaitExactly("fitted again", WIDTH, HEIGHT, SeenWindow::noise);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theWheelZoomsAroundTheMouseAndADragShowsTheRest() throws Exception {
        window.show("waves");
        int atX = 100;
        int atY = 300;
        window.moveTo(atX, atY);
        window.screen.xdotool("click", "4", "click", "4", "click", "4");
        awaitWaves("twice as large", (x, y) -> point((x + atX) / WIDTH / 2, (y + atY) / HEIGHT / 2));
        window.drag(50, -80);
        awaitWaves("moved", (x, y) -> point((x + atX - 50) / WIDTH / 2, (y + atY + 80) / HEIGHT / 2));
        window.drag(500, 150); // there is only so much more of it at the left
        awaitWaves("at its edge", (x, y) -> point(x / WIDTH / 2, (y + atY - 70) / HEIGHT / 2));
        window.screen.xdotool("click", "5", "click", "5", "click", "5");
        awaitWaves("all of it", (x, y) -> point(x / WIDTH, y / HEIGHT));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureLargerThanTheScreenIsSeenPixelByPixelWithOne() throws Exception {
        window.display.tell("waves 2400x1600");
        VirtualScreen.await(() -> window.bounds().width > 1200, "a large window");
        Rectangle bounds = window.bounds();
        window.press("1");
        int left = -(int) Math.round(bounds.width / 2.0 - 1200);
        window.await("1:1", 0, 200, bounds.width, 400, pixels -> isOfWaves(pixels, left, bounds.width));
        window.press("0");
        double scale = 2400.0 / bounds.width;
        window.await(
                "all of it again",
                0,
                0,
                bounds.width,
                500,
                pixels -> Waves.psnr(
                                pixels,
                                bounds.width,
                                (x, y) -> Waves.at((x + 0.5) * scale / 2400, (y + 0.5) * scale / 1600))
                        > ALIKE_DECIBEL);
    }

    /** Whether these are rows of the large picture; which ones depends on how high the status line and title bar are. */
    private static boolean isOfWaves(int[] pixels, int left, int width) {
        for (int row = 500; row < 600; row++) {
            int top = row;
            if (SeenWindow.exactly(width, (x, y) -> Waves.at((top + y) * 2400 + left + x, 2400, 1600))
                    .test(pixels)) {
                return true;
            }
        }
        return false;
    }
}
