package udpcam.display;

import static udpcam.display.SeenWindow.HEIGHT;
import static udpcam.display.SeenWindow.WIDTH;
import static udpcam.display.SeenWindow.noise;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A HiDPI screen, which has four pixels for each point: the picture has its own pixels, all else is twice as large. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FineScreenTest {
    private static final int PANEL = 0x17191C;
    private static final int PANEL_BORDER = 0x3A4047;
    private static final int STATUS = 0x26292D;

    @TempDir
    Path directory;

    @Test
    void thePictureIsSharpInEachViewAndTextIsTwiceAsLarge() throws Exception {
        try (SeenWindow window = SeenWindow.open(directory, "none", "shared memory", "env", "GDK_SCALE=2")) {
            window.press("m");
            window.awaitExactly("mirrored", WIDTH, HEIGHT, (x, y) -> noise(WIDTH - 1 - x, y));
            window.press("R");
            window.awaitExactly("turned", HEIGHT, WIDTH, (x, y) -> noise(WIDTH - 1 - y, HEIGHT - 1 - x));
            window.press("R", "R", "R", "m");
            window.awaitExactly("upright", WIDTH, HEIGHT, SeenWindow::noise);
            window.press("i");
            window.await("figures twice as large", 20, 20, 1, 1, SeenWindow.all(PANEL_BORDER));
            window.await("and their margin", 24, 24, 10, 10, SeenWindow.all(PANEL));
            window.await("and their end", 20, 464, 300, 16, SeenWindow.exactly(300, (x, y) -> noise(x + 20, y + 464)));
            window.press("i", "f");
            window.awaitKeys();
            int left = (VirtualScreen.WIDTH - VirtualScreen.HEIGHT * WIDTH / HEIGHT) / 2;
            window.screen.awaitPixels(0, 0, left - 2, VirtualScreen.HEIGHT, SeenWindow.all(0));
            window.press("1");
            window.await(
                    "1:1",
                    (VirtualScreen.WIDTH - WIDTH) / 2,
                    (VirtualScreen.HEIGHT - HEIGHT) / 2,
                    WIDTH,
                    HEIGHT,
                    SeenWindow.exactly(WIDTH, SeenWindow::noise));
            window.press("f");
            window.awaitKeys();
            window.press("0");
            window.awaitExactly("upright", WIDTH, HEIGHT, SeenWindow::noise);
            window.await("a status line of 21 points", 0, HEIGHT + 35, WIDTH, 4, SeenWindow.all(STATUS));
        }
    }
}
