package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static udpcam.display.SeenWindow.HEIGHT;
import static udpcam.display.SeenWindow.WIDTH;
import static udpcam.display.SeenWindow.noise;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

/** What keys and mouse ask of a real window, by its pixels: each way to the screen, and with window managers. */
@ParameterizedClass
@CsvSource({"none, shared memory", "none, java2d", "openbox, shared memory", "icewm, shared memory"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WindowCommandsTest {
    private static final int BLACK = 0;
    private static final int PANEL = 0x17191C;
    private static final int PANEL_BORDER = 0x3A4047;
    private static final int INK = 0xECEFF1;
    private static final int BLUE_DOT = 0x6CB6FF;
    private static final int RED_DOT = 0xF03A3A;

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

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void fullScreenCoversTheScreenAndComesBackToTheSameWindow() throws Exception {
        window.show("grey");
        Rectangle before = window.bounds();
        window.press("f");
        awaitFullScreen();
        window.press("f");
        awaitWindow(before);
        window.press("f");
        awaitFullScreen();
        window.press("Escape"); // this does not quit
        awaitWindow(before);
        awaitFullScreenByDoubleClick();
        window.press("q");
        assertEquals("quit", window.display.nextLine());
    }

    private void awaitFullScreen() throws Exception {
        window.screen.awaitPixels(0, 0, 130, VirtualScreen.HEIGHT, SeenWindow.all(BLACK));
        window.screen.awaitPixels(140, 0, 1320, VirtualScreen.HEIGHT, SeenWindow.all(DisplayProgram.GREY));
        window.screen.awaitPixels(1470, 0, 130, VirtualScreen.HEIGHT, SeenWindow.all(BLACK));
        window.awaitKeys();
    }

    private void awaitWindow(Rectangle before) throws Exception {
        VirtualScreen.await(() -> window.bounds().equals(before), "the window as before");
        window.await("the picture", 0, 0, WIDTH, HEIGHT, SeenWindow.all(DisplayProgram.GREY));
        window.awaitKeys();
    }

    /** On a busy machine two clicks may be too far apart to be one double click. */
    private void awaitFullScreenByDoubleClick() throws Exception {
        for (int i = 0; i < 5 && window.bounds().width < VirtualScreen.WIDTH; i++) {
            window.moveTo(WIDTH / 2, HEIGHT / 2);
            window.screen.xdotool("click", "--repeat", "2", "--delay", "40", "1");
            for (int look = 0; look < 100 && window.bounds().width < VirtualScreen.WIDTH; look++) {
                window.screen.awaitFocus();
            }
        }
        awaitFullScreen();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureThatIsTurnedInFullScreenHasAWindowOfItsShapeAfterIt() throws Exception {
        window.press("f");
        VirtualScreen.await(() -> window.bounds().width == VirtualScreen.WIDTH, "full screen");
        window.awaitKeys();
        window.press("R");
        window.screen.awaitPixels(0, 0, 400, VirtualScreen.HEIGHT, SeenWindow.all(BLACK));
        window.press("f");
        VirtualScreen.await(() -> window.bounds().width < VirtualScreen.WIDTH, "a window");
        window.awaitKeys();
        window.awaitExactly("turned", HEIGHT, WIDTH, (x, y) -> noise(y, HEIGHT - 1 - x));
        window.press("R");
        window.awaitExactly("on its head", WIDTH, HEIGHT, (x, y) -> noise(WIDTH - 1 - x, HEIGHT - 1 - y));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theFrozenPictureStaysAndCanBeLookedAtUntilPicturesGoOn() throws Exception {
        window.press("space");
        window.await("the word", WIDTH / 2 - 50, HEIGHT - 40, 100, 29, SeenWindow.any(BLUE_DOT));
        for (int i = 0; i < 3; i++) {
            window.show("grey");
        }
        window.display.tell("notice No video");
        window.await("frozen", 0, 50, WIDTH, 100, SeenWindow.exactly(WIDTH, (x, y) -> noise(x, y + 50)));
        window.press("m");
        window.await("mirrored", 0, 50, WIDTH, 100, SeenWindow.exactly(WIDTH, (x, y) -> noise(WIDTH - 1 - x, y + 50)));
        window.press("m", "space");
        window.awaitExactly("the word is gone", WIDTH, HEIGHT, SeenWindow::noise);
        window.show("grey");
        window.await("going on", 0, 0, WIDTH, HEIGHT, SeenWindow.all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void figuresHaveAGraphAndLeaveThePictureAsItWas() throws Exception {
        window.display.tell("figures 640x480");
        window.display.tell("figures 640x480");
        window.press("i");
        window.await(
                "its corner",
                10,
                10,
                2,
                2,
                pixels -> Arrays.equals(pixels, new int[] {PANEL_BORDER, PANEL_BORDER, PANEL_BORDER, PANEL}));
        window.await("a graph", 150, 180, 114, 100, WindowCommandsTest::hasBlue);
        window.show("noise"); // pictures are drawn around it
        window.await("its corner", 11, 11, 10, 10, SeenWindow.all(PANEL));
        int beside = 300;
        window.await(
                "the picture",
                beside,
                0,
                WIDTH - beside,
                HEIGHT,
                SeenWindow.exactly(WIDTH - beside, (x, y) -> noise(x + beside, y)));
        window.press("i");
        window.awaitExactly("no figures", WIDTH, HEIGHT, SeenWindow::noise);
    }

    private static boolean hasBlue(int[] pixels) {
        return Arrays.stream(pixels).anyMatch(pixel -> (pixel & 0xFF) > 0xA0 && (pixel >> 16) < 0x80);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theListOfKeysIsInTheMiddleAndEscapeClosesItFirst() throws Exception {
        for (String key : List.of("h", "question")) {
            window.press(key);
            window.await(
                    "the list",
                    WIDTH / 2 - 20,
                    HEIGHT / 2 - 100,
                    100,
                    200,
                    SeenWindow.any(PANEL).and(SeenWindow.any(INK)));
            window.press("Escape");
            window.awaitExactly("no list", WIDTH, HEIGHT, SeenWindow::noise);
        }
        window.press("h");
        window.await("the list", WIDTH / 2, HEIGHT / 2, 50, 50, SeenWindow.any(PANEL));
        window.press("h");
        window.awaitExactly("no list", WIDTH, HEIGHT, SeenWindow::noise);
        window.press("Escape");
        assertEquals("quit", window.display.nextLine());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aRedDotIsSeenWhileTheStreamIsRecorded() throws Exception {
        window.press("r");
        assertEquals("record", window.display.nextLine());
        window.await("the dot", WIDTH - 70, HEIGHT - 40, 60, 29, SeenWindow.any(RED_DOT));
        window.press("r");
        assertEquals("record", window.display.nextLine());
        window.awaitExactly("no dot", WIDTH, HEIGHT, SeenWindow::noise);
    }
}
