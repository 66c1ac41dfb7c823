package udpcam.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Extent;
import udpcam.cli.WholeFile;
import udpcam.frame.ShowRecord;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.NtpTime;

/**
 * Writes frames into a file, or one after the other: a new one begins where the file is long enough, and where the picture gets
 * another size. A picture that its sender only scaled down, because of the network, stays in the file. Called by one thread.
 */
public final class Recorder {
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private static final long SHORTEST_MILLIS = 500; // of a file: no sender's sizes make one of each frame

    private final Supplier<String> title;
    private final FileNames names;
    private final Extent longest;
    private final @Nullable FileRing ring;
    private final InstantSource wall;
    private final Consumer<String> say;
    private CaptureTimeline timeline = new CaptureTimeline();
    private @Nullable Path reserved; // a file that has no frame yet
    private @Nullable VideoFile file;
    private @Nullable PictureSize size;
    private @Nullable Path current; // the name of the file, for the user
    private @Nullable ShowRecord source; // of the last frame
    private String titled = ""; // the stream that the file is of

    /**
     * @param title the name of the stream of the frames that come now; one stream's file takes no other's frames
     * @param longest how long a file gets
     * @param ring which files are kept; null for all
     * @param say is told the names of the files
     */
    public Recorder(
            Supplier<String> title,
            FileNames names,
            Extent longest,
            @Nullable FileRing ring,
            InstantSource wall,
            Consumer<String> say) {
        this.title = title;
        this.names = names;
        this.longest = longest;
        this.ring = ring;
        this.wall = wall;
        this.say = say;
    }

    /** Makes the first file, empty yet: to see whether that can be, and to be ready when frames come. */
    public void prepare() throws IOException {
        VideoFile.prepare();
        reserve();
    }

    private void reserve() throws IOException {
        current = names.wanted();
        reserved = names.next();
    }

    /** Writes a frame, which came at a time of the monotonic clock. After an error, whose message names the file, it has ended. */
    public void write(WholeFrame frame, long arrivalNanos) throws IOException {
        PictureSize shown = frame.fullSize() == null ? frame.size() : frame.fullSize();
        PictureSize newSize = Objects.requireNonNull(shown);
        long millis = timeline.next(frame.captureTime(), arrivalNanos);
        VideoFile to = file;
        try {
            if (to == null || isOfAnother(frame) || isEnd(to, newSize, frame.length(), millis)) {
                finish();
                to = begin(newSize, frame);
                millis = timeline.next(frame.captureTime(), arrivalNanos);
            }
            to.write(frame.bytes(), frame.length(), millis);
        } catch (IOException e) {
            abandon();
            throw named(e);
        }
        if (ring != null) {
            ring.trim(to.bytes());
        }
    }

    /** Whether another stream is shown now: a sender that was started again has the same name, and goes on in its file. */
    private boolean isOfAnother(WholeFrame frame) {
        if (frame.record() == source) {
            return false;
        }
        source = frame.record();
        return !title.get().equals(titled);
    }

    private boolean isEnd(VideoFile written, PictureSize newSize, int length, long millis) {
        if (!newSize.equals(size) && millis >= SHORTEST_MILLIS) {
            say.accept("The picture is " + newSize + " from now on, and goes to another file");
            return true;
        }
        return longest.isTime()
                ? TimeUnit.MILLISECONDS.toNanos(millis) >= longest.nanos()
                : written.bytes() + length > longest.bytes();
    }

    private VideoFile begin(PictureSize newSize, WholeFrame first) throws IOException {
        source = first.record();
        titled = title.get();
        long captureTime = first.captureTime();
        if (reserved == null) {
            reserve();
        }
        Path path = Objects.requireNonNull(reserved);
        current = path;
        Instant taken = captureTime == 0 ? wall.instant() : NtpTime.instant(captureTime);
        VideoFile begun = new VideoFile(path, Objects.requireNonNull(Container.of(path)), newSize, taken);
        reserved = null;
        file = begun;
        size = newSize;
        timeline = new CaptureTimeline();
        say.accept("Recording to " + path);
        if (ring != null) {
            ring.begin(path);
        }
        return begun;
    }

    private IOException named(IOException failure) {
        return new IOException("Cannot record to " + current + ": " + WholeFile.reason(failure), failure);
    }

    /** Ends the file, if there is one. */
    public void end() throws IOException {
        try {
            finish();
            leaveReserved();
        } catch (IOException e) {
            throw named(e);
        }
    }

    private void finish() throws IOException {
        VideoFile ended = file;
        file = null;
        if (ended != null) {
            ended.close();
            tell(ended);
        }
    }

    private void leaveReserved() throws IOException {
        Path unused = reserved;
        reserved = null;
        if (unused != null) {
            Files.deleteIfExists(unused);
        }
    }

    private void tell(VideoFile ended) {
        say.accept("Recorded %,d frames to %s (%.1f MB)"
                .formatted(ended.frames(), ended.path(), ended.bytes() / BYTES_PER_MEGABYTE));
    }

    /** Leaves what could be written, and what could not be removed. */
    private void abandon() {
        VideoFile broken = file;
        file = null;
        try {
            if (broken != null) {
                broken.cut();
                tell(broken);
            }
            leaveReserved();
        } catch (IOException e) {
            say.accept("The end of " + current + " cannot be mended: " + WholeFile.reason(e));
        }
    }
}
