package udpcam.camera.webcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.camera.CameraException;
import udpcam.camera.webcam.DeviceName.Node;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links")
class DeviceNameTest {
    @TempDir
    Path folder;

    private Path dev = Path.of("");

    @BeforeEach
    void plugIn() throws IOException {
        dev = folder.toRealPath(); // on macOS the folder for temporary files is behind a link
        Files.createFile(dev.resolve("video2"));
        Files.createFile(dev.resolve("video5"));
        Files.createDirectories(dev.resolve("v4l/by-id"));
    }

    @Test
    void aNumberIsACamera() throws CameraException {
        assertEquals(new Node(2, dev + "/video2"), onLinux("2").resolve());
        assertEquals("2", onLinux("2").toString());
    }

    @Test
    void aNodeIsACamera() throws CameraException {
        assertEquals(new Node(2, dev + "/video2"), onLinux(dev + "/video2").resolve());
    }

    @Test
    void aLinkIsFollowedAnewAtEachOpeningBecauseTheNumberChangesWhenACameraIsPluggedInAgain()
            throws IOException, CameraException {
        Path link = dev.resolve("v4l/by-id/usb-C920-video-index0");
        DeviceName name = onLinux(link.toString());
        Files.createSymbolicLink(link, Path.of("../../video2"));
        assertEquals(new Node(2, dev + "/video2"), name.resolve());

        Files.delete(link);
        CameraException missing = assertThrows(CameraException.class, name::resolve);
        assertEquals("No camera at " + link + ": see --list-devices, or use --device test", missing.getMessage());

        Files.createSymbolicLink(link, Path.of("../../video5"));
        assertEquals(new Node(5, dev + "/video5"), name.resolve());
    }

    @Test
    void aLinkOfTheUsersOwnIsACamera() throws IOException, CameraException {
        Files.createSymbolicLink(dev.resolve("front-door"), Path.of("video5"));
        assertEquals(new Node(5, dev + "/video5"), onLinux(dev + "/front-door").resolve());
    }

    @Test
    void aNodeThatIsNotThereIsACameraToBeMissed() {
        DeviceName name = onLinux(dev + "/video7");
        assertEquals(
                "No camera at " + dev + "/video7: see --list-devices, or use --device test",
                assertThrows(CameraException.class, name::resolve).getMessage());
    }

    @Test
    void aFolderAmongTheLinksIsNoCamera() {
        DeviceName name = onLinux(dev + "/v4l/by-id");
        assertFalse(assertThrows(CameraException.class, name::resolve).temporary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test", "-1", "2.5", "99999", "video2", "film.mp4", "/tmp/video2", "rtsp://host/2"})
    void whatElseTheOptionMayMeanIsNoCamera(String text) {
        assertEquals(Optional.empty(), DeviceName.parse(text, true, dev));
    }

    @Test
    void aNameWithLettersThatTheLocaleHasNotIsNoCameraAndNoCrash() {
        assertTrue(DeviceName.parse("K\0che", true, dev).isEmpty()); // no system has paths with this one
    }

    @Test
    void aPipeAmongTheDevicesIsNoCamera() throws IOException {
        Files.createFile(dev.resolve("stdin"));
        assertTrue(DeviceName.parse(dev + "/stdin", true, dev).isEmpty());
    }

    @Test
    void withoutLinuxCamerasHaveNumbersOnly() throws CameraException {
        assertEquals(
                new Node(1, "1"),
                DeviceName.parse("1", false, dev).orElseThrow().resolve());
        assertTrue(DeviceName.parse(dev + "/video2", false, dev).isEmpty());
    }

    private DeviceName onLinux(String text) {
        return DeviceName.parse(text, true, dev).orElseThrow();
    }
}
