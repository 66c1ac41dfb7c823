package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG that is given out while its packets come. It becomes whole or gets lost.
 *
 * <p>One thread puts it together and holds it too, until it calls {@link #finish} or {@link #lose}. Any number of threads may
 * wait and read, but only what {@link #await} waited for.
 */
public final class GrowingFrame implements DecodableFrame {
    private enum State {
        GROWING,
        WHOLE,
        LOST
    }

    private static final int NOBODY = Integer.MAX_VALUE;

    private final FrameMemory memory;
    private State state = State.LOST;
    private int awaited = NOBODY; // the fewest intervals that somebody waits for

    GrowingFrame(FrameMemory memory) {
        this.memory = memory;
    }

    synchronized void begin() {
        state = State.GROWING;
        awaited = NOBODY;
    }

    @Override
    public FrameMemory memory() {
        return memory;
    }

    @Override
    public synchronized @Nullable WholeFrame whole() {
        return state == State.WHOLE ? memory.whole() : null;
    }

    @Override
    public @Nullable WholeFrame awaitWhole() throws InterruptedException {
        return await(NOBODY) ? whole() : null;
    }

    @Override
    public synchronized boolean await(int rowsWanted) throws InterruptedException {
        while (state == State.GROWING && memory.parts().intervals() < rowsWanted) {
            awaited = Math.min(awaited, rowsWanted);
            wait();
        }
        return state != State.LOST;
    }

    @Override
    public synchronized ByteBuffer data(int firstRow, int endRow) {
        return memory.data(firstRow, endRow);
    }

    /** There is more of it, perhaps in a larger buffer. It gets lost if that is not the scan of its headers. */
    public synchronized void grown(byte[] growing, int newLength) {
        memory.put(growing, newLength);
        if (!memory.readOn()) {
            end(State.LOST);
        } else if (memory.parts().intervals() >= awaited) {
            awaited = NOBODY;
            notifyAll();
        }
    }

    /** All of its packets came: it is whole, or lost if they are not the scan of its headers. Returns whether it is whole. */
    public synchronized boolean finish(boolean isProven) {
        boolean isWhole = state == State.GROWING && memory.parts().isWhole();
        if (isWhole) {
            memory.beWhole(isProven);
        }
        end(isWhole ? State.WHOLE : State.LOST);
        return isWhole;
    }

    /** It will not be whole. */
    public synchronized void lose() {
        end(State.LOST);
    }

    private synchronized void end(State last) {
        state = last;
        notifyAll();
    }
}
