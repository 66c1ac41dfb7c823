package udpcam.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Extent;
import udpcam.cli.WholeFile;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.outlet.Admission;
import udpcam.outlet.RecordOutlet;
import udpcam.record.FileNames;
import udpcam.record.FileRing;
import udpcam.record.Recorder;
import udpcam.record.StreamName;
import udpcam.run.NanoClock;

/** The recordings that a command line asks for. Any thread may call {@link #toggle}, the main thread the rest. */
final class Recording implements AutoCloseable {
    /** The index that FFmpeg keeps in memory while it writes has then 100 MB. */
    private static final Extent LONGEST = new Extent(12 * 3_600_000_000_000L, 0);

    private static final int PARTS = 10; // of what is kept

    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("'udpcam-'yyyyMMdd-HHmmss'.mkv'", Locale.ROOT);

    private final InstantSource wall = InstantSource.system();
    private final ReceiverOptions options;
    private final Console console;
    private final Counters counters;
    private final RecordOutlet outlet;

    /**
     * Makes the file of --record, and records to it from the first frame on.
     *
     * @throws EnvironmentException if there can be no such file
     */
    Recording(
            ReceiverOptions options, Console console, Counters counters, NanoClock clock, Consumer<Throwable> onFailure)
            throws EnvironmentException {
        this.options = options;
        this.console = console;
        this.counters = counters;
        Path file = options.recordFile;
        Recorder recorder = recorder(file == null ? this::dated : () -> StreamName.expand(file, ""));
        Admission admission = new Admission(options.maxPixels);
        outlet = new RecordOutlet(recorder, admission, counters, console, clock, onFailure);
        if (file != null) {
            reserve(recorder, file);
            outlet.begin();
        }
    }

    private static void reserve(Recorder recorder, Path file) throws EnvironmentException {
        try {
            recorder.prepare();
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Cannot record to " + file + " (" + WholeFile.reason(e)
                            + "): --record takes a file in a folder that can be written",
                    e);
        }
    }

    private Recorder recorder(Supplier<Path> first) {
        Extent keep = options.recordKeep;
        FileNames names = new FileNames(first, options.recordSplit != null || keep != null);
        FileRing ring = keep == null ? null : new FileRing(names, keep, wall, console::say);
        return new Recorder(names, longest(options.recordSplit, keep), ring, wall, console::say);
    }

    private static Extent longest(@Nullable Extent split, @Nullable Extent keep) {
        if (split != null) {
            return split;
        }
        return keep == null ? LONGEST : keep.part(PARTS);
    }

    private Path dated() {
        return Path.of(
                LocalDateTime.ofInstant(wall.instant(), ZoneId.systemDefault()).format(DATED));
    }

    RecordOutlet outlet() {
        return outlet;
    }

    /** Key r: begins to record, or ends it. */
    void toggle() {
        outlet.toggle();
    }

    /** Whether all is recorded that was asked for; says so where nothing is. */
    boolean hasSucceeded() {
        if (outlet.hasFailed()) {
            return false;
        }
        boolean isMissing = options.recordFile != null && counters.get(Counter.FRAMES_RECORDED) == 0;
        if (isMissing) {
            console.say("Nothing was recorded: no picture came");
        }
        return !isMissing;
    }

    @Override
    public void close() {
        outlet.close();
    }
}
