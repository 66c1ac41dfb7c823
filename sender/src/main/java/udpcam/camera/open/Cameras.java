package udpcam.camera.open;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import udpcam.camera.CameraRequest;
import udpcam.camera.file.FileCamera;
import udpcam.camera.http.HttpCamera;
import udpcam.camera.pattern.TestPattern;
import udpcam.camera.v4l2.Libc;
import udpcam.camera.v4l2.V4l2Device;
import udpcam.camera.webcam.DeviceName;
import udpcam.camera.webcam.WebCamera;
import udpcam.cli.Secrets;
import udpcam.picture.Picture;
import udpcam.run.NanoClock;

/** What {@code --device} names: the test pattern, a webcam, a camera behind HTTP, or something that FFmpeg reads. */
public final class Cameras {
    /** The device that every system has. */
    public static final String TEST_PATTERN = "test";

    private Cameras() {}

    /** The device's name in messages. */
    public static String name(String device) {
        if (device.equals(TEST_PATTERN)) {
            return "the test pattern";
        }
        boolean isNumberOfNode = Libc.isLinux() && device.matches("\\d+");
        return DeviceName.parse(device).isPresent()
                ? "Camera " + (isNumberOfNode ? "/dev/video" : "") + device
                : Secrets.masked(device);
    }

    /** Whether the device may give its own JPEG unchanged: a webcam through V4L2, or a camera behind HTTP. */
    public static boolean mayGiveJpeg(String device) {
        return HttpCamera.isUrl(device)
                || (V4l2Device.isAvailable() && DeviceName.parse(device).isPresent());
    }

    /** The opener of the device. It checks nothing before it is called. */
    public static CameraOpener opener(String device, CameraRequest request, NanoClock clock) {
        if (device.equals(TEST_PATTERN)) {
            return () -> new TestPattern(request, clock, Clock.system(ZoneId.systemDefault()));
        }
        Optional<DeviceName> webcam = DeviceName.parse(device);
        if (webcam.isPresent()) {
            Picture.Supply supply = new Picture.Supply();
            return () -> WebCamera.open(webcam.get(), request, clock, supply);
        }
        if (HttpCamera.isUrl(device)) {
            Picture.Supply supply = new Picture.Supply();
            return () -> HttpCamera.open(
                    device, request, clock, supply, isFile -> FileCamera.ofUrl(device, isFile, request, clock));
        }
        return () -> new FileCamera(device, request, clock);
    }
}
