package udpcam.camera;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import udpcam.run.NanoClock;

/** What {@code --device} names. */
public final class Cameras {
    /** The device that is always there. */
    public static final String TEST_PATTERN = "test";

    private Cameras() {}

    /** What the user is told of the device. */
    public static String name(String device) {
        return device.equals(TEST_PATTERN) ? "the test pattern" : device;
    }

    /** The cameras of this computer, in lines for the user. */
    public static List<String> list() {
        return List.of();
    }

    /** How to open the device; whether it can be opened is seen when that is tried. */
    public static CameraOpener opener(String device, CameraRequest request, NanoClock clock) {
        if (device.equals(TEST_PATTERN)) {
            return () -> new TestPattern(request, clock, Clock.system(ZoneId.systemDefault()));
        }
        return () -> new FileCamera(device, request, clock);
    }
}
