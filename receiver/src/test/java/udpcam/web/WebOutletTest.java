package udpcam.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class WebOutletTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(20);

    private final TestCamera camera = new TestCamera();

    @AfterEach
    void end() {
        camera.close();
    }

    private LiveFrame await(long after) throws InterruptedException {
        return Objects.requireNonNull(camera.outlet.await(after, LONG));
    }

    @Test
    void whatCameWhileNobodyWatchedIsThereAtOnceTheNewestOnly() throws InterruptedException {
        camera.outlet.start();
        camera.offer(TestCamera.jpeg(16));
        camera.offer(TestCamera.jpeg(32));
        LiveFrame frame = await(0);
        assertEquals(new PictureSize(32, 32), frame.size());
        assertEquals(1, frame.number(), "the other one was not looked at");
        assertEquals(OptionalLong.of(4_500_000), frame.captureNanos());
    }

    @Test
    void whoWaitsGetsTheNextFrameAndNoneTwice() throws InterruptedException {
        camera.outlet.start();
        camera.offer(TestCamera.jpeg(16));
        assertEquals(1, await(0).number());
        assertEquals(1, await(0).number(), "for another viewer");
        assertNull(camera.outlet.await(1, TimeUnit.MILLISECONDS.toNanos(20)));
        camera.offer(TestCamera.jpeg(48));
        assertEquals(new PictureSize(48, 32), await(1).size());
        assertEquals(2, camera.outlet.newestNumber());
    }

    @Test
    void aFrameThatIsNotAdmittedIsNotServedAndTheOneBeforeStays() throws InterruptedException {
        camera.outlet.start();
        camera.offer(TestCamera.jpeg(16));
        assertNotNull(await(0));
        camera.offer(TestCamera.jpeg(1024));
        assertNull(camera.outlet.await(1, TimeUnit.MILLISECONDS.toNanos(50)));
        assertEquals(new PictureSize(16, 32), await(0).size());
    }

    @Test
    void withoutAFrameNothingComes() throws InterruptedException {
        camera.outlet.start();
        assertNull(camera.outlet.await(0, TimeUnit.MILLISECONDS.toNanos(20)));
        assertEquals(0, camera.outlet.newestNumber());
    }
}
