package udpcam.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.frame.Picture;
import udpcam.jpeg.PictureSize;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.NanoClock;

class ReturningCameraTest {
    private static final long SECOND = 1_000_000_000L;

    private final Picture.Supply supply = new Picture.Supply();
    private final Queue<CameraException> openFailures = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Counters counters = new Counters();
    private long now;
    private int opened;
    private int closed;
    private @Nullable CameraException grabFailure;

    private final NanoClock clock = new NanoClock() {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            now = Math.max(now, deadlineNanos);
        }
    };
    private final ReturningCamera camera = new ReturningCamera("Camera 0", this::open, clock, counters, told::add);

    private Camera open() throws CameraException {
        CameraException failure = openFailures.poll();
        if (failure != null) {
            throw failure;
        }
        opened++;
        return new FakeCamera();
    }

    private void run(int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            now += SECOND / 30;
            try (Picture picture = camera.grab()) {
                assertNotNull(picture);
            }
        }
    }

    @Test
    void aCameraThatIsMissingAtTheStartIsThrown() {
        openFailures.add(new CameraException("No camera", false));
        assertEquals(
                "No camera", assertThrows(CameraException.class, camera::grab).getMessage());
    }

    @Test
    void aCameraThatIsBusyAtTheStartIsWaitedForAndToldOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            openFailures.add(new CameraException("Busy", true));
        }
        for (int i = 0; i < 10; i++) {
            assertNull(camera.grab());
        }
        run(1);
        assertEquals(List.of("Busy; trying again until it is back", "Camera 0 is back"), told);
    }

    @Test
    void anUnpluggedCameraIsTriedAgainAtLeastEveryTwoSecondsAndGoesOnByItself() throws Exception {
        run(3);
        grabFailure = new CameraException("Unplugged", true);
        assertNull(camera.grab());
        assertEquals(1, closed);
        for (int i = 0; i < 20; i++) {
            openFailures.add(new CameraException("No camera", false));
            long before = now;
            assertNull(camera.grab());
            assertTrue(now - before >= SECOND / 4 && now - before <= 2 * SECOND);
        }
        grabFailure = null;
        run(1);
        assertEquals(2, opened);
        assertEquals(
                List.of("Unplugged; trying again until it is back", "Camera 0 is back"),
                List.of(told.get(0), told.get(told.size() - 1)));
        assertEquals(1, counters.get(Counter.CAMERA_LOST));
    }

    @Test
    void aCameraThatGivesNothingIsToldWithinThreeSeconds() throws Exception {
        run(1);
        camera.check(now + 2 * SECOND);
        assertEquals(List.of(), told);
        camera.check(now + 3 * SECOND);
        camera.check(now + 4 * SECOND);
        assertEquals(List.of("Camera 0 gives no pictures; still waiting"), told);
        run(1);
        assertEquals("Camera 0 is back", told.get(1));
    }

    @Test
    void whatTheCameraReallyGivesIsToldOnceWhenItIsMeasured() throws Exception {
        run(100);
        assertEquals(List.of("Camera 0: a fake; gives 4x2 at 30.0 frames a second"), told);
    }

    private final class FakeCamera implements Camera {
        @Override
        public Picture grab() throws CameraException {
            if (grabFailure != null) {
                throw grabFailure;
            }
            return supply.take(new PictureSize(4, 2), now);
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public String description() {
            return "a fake";
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
