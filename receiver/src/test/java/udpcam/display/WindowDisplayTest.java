package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A real window on a virtual screen, each way to it; without a window manager it lies in the screen's corner, without a border. */
@ParameterizedClass
@ValueSource(strings = {"shared memory", Surface.JAVA_2D})
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WindowDisplayTest {
    private static final int BLACK = 0;
    private static final int BACKGROUND = 0x17191C;

    @Parameter
    String way = "";

    @TempDir
    Path directory;

    private OpenWindow window;

    @BeforeEach
    void openAWindow() throws Exception {
        window = OpenWindow.on(directory, way);
        assertEquals("open", window.display.nextLine());
    }

    @AfterEach
    void closeIt() {
        if (window != null) {
            window.close();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theWindowWaitsWithTextOnADarkBackground() throws Exception {
        window.screen.awaitPixels(
                0, 0, 640, 360, SeenWindow.all(BACKGROUND).negate().and(OpenWindow.mostly(BACKGROUND)));
        assertEquals(BACKGROUND, window.screen.pixels(1, 1, 1, 1)[0]);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureIsShownPixelByPixel() throws Exception {
        window.display.tell("noise 801x603");
        window.screen.awaitPixels(0, 0, 801, 603, OpenWindow::isNoise);
        window.display.tell("noise 320x200");
        window.screen.awaitPixels(0, 0, 320, 200, OpenWindow::isNoise);
        window.screen.awaitPixels(330, 10, 400, 500, SeenWindow.all(BLACK)); // the window has shrunk with it
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void picturesGoTheWayThatTheyShould() throws Exception {
        assertEquals(!way.equals(Surface.JAVA_2D), window.display.sharesMemory());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNoticeDimsThePictureUntilTheNextOne() throws Exception {
        window.display.tell("grey 640x480");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
        window.display.tell("notice The video has stopped.|Is the sender still there?");
        window.screen.awaitPixels(
                0,
                0,
                640,
                100,
                pixels -> isDimmed(pixels[0]) && SeenWindow.all(pixels[0]).test(pixels));
        window.screen.awaitPixels(
                0, 200, 640, 80, pixels -> Arrays.stream(pixels).anyMatch(pixel -> (pixel & 0xFF) > 0xC0));
        window.display.tell("grey 640x480");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theStatusIsBelowThePicture() throws Exception {
        window.display.tell("grey 640x480");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
        int[] before = window.screen.pixels(0, 480, 300, 15);
        window.display.tell("figures 640x480");
        window.screen.awaitPixels(0, 480, 300, 15, now -> !Arrays.equals(before, now));
        assertTrue(SeenWindow.all(DisplayProgram.GREY).test(window.screen.pixels(0, 0, 640, 480)));
        assertTrue(
                !window.screen
                        .xdotool("search", "--name", "^udpcam  640x480  30.0 frames/s  12.30 Mbit/s")
                        .isEmpty(),
                "title");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatWasCoveredShowsTheLastPictureAgain() throws Exception {
        window.display.tell("grey 640x480");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
        String id = window.screen.xdotool("search", "--onlyvisible", "--name", "^udpcam");
        window.screen.xdotool("windowunmap", id);
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(BLACK));
        window.screen.xdotool("windowmap", id);
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatAnotherOneCoveredShowsTheLastPictureAgain() throws Exception {
        window.display.tell("grey 640x480");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
        try (RunningDisplay cover = new RunningDisplay(window.screen.name(), way, "Covering")) {
            assertEquals("open", cover.nextLine());
            window.screen.awaitPixels(0, 0, 640, 360, OpenWindow.mostly(BACKGROUND));
            assertEquals(0, cover.end());
        }
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureThatComesRightAfterANoticeTakesItAway() throws Exception {
        for (int i = 0; i < 30; i++) {
            window.display.tell("notice No video");
            window.display.tell("grey 640x480");
        }
        window.display.tell("figures 1x1"); // the last
        window.screen.awaitTitle("^udpcam  1x1  ");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatTheServerTookAwayDoesNotEndTheProgram() throws Exception {
        window.display.tell("grey 640x480");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
        window.screen.xdotool("search", "--onlyvisible", "--name", "^udpcam", "windowclose");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(BLACK));
        window.display.tell("grey 640x480");
        window.display.tell("noise 320x200");
        assertEquals(0, window.display.end());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theKeysArrive() throws Exception {
        window.screen.awaitFocus();
        window.display.awaitKeys(window.screen);
        assertKey("q", "quit");
        assertKey("Q", "quit");
        assertKey("Escape", "quit");
        assertKey("s", "snapshot");
        assertKey("S", "snapshot");
        assertRareKey("Cyrillic_shorti", "quit");
        assertRareKey("Cyrillic_ka", "record");
        window.screen.xdotool("key", "ctrl+q", "alt+s", "x");
        assertKey("s", "snapshot"); // none of these said anything
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theProgramEndsByItselfAfterClose() throws Exception {
        window.display.tell("grey 640x480");
        assertEquals(0, window.display.end());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void closingWhilePicturesAreShownEndsTheProgramToo() throws Exception {
        window.display.tell("close-while-showing");
        assertEquals(0, window.display.end());
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(BLACK));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withoutAnXServerItSaysWhatToDo() throws Exception {
        try (RunningDisplay blind = new RunningDisplay(":65000", way, "Waiting")) {
            assertEquals("No display at DISPLAY=:65000: run in a desktop session, or use --headless", blind.nextLine());
            assertEquals(0, blind.end());
        }
    }

    private void assertKey(String key, String expected) throws Exception {
        window.screen.xdotool("key", key);
        assertEquals(expected, window.display.nextLine(), key);
    }

    private void assertRareKey(String key, String expected) throws Exception {
        window.screen.xdotool("key", "--delay", "1000", key); // for half of it xdotool leaves it on its keyboard
        assertEquals(expected, window.display.nextLine(), key);
    }

    private static boolean isDimmed(int pixel) {
        return pixel > 0 && (pixel & 0xFF) < (DisplayProgram.GREY & 0xFF) / 2;
    }
}
