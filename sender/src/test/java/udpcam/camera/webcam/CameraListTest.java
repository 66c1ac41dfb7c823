package udpcam.camera.webcam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.camera.CameraException;
import udpcam.camera.v4l2.PixelFormat;
import udpcam.camera.v4l2.SizeRange;

class CameraListTest {
    private static final List<PixelFormat> FORMATS = List.of(
            new PixelFormat(
                    "MJPG",
                    List.of(SizeRange.of(1920, 1080, List.of(30.0)), SizeRange.of(1280, 720, List.of(60.0, 30.0)))),
            new PixelFormat("H264", List.of(SizeRange.of(1920, 1080, List.of(30.0)))),
            new PixelFormat("YUYV", List.of(SizeRange.of(640, 480, List.of(29.97, 7.5)))));

    @TempDir
    Path sysClass;

    @Test
    void camerasAreListedByNumberWithWhatTheyOffer() throws IOException, CameraException {
        device("video10", "Loopback");
        device("video2", "HD Pro Webcam C920");
        assertEquals(
                List.of(
                        "2  /dev/video2  HD Pro Webcam C920",
                        "      MJPG  1920x1080 30 fps  1280x720 60, 30 fps",
                        "      YUYV  640x480 29.97, 7.5 fps",
                        "10  /dev/video10  Loopback"),
                lines(path -> Optional.of(path.equals("/dev/video2") ? FORMATS : List.of())));
    }

    @Test
    void nodesThatAreNoCamerasAreLeftOut() throws IOException, CameraException {
        device("video0", "HD Pro Webcam C920");
        device("video1", "HD Pro Webcam C920"); // its metadata
        device("v4l-subdev0", "a sensor");
        device("vbi0", "a tuner");
        assertEquals(
                List.of("0  /dev/video0  HD Pro Webcam C920"),
                lines(path -> path.equals("/dev/video0") ? Optional.of(List.of()) : Optional.empty()));
    }

    @Test
    void aCameraThatCannotBeOpenedIsListedWithTheReason() throws IOException, CameraException {
        device("video0", "HD Pro Webcam C920");
        assertEquals(List.of("0  /dev/video0  HD Pro Webcam C920", "      No permission"), lines(path -> {
            throw new CameraException("No permission", false);
        }));
    }

    @Test
    void aDeviceWithoutANameIsListedAllTheSame() throws IOException, CameraException {
        Files.createDirectory(sysClass.resolve("video3"));
        assertEquals(List.of("3  /dev/video3  (no name)"), lines(path -> Optional.of(List.of())));
    }

    @Test
    void aSystemWithoutVideoDriversHasNoCameras() throws CameraException {
        CameraList list = new CameraList(sysClass.resolve("missing"), path -> Optional.of(FORMATS));
        assertEquals(List.of(), list.cameras());
    }

    @Test
    void camerasWithoutPathsAreListedByNumberAndName() {
        ListedCamera camera = new ListedCamera(0, "", "FaceTime HD Camera", List.of(), "");
        assertEquals(List.of("0  FaceTime HD Camera"), CameraList.lines(List.of(camera)));
    }

    private List<String> lines(CameraList.Prober prober) throws CameraException {
        return CameraList.lines(new CameraList(sysClass, prober).cameras());
    }

    private void device(String node, String name) throws IOException {
        Path folder = Files.createDirectory(sysClass.resolve(node));
        Files.writeString(folder.resolve("name"), name + "\n");
    }
}
