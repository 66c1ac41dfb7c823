package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.camera.Camera;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.encode.JpegBuffer;
import udpcam.picture.Picture;
import udpcam.rtp.NtpTime;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;

class LastPictureTest {
    private static final long NO_END = Long.MAX_VALUE;
    private static final long LONGER_THAN_A_STEP_MAY_TAKE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Counters counters = new Counters();
    private final MainLoop loop = new MainLoop(NanoClock.SYSTEM);
    private final CountDownLatch encoding = new CountDownLatch(1);

    @Test
    void theLastPictureOfAFileIsEncodedToItsEnd() throws Exception {
        run(true, LONGER_THAN_A_STEP_MAY_TAKE);
        assertEquals(1, counters.get(Counter.FRAMES_CAPTURED));
        assertEquals(0, counters.get(Counter.FRAMES_NOT_ENCODED));
    }

    @Test
    void aPictureThatIsBeingEncodedWhenTheUserEndsTheSenderIsCounted() throws Exception {
        run(false, NO_END);
        assertEquals(1, counters.get(Counter.FRAMES_CAPTURED));
        assertEquals(1, counters.get(Counter.FRAMES_NOT_ENCODED));
    }

    private void run(boolean isFile, long encodeNanos) throws Exception {
        NtpTime time = new NtpTime(InstantSource.system(), NanoClock.SYSTEM);
        try (SenderApp app = new SenderApp(
                new OnePicture(isFile),
                new SlowEncoder(encodeNanos),
                List.of(),
                time,
                NanoClock.SYSTEM,
                counters,
                loop,
                size -> {})) {
            app.start();
            encoding.await();
            loop.stop();
            loop.run(NO_END, now -> {});
        }
    }

    private static final class OnePicture implements Camera {
        private final boolean isFile;
        private boolean given;

        private OnePicture(boolean isFile) {
            this.isFile = isFile;
        }

        @Override
        public @Nullable Picture grab() throws InterruptedException {
            if (given) {
                NanoClock.SYSTEM.sleepUntil(NanoClock.SYSTEM.nanoTime() + (isFile ? 0 : NO_END / 2));
                return null;
            }
            given = true;
            return new Picture.Supply().take(Jpegs.SIZE, 0);
        }

        @Override
        public boolean ended() {
            return isFile && given;
        }

        @Override
        public String description() {
            return "one picture";
        }

        @Override
        public void close() {}
    }

    private final class SlowEncoder implements FakeEncoder {
        private final long nanos;

        private SlowEncoder(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public <E extends Exception> Outcome encode(
                Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output) throws E, InterruptedException {
            encoding.countDown();
            NanoClock.SYSTEM.sleepUntil(NanoClock.SYSTEM.nanoTime() + Math.min(nanos, NO_END / 2));
            output.grown(Jpegs.frame(1000));
            return Outcome.ENCODED;
        }
    }
}
