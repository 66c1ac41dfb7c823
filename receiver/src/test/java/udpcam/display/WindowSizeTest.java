package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** How large a real window is, and the picture in it, each way to the screen; without a window manager it lies in its corner. */
@ParameterizedClass
@ValueSource(strings = {"shared memory", Surface.JAVA_2D})
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WindowSizeTest {
    private static final int BLACK = 0;
    private static final int STATUS = 0x26292D;

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
    void onAScreenWithSmallPixelsAPictureStillHasOneForEachOfItsOwn() throws Exception {
        try (RunningDisplay fine = new RunningDisplay(window.screen.name(), way, "Waiting", "env", "GDK_SCALE=2")) {
            assertEquals("open", fine.nextLine());
            fine.tell("noise 801x603");
            window.screen.awaitPixels(0, 0, 801, 603, OpenWindow::isNoise);
            fine.tell("grey 1800x1125"); // larger than the screen
            window.screen.awaitPixels(100, 0, 1400, 900, SeenWindow.all(DisplayProgram.GREY));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void sizesMayChangeWithEachPicture() throws Exception {
        for (String size : new String[] {"321x123", "123x321", "1599x2", "131x960", "640x480", "641x481"}) {
            window.display.tell("noise " + size);
            String[] sides = size.split("x", 2);
            window.screen.awaitPixels(
                    0, 0, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), OpenWindow::isNoise);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowThatWasResizedKeepsItsSizeAndTheAspect() throws Exception {
        window.display.tell("grey 640x480");
        window.screen.awaitPixels(0, 0, 640, 480, SeenWindow.all(DisplayProgram.GREY));
        window.screen.xdotool("search", "--onlyvisible", "--name", "^udpcam", "windowsize", "1200", "400");
        window.screen.awaitPixels(0, 0, 300, 360, SeenWindow.all(BLACK));
        window.screen.awaitPixels(360, 0, 480, 360, SeenWindow.all(DisplayProgram.GREY));
        window.screen.awaitPixels(900, 0, 300, 360, SeenWindow.all(BLACK));
        window.display.tell("grey 1280x720");
        window.screen.awaitPixels(300, 0, 600, 360, SeenWindow.all(DisplayProgram.GREY));
        window.screen.awaitPixels(0, 0, 200, 360, SeenWindow.all(BLACK));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureThatItsSenderScaledDownIsShownAsLargeAsBefore() throws Exception {
        for (String size : new String[] {"1280x720", "960x540", "640x360", "960x540", "1280x720"}) {
            window.display.tell("waves " + size);
            window.screen.awaitPixels(0, 0, 1280, 720, pixels -> Waves.psnr(pixels, 1280) > 35);
            window.screen.awaitPixels(1290, 0, 300, 720, SeenWindow.all(BLACK));
        }
        window.display.tell("grey 320x180");
        window.screen.awaitPixels(0, 0, 320, 180, SeenWindow.all(DisplayProgram.GREY));
        window.screen.awaitPixels(330, 0, 1200, 720, SeenWindow.all(BLACK));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFirstPictureOfTheWaitingWindowsSizeDoesNotHoldTheWindowAtIt() throws Exception {
        window.display.tell("grey 640x360");
        window.screen.awaitPixels(0, 0, 640, 360, SeenWindow.all(DisplayProgram.GREY));
        window.display.tell("grey 1300x100");
        window.screen.awaitPixels(0, 0, 1300, 100, SeenWindow.all(DisplayProgram.GREY));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theWindowOpensAtTheFullSizeOfAPictureThatItsSenderScaledDown() throws Exception {
        for (String size : new String[] {"640x360", "960x540", "1280x720"}) {
            window.display.tell("scaled " + size + " 1280x720");
            window.screen.awaitPixels(0, 0, 1280, 720, pixels -> Waves.psnr(pixels, 1280) > 35);
            window.screen.awaitPixels(1290, 0, 300, 720, SeenWindow.all(BLACK));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFullSizeThatNoSenderScalesDownFromIsIgnored() throws Exception {
        for (String fullSize : new String[] {"400x225", "1760x990", "65535x65535", "800x600", "1600x800", "1x1"}) {
            window.display.tell("scaled 800x450 " + fullSize);
            window.display.tell("figures " + fullSize); // which the window hears of behind its size
            window.screen.awaitTitle("^udpcam  " + fullSize + "  ");
            window.screen.awaitPixels(0, 0, 800, 450, pixels -> Waves.psnr(pixels, 800) > 35);
            window.screen.awaitPixels(810, 0, 700, 700, SeenWindow.all(BLACK));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWindowOfAnotherSizeShowsTheSamePicture() throws Exception {
        window.display.tell("grey 640x400");
        window.screen.awaitPixels(0, 400, 640, 10, SeenWindow.all(STATUS));
        long status = Arrays.stream(window.screen.pixels(0, 400, 1, 100))
                .takeWhile(pixel -> pixel == STATUS)
                .count();
        window.screen.xdotool(
                "search", "--onlyvisible", "--name", "^udpcam", "windowsize", "1400", String.valueOf(875 + status));
        window.screen.awaitPixels(0, 0, 1400, 875, SeenWindow.all(DisplayProgram.GREY));
        for (String size : new String[] {"640x400", "1600x1000", "3000x1875", "5600x3500"}) { // up, down, halved, twice
            window.display.tell("waves " + size);
            window.screen.awaitPixels(0, 0, 1400, 875, pixels -> Waves.psnr(pixels, 1400) > 35);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPictureLargerThanTheScreenIsScaledDownAsAWhole() throws Exception {
        window.display.tell("grey 3000x500");
        window.screen.awaitPixels(0, 0, VirtualScreen.WIDTH, 266, SeenWindow.all(DisplayProgram.GREY));
        window.screen.awaitPixels(0, 300, VirtualScreen.WIDTH, 700, SeenWindow.all(BLACK));
        window.display.tell("grey 500x3000");
        window.screen.awaitPixels(0, 0, 150, 970, SeenWindow.all(DisplayProgram.GREY));
        window.screen.awaitPixels(170, 0, 1400, VirtualScreen.HEIGHT, SeenWindow.all(BLACK));
    }
}
