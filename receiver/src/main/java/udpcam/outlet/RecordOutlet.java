package udpcam.outlet;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.WholeFrame;
import udpcam.record.Recorder;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * Records every frame of the stream that is shown, also those that the window leaves out: a queue, and a worker that writes. An
 * error of the disk is told once, and ends the recording alone. Any thread may begin and end recordings.
 */
public final class RecordOutlet implements FrameOutlet {
    /** What a disk may stand still: four seconds of 60 frames each. */
    private static final int MOST_FRAMES = 240;

    private static final long LONGEST_SECONDS = 5; // that the end waits for the file

    private final Recorder recorder;
    private final Admission admission;
    private final Counters counters;
    private final Console console;
    private final NanoClock clock;
    private final Consumer<Throwable> onFailure;
    private final FrameQueue queue;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Worker worker;
    private volatile boolean isClosing;
    private volatile boolean hasFailed;
    private volatile long endNanos; // when it was asked to end

    /** {@code mostBytes} of frames may wait for the disk. */
    public RecordOutlet(
            Recorder recorder,
            long mostBytes,
            Admission admission,
            Counters counters,
            Console console,
            NanoClock clock,
            Consumer<Throwable> onFailure) {
        this.recorder = recorder;
        this.queue = new FrameQueue(MOST_FRAMES, mostBytes);
        this.admission = admission;
        this.counters = counters;
        this.console = console;
        this.clock = clock;
        this.onFailure = onFailure;
    }

    /** Records from the next frame on. */
    public void begin() {
        queue.open();
    }

    /** Ends the recording with the frames that have come; does nothing if there is none. */
    public void end() {
        endNanos = clock.nanoTime();
        queue.shut();
    }

    public boolean isRecording() {
        return queue.isOpen();
    }

    /** Whether a recording ended because its file could not be written. */
    public boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public boolean wantsEvery() {
        return true;
    }

    @Override
    public boolean wantsGrowing() {
        return false;
    }

    @Override
    public void offer(DecodableFrame frame) {
        if (!queue.put(frame, clock.nanoTime())) {
            counters.increment(Counter.FRAMES_NOT_RECORDED);
        }
    }

    @Override
    public void start() {
        worker = new Worker("record", this::step, onFailure).start();
    }

    /** Writes the next frame; behind the last one ends the file. A test calls it by hand. */
    boolean step() throws InterruptedException {
        FrameQueue.Waiting next = queue.take();
        if (next != null) {
            record(next);
        } else if (!queue.isOpen()) {
            finish();
        }
        if (next == null && isClosing) {
            ended.countDown();
            return false;
        }
        return true;
    }

    private void record(FrameQueue.Waiting next) throws InterruptedException {
        try (DecodableFrame frame = next.frame()) {
            WholeFrame whole = frame.awaitWhole();
            if (whole == null || admission.refusal(whole) != null) {
                return; // it got lost, or is no picture: the outlet that shows counts it
            }
            recorder.write(whole, next.arrivalNanos());
            counters.increment(Counter.FRAMES_RECORDED);
        } catch (IOException e) {
            counters.increment(Counter.FRAMES_NOT_RECORDED);
            fail(e);
        }
    }

    private void finish() {
        try {
            recorder.end();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException failure) {
        hasFailed = true;
        queue.shut();
        counters.add(Counter.FRAMES_NOT_RECORDED, queue.clear());
        console.say(failure.getMessage() + "; recording has ended, the video goes on", failure);
    }

    /** Writes what has come, and ends the file. */
    @Override
    public void close() {
        if (isClosing) {
            return;
        }
        isClosing = true;
        if (queue.isOpen()) {
            end();
        } else {
            queue.shut(); // the worker finds that it is closing
        }
        Worker writer = worker;
        if (writer == null) {
            finish();
            return;
        }
        if (isEnded()) {
            writer.close();
        } else {
            console.say("The recording is not written to its end: the disk takes too long");
        }
        queue.clear();
    }

    /** Waits for the end of the file; of several that were asked to end together all have the same time. */
    private boolean isEnded() {
        try {
            long left = TimeUnit.SECONDS.toNanos(LONGEST_SECONDS) - Math.max(0, clock.nanoTime() - endNanos);
            return ended.await(Math.max(left, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
