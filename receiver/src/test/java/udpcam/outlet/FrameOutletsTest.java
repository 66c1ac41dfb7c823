package udpcam.outlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.frame.DecodableFrame;
import udpcam.frame.FrameMemory;
import udpcam.frame.WholeFrame;
import udpcam.record.Recorded;
import udpcam.run.Pool;

class FrameOutletsTest {
    private final Pool<FrameMemory> pool = new Pool<>(9, this::memory);
    private int made;

    private FrameMemory memory() {
        made++;
        return new FrameMemory(pool);
    }

    @Test
    void framesThatTheReceiverSkipsReachTheOutletThatWantsEveryOne() {
        Noting window = new Noting(false);
        Noting recorder = new Noting(true);
        FrameOutlets outlets = new FrameOutlets(window, recorder);
        for (int i = 0; i < 5; i++) {
            byte[] jpeg = Recorded.jpeg(32, 32, i);
            WholeFrame frame = pool.take().fill(jpeg, jpeg.length, false, i);
            outlets.arrived(frame);
            if (i % 2 == 0) {
                outlets.offer(frame);
            } else {
                frame.close(); // a newer one came
            }
        }
        assertEquals(List.of(0L, 2L, 4L), window.offered);
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), recorder.offered);
        assertEquals(1, made, "each frame is let go by all");
    }

    private static final class Noting implements FrameOutlet {
        private final boolean every;
        private final List<Long> offered = new ArrayList<>();

        private Noting(boolean every) {
            this.every = every;
        }

        @Override
        public boolean wantsEvery() {
            return every;
        }

        @Override
        public boolean wantsGrowing() {
            return false;
        }

        @Override
        public void offer(DecodableFrame frame) {
            offered.add(frame.captureTime());
            frame.close();
        }

        @Override
        public void start() {
            // it has no worker
        }

        @Override
        public void close() {
            // it holds nothing
        }
    }
}
