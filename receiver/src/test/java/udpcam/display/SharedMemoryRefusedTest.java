package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Screens that cannot read a program's memory show its pictures all the same. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedMemoryRefusedTest {
    @TempDir
    Path directory;

    @Test
    void whereTheServerKnowsNoSharedMemory() throws Exception {
        assumeTrue(VirtualScreen.isInstalled(), "Xvfb or xdotool is not installed");
        assertShown(new String[] {"-extension", "MIT-SHM"});
    }

    @Test
    void whereTheProgramIsInAContainerOfItsOwn() throws Exception {
        assumeTrue(VirtualScreen.isInstalled(), "Xvfb or xdotool is not installed");
        String[] contain = {"unshare", "--ipc"};
        assumeTrue(VirtualScreen.canRun("unshare", "--ipc", "true"), "unshare is not installed, or not allowed");
        assertShown(new String[0], contain);
    }

    private void assertShown(String[] serverOptions, String... launcher) throws Exception {
        try (VirtualScreen screen = new VirtualScreen(directory, serverOptions);
                RunningDisplay display = new RunningDisplay(screen.name(), "shared memory", "Waiting", launcher)) {
            assertEquals("open", display.nextLine());
            assertFalse(display.sharesMemory());
            display.tell("grey 640x480");
            screen.awaitPixels(
                    0, 0, 640, 480, pixels -> Arrays.stream(pixels).allMatch(pixel -> pixel == DisplayProgram.GREY));
            assertEquals(0, display.end());
        }
    }
}
