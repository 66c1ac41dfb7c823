package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
    private static final int STATUS = 0x26292D;

    @Parameter
    String way = "";

    @TempDir
    Path directory;

    private VirtualScreen screen;
    private RunningDisplay display;

    @BeforeEach
    void openAWindow() throws Exception {
        boolean canRun = VirtualScreen.isInstalled();
        assertTrue(canRun || !Boolean.parseBoolean(System.getenv("CI")), "CI needs Xvfb and xdotool");
        assumeTrue(canRun, "Xvfb or xdotool is not installed");
        screen = new VirtualScreen(directory);
        display = new RunningDisplay(screen.name(), way, "Waiting for video on port 12345");
        assertEquals("open", display.nextLine());
    }

    @AfterEach
    void closeAll() {
        if (display != null) {
            display.close();
        }
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theWindowWaitsWithTextOnADarkBackground() throws Exception {
        screen.awaitPixels(0, 0, 640, 360, all(BACKGROUND).negate().and(mostly(BACKGROUND)));
        assertEquals(BACKGROUND, screen.pixels(1, 1, 1, 1)[0]);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureIsShownPixelByPixel() throws Exception {
        display.tell("noise 801x603");
        screen.awaitPixels(0, 0, 801, 603, WindowDisplayTest::isNoise);
        display.tell("noise 320x200");
        screen.awaitPixels(0, 0, 320, 200, WindowDisplayTest::isNoise);
        screen.awaitPixels(330, 10, 400, 500, all(BLACK)); // the window has shrunk with it
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void picturesGoTheWayThatTheyShould() throws Exception {
        assertEquals(!way.equals(Surface.JAVA_2D), display.sharesMemory());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onAScreenWithSmallPixelsAPictureStillHasOneForEachOfItsOwn() throws Exception {
        try (RunningDisplay fine = new RunningDisplay(screen.name(), way, "Waiting", "env", "GDK_SCALE=2")) {
            assertEquals("open", fine.nextLine());
            fine.tell("noise 801x603");
            screen.awaitPixels(0, 0, 801, 603, WindowDisplayTest::isNoise);
            fine.tell("grey 1800x1125"); // larger than the screen
            screen.awaitPixels(100, 0, 1400, 900, all(DisplayProgram.GREY));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void sizesMayChangeWithEachPicture() throws Exception {
        for (String size : new String[] {"321x123", "123x321", "1599x2", "131x960", "640x480", "641x481"}) {
            display.tell("noise " + size);
            String[] sides = size.split("x", 2);
            screen.awaitPixels(
                    0, 0, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), WindowDisplayTest::isNoise);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNoticeDimsThePictureUntilTheNextOne() throws Exception {
        display.tell("grey 640x480");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
        display.tell("notice The video has stopped.|Is the sender still there?");
        screen.awaitPixels(
                0, 0, 640, 100, pixels -> isDimmed(pixels[0]) && all(pixels[0]).test(pixels));
        screen.awaitPixels(0, 200, 640, 80, pixels -> Arrays.stream(pixels).anyMatch(pixel -> (pixel & 0xFF) > 0xC0));
        display.tell("grey 640x480");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theStatusIsBelowThePicture() throws Exception {
        display.tell("grey 640x480");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
        int[] before = screen.pixels(0, 480, 300, 15);
        display.tell("figures 640x480");
        screen.awaitPixels(0, 480, 300, 15, now -> !Arrays.equals(before, now));
        assertTrue(all(DisplayProgram.GREY).test(screen.pixels(0, 0, 640, 480)));
        assertTrue(
                !screen.xdotool("search", "--name", "^udpcam  640x480  30.0 frames/s  12.30 Mbit/s")
                        .isEmpty(),
                "title");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatWasResizedKeepsItsSizeAndTheAspect() throws Exception {
        display.tell("grey 640x480");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
        screen.xdotool("search", "--onlyvisible", "--name", "^udpcam", "windowsize", "1200", "400");
        screen.awaitPixels(0, 0, 300, 360, all(BLACK));
        screen.awaitPixels(360, 0, 480, 360, all(DisplayProgram.GREY));
        screen.awaitPixels(900, 0, 300, 360, all(BLACK));
        display.tell("grey 1280x720");
        screen.awaitPixels(300, 0, 600, 360, all(DisplayProgram.GREY));
        screen.awaitPixels(0, 0, 200, 360, all(BLACK));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureThatItsSenderScaledDownIsShownAsLargeAsBefore() throws Exception {
        for (String size : new String[] {"1280x720", "960x540", "640x360", "960x540", "1280x720"}) {
            display.tell("waves " + size);
            screen.awaitPixels(0, 0, 1280, 720, pixels -> Waves.psnr(pixels, 1280) > 35);
            screen.awaitPixels(1290, 0, 300, 720, all(BLACK));
        }
        display.tell("grey 320x180");
        screen.awaitPixels(0, 0, 320, 180, all(DisplayProgram.GREY));
        screen.awaitPixels(330, 0, 1200, 720, all(BLACK));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFirstPictureOfTheWaitingWindowsSizeDoesNotHoldTheWindowAtIt() throws Exception {
        display.tell("grey 640x360");
        screen.awaitPixels(0, 0, 640, 360, all(DisplayProgram.GREY));
        display.tell("grey 1300x100");
        screen.awaitPixels(0, 0, 1300, 100, all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theWindowOpensAtTheFullSizeOfAPictureThatItsSenderScaledDown() throws Exception {
        for (String size : new String[] {"640x360", "960x540", "1280x720"}) {
            display.tell("scaled " + size + " 1280x720");
            screen.awaitPixels(0, 0, 1280, 720, pixels -> Waves.psnr(pixels, 1280) > 35);
            screen.awaitPixels(1290, 0, 300, 720, all(BLACK));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFullSizeThatNoSenderScalesDownFromIsIgnored() throws Exception {
        for (String fullSize : new String[] {"400x225", "1760x990", "65535x65535", "800x600", "1600x800", "1x1"}) {
            display.tell("scaled 800x450 " + fullSize);
            display.tell("figures " + fullSize); // which the window hears of behind its size
            screen.awaitTitle("^udpcam  " + fullSize + "  ");
            screen.awaitPixels(0, 0, 800, 450, pixels -> Waves.psnr(pixels, 800) > 35);
            screen.awaitPixels(810, 0, 700, 700, all(BLACK));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatWasCoveredShowsTheLastPictureAgain() throws Exception {
        display.tell("grey 640x480");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
        String window = screen.xdotool("search", "--onlyvisible", "--name", "^udpcam");
        screen.xdotool("windowunmap", window);
        screen.awaitPixels(0, 0, 640, 480, all(BLACK));
        screen.xdotool("windowmap", window);
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowOfAnotherSizeShowsTheSamePicture() throws Exception {
        display.tell("grey 640x400");
        screen.awaitPixels(0, 400, 640, 10, all(STATUS));
        long status = Arrays.stream(screen.pixels(0, 400, 1, 100))
                .takeWhile(pixel -> pixel == STATUS)
                .count();
        screen.xdotool(
                "search", "--onlyvisible", "--name", "^udpcam", "windowsize", "1400", String.valueOf(875 + status));
        screen.awaitPixels(0, 0, 1400, 875, all(DisplayProgram.GREY));
        for (String size : new String[] {"640x400", "1600x1000", "3000x1875", "5600x3500"}) { // up, down, halved, twice
            display.tell("waves " + size);
            screen.awaitPixels(0, 0, 1400, 875, pixels -> Waves.psnr(pixels, 1400) > 35);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureLargerThanTheScreenIsScaledDownAsAWhole() throws Exception {
        display.tell("grey 3000x500");
        screen.awaitPixels(0, 0, VirtualScreen.WIDTH, 266, all(DisplayProgram.GREY));
        screen.awaitPixels(0, 300, VirtualScreen.WIDTH, 700, all(BLACK));
        display.tell("grey 500x3000");
        screen.awaitPixels(0, 0, 150, 970, all(DisplayProgram.GREY));
        screen.awaitPixels(170, 0, 1400, VirtualScreen.HEIGHT, all(BLACK));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatAnotherOneCoveredShowsTheLastPictureAgain() throws Exception {
        display.tell("grey 640x480");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
        try (RunningDisplay cover = new RunningDisplay(screen.name(), way, "Covering")) {
            assertEquals("open", cover.nextLine());
            screen.awaitPixels(0, 0, 640, 360, mostly(BACKGROUND));
            assertEquals(0, cover.end());
        }
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureThatComesRightAfterANoticeTakesItAway() throws Exception {
        for (int i = 0; i < 30; i++) {
            display.tell("notice No video");
            display.tell("grey 640x480");
        }
        display.tell("figures 1x1"); // the last
        screen.awaitTitle("^udpcam  1x1  ");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatTheServerTookAwayDoesNotEndTheProgram() throws Exception {
        display.tell("grey 640x480");
        screen.awaitPixels(0, 0, 640, 480, all(DisplayProgram.GREY));
        screen.xdotool("search", "--onlyvisible", "--name", "^udpcam", "windowclose");
        screen.awaitPixels(0, 0, 640, 480, all(BLACK));
        display.tell("grey 640x480");
        display.tell("noise 320x200");
        assertEquals(0, display.end());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theKeysArrive() throws Exception {
        screen.awaitFocus();
        display.awaitKeys(screen);
        assertKey("q", "quit");
        assertKey("Q", "quit");
        assertKey("Escape", "quit");
        assertKey("s", "snapshot");
        assertKey("S", "snapshot");
        assertRareKey("Cyrillic_shorti", "quit");
        assertRareKey("Cyrillic_ka", "record");
        screen.xdotool("key", "ctrl+q", "alt+s", "x");
        assertKey("s", "snapshot"); // none of these said anything
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theProgramEndsByItselfAfterClose() throws Exception {
        display.tell("grey 640x480");
        assertEquals(0, display.end());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void closingWhilePicturesAreShownEndsTheProgramToo() throws Exception {
        display.tell("close-while-showing");
        assertEquals(0, display.end());
        screen.awaitPixels(0, 0, 640, 480, all(BLACK));
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
        screen.xdotool("key", key);
        assertEquals(expected, display.nextLine(), key);
    }

    private void assertRareKey(String key, String expected) throws Exception {
        screen.xdotool("key", "--delay", "1000", key); // for half of it xdotool leaves it on its keyboard
        assertEquals(expected, display.nextLine(), key);
    }

    private static Predicate<int[]> all(int colour) {
        return pixels -> Arrays.stream(pixels).allMatch(pixel -> pixel == colour);
    }

    private static Predicate<int[]> mostly(int colour) {
        return pixels -> Arrays.stream(pixels).filter(pixel -> pixel == colour).count() > pixels.length * 0.9;
    }

    private static boolean isNoise(int[] pixels) {
        return IntStream.range(0, pixels.length).allMatch(i -> pixels[i] == DisplayProgram.noise(i));
    }

    private static boolean isDimmed(int pixel) {
        return pixel > 0 && (pixel & 0xFF) < (DisplayProgram.GREY & 0xFF) / 2;
    }
}
