package udpcam.camera.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.camera.Camera;
import udpcam.camera.CameraErrors;
import udpcam.camera.CameraException;
import udpcam.camera.ServerErrors;
import udpcam.count.Counters;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.run.ManualClock;

class ReturningCameraTest {
    private final CameraException unplugged = CameraErrors.unplugged("/dev/video2", null);
    private final CameraException missing = CameraErrors.missing("/dev/video2", null);
    private final CameraException failed = CameraErrors.failed("/dev/video2", null);
    private final CameraException busy = CameraErrors.busy("/dev/video2", null);

    /** What the camera throws, one by one, when it is opened or asked for a picture. */
    private final Queue<CameraException> failures = new ArrayDeque<>();

    private final Picture.Supply supply = new Picture.Supply();
    private final ManualClock clock = new ManualClock();
    private boolean isOver;
    private Runnable whenOpened = () -> {};
    private final List<String> told = new ArrayList<>();
    private final ReturningCamera camera =
            new ReturningCamera("Camera 2", this::open, 0, clock, new Counters(), told::add);

    @Test
    void anUnpluggedCameraIsToldOnceAndThenThatItIsBack() throws Exception {
        works();
        fails(unplugged);
        fails(missing);
        fails(missing);
        assertEquals(List.of("Camera 2 is unplugged; trying again until it is back"), told);
        works();
        assertEquals("Camera 2 is back", told.get(1));
        assertEquals(2, told.size());
    }

    @Test
    void aCameraThatFailsAndIsThenUnpluggedIsToldAsBoth() throws Exception {
        works();
        fails(failed);
        fails(missing);
        assertEquals(
                List.of(
                        "Camera /dev/video2 failed; trying again until it is back",
                        "Camera 2 is unplugged; trying again until it is back"),
                told);
    }

    @Test
    void aCameraThatWasToldAsLostIsNotToldAsSilentToo() throws Exception {
        works();
        fails(failed);
        opensSlowly();
        assertEquals(List.of("Camera /dev/video2 failed; trying again until it is back", "Camera 2 is back"), told);
    }

    @Test
    void aCameraThatIsSlowToStartIsNotToldAsBack() throws Exception {
        opensSlowly();
        assertEquals(List.of("Camera 2 gives no pictures; still waiting", "Camera 2 gives pictures now"), told);
    }

    @Test
    void aCameraThatFallsSilentAfterItCameBackIsTold() throws Exception {
        works();
        fails(failed);
        works();
        told.clear();
        clock.now += TimeUnit.SECONDS.toNanos(3);
        camera.check(clock.now);
        assertEquals(List.of("Camera 2 gives no pictures; still waiting"), told);
    }

    @Test
    void aCameraInUseIsWaitedForAndIsNotToldAsBack() throws Exception {
        fails(busy);
        works();
        assertEquals(
                List.of(
                        "Camera /dev/video2 is used by another program; trying again until it works",
                        "Camera 2 gives pictures now"),
                told);
    }

    @Test
    void aCameraThatWasNeverThereIsRefused() {
        failures.add(missing);
        assertEquals(missing, assertThrows(CameraException.class, camera::grab));
    }

    @Test
    void aMissingCameraIsLookedForAgainAtLeastEveryTwoSeconds() throws Exception {
        works();
        fails(unplugged);
        for (int i = 0; i < 20; i++) {
            long before = clock.now;
            fails(missing);
            long pause = clock.now - before;
            assertTrue(pause >= TimeUnit.MILLISECONDS.toNanos(250) && pause <= TimeUnit.SECONDS.toNanos(2), "" + pause);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, 4, 600", "503, 4, 600", "401, 120, 1200", "403, 120, 1200"})
    void aServerThatRefusesIsAskedAgainSoonAndThenEverLessOftenSoThatItLocksNoAccount(
            int status, long secondSeconds, long lastSeconds) throws Exception {
        works();
        long pause = 0;
        for (int i = 0; i < 12; i++) {
            long next = secondsAfter(ServerErrors.refused("rtsp://u:***@cam/x", status, null));
            assertTrue(i == 0 ? next == 2 : i == 1 ? next == secondSeconds : next >= pause, pause + " s, then " + next);
            pause = next;
        }
        assertTrue(pause >= lastSeconds, pause + " s");
        works();
        long before = clock.now;
        fails(failed);
        assertEquals(TimeUnit.MILLISECONDS.toNanos(250), clock.now - before);
    }

    @Test
    void aPasswordThatIsRejectedAtTheStartIsNotTriedAgain() {
        CameraException rejected = ServerErrors.refused("rtsp://u:***@cam/x", 401, null);
        failures.add(rejected);
        assertEquals(rejected, assertThrows(CameraException.class, camera::grab));
        assertFalse(camera.gavePictures());
    }

    @Test
    void aPipeThatGoesOnWithWhatIsNoPictureIsAFailureOfTheSender() throws Exception {
        works();
        isOver = true;
        CameraException broken = new CameraException("cam.y4m goes on with what is no picture", false);
        failures.add(broken);
        assertEquals(broken, assertThrows(CameraException.class, camera::grab));
        assertEquals(List.of(), told);
    }

    @Test
    void aCameraThatIsAskedForOnePictureInTenSecondsIsNotToldAsSilentMeanwhile() throws Exception {
        ReturningCamera slow = new ReturningCamera("Camera 2", this::open, 0.1, clock, new Counters(), told::add);
        assertNotNull(slow.grab());
        clock.now += TimeUnit.SECONDS.toNanos(11);
        slow.check(clock.now);
        assertEquals(List.of(), told);
        clock.now += TimeUnit.SECONDS.toNanos(2);
        slow.check(clock.now);
        assertEquals(List.of("Camera 2 gives no pictures; still waiting"), told);
    }

    @Test
    void whatTheCameraReallyGivesIsToldOnceWhenItIsMeasured() throws Exception {
        for (int i = 0; i < 100; i++) {
            clock.now += TimeUnit.SECONDS.toNanos(1) / 30;
            works();
        }
        assertEquals(List.of("Camera 2: a fake; gives 30.0 frames a second"), told);
    }

    @Test
    void aCameraThatStartsAgainAndDoesNotKnowItsAccountsYetIsBackWithinSeconds() throws Exception {
        works();
        for (int i = 0; i < 10; i++) {
            fails(failed); // nobody listens there
        }
        assertTrue(secondsAfter(ServerErrors.refused("http://u:***@cam/x", 401, null)) <= 2);
        works();
        assertTrue(secondsAfter(ServerErrors.refused("http://u:***@cam/x", 401, null)) <= 2, "and the next time, too");
    }

    /** How long a failure has the camera wait. */
    private long secondsAfter(CameraException failure) throws Exception {
        long before = clock.now;
        fails(failure);
        return TimeUnit.NANOSECONDS.toSeconds(clock.now - before);
    }

    private void works() throws Exception {
        assertNotNull(camera.grab());
    }

    private void fails(CameraException failure) throws Exception {
        failures.add(failure);
        assertNull(camera.grab());
    }

    /** It takes 3 s to open, and the main thread looks at it meanwhile. */
    private void opensSlowly() throws Exception {
        whenOpened = () -> {
            clock.now += TimeUnit.SECONDS.toNanos(3);
            camera.check(clock.now);
        };
        works();
    }

    private Camera open() throws CameraException {
        whenOpened.run();
        throwNext();
        return new Fake();
    }

    private void throwNext() throws CameraException {
        CameraException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    private final class Fake implements Camera {
        @Override
        public Picture grab() throws CameraException {
            throwNext();
            return supply.take(new PictureSize(16, 16), clock.now);
        }

        @Override
        public boolean ended() {
            return isOver;
        }

        @Override
        public String description() {
            return "a fake";
        }

        @Override
        public void close() {}
    }
}
