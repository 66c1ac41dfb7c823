package udpcam.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Extent;
import udpcam.cli.NamedFile;
import udpcam.cli.WholeFile;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.outlet.Admission;
import udpcam.outlet.RecordOutlet;
import udpcam.record.FileNames;
import udpcam.record.FileRing;
import udpcam.record.Recorder;
import udpcam.run.NanoClock;

/** The recordings that a command line asks for. Any thread may call {@link #toggle}, the main thread the rest. */
final class Recording implements AutoCloseable {
    /** The index that FFmpeg keeps in memory while it writes has then 100 MB. */
    private static final Extent LONGEST = new Extent(12 * 3_600_000_000_000L, 0);

    private static final int PARTS = 10; // of what is kept

    /** What frames may wait for a disk that stands still: four seconds of 128 Mbit/s; less where there are several. */
    private static final long MOST_BYTES = 64L << 20;

    private static final long MOST_BYTES_OF_SEVERAL = MOST_BYTES / 4;

    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("'udpcam-'yyyyMMdd-HHmmss'.mkv'", Locale.ROOT);

    private final InstantSource wall = InstantSource.system();
    private final RecordOptions options;
    private final Admission admission;
    private final Console console;
    private final Counters counters;
    private final NanoClock clock;
    private final Consumer<Throwable> onFailure;
    private final List<RecordOutlet> outlets = new CopyOnWriteArrayList<>();
    private volatile boolean isWanted; // of streams that come, too

    Recording(
            RecordOptions options,
            Admission admission,
            Console console,
            Counters counters,
            NanoClock clock,
            Consumer<Throwable> onFailure) {
        this.options = options;
        this.admission = admission;
        this.console = console;
        this.counters = counters;
        this.clock = clock;
        this.onFailure = onFailure;
        this.isWanted = options.recordFile != null;
    }

    /**
     * The recorder of the one stream that is shown at a time. Makes the file of --record, unless that has the stream's name.
     *
     * @param name what the stream is called, when a file begins
     * @throws EnvironmentException if there can be no such file
     */
    RecordOutlet ofOne(Supplier<String> name) throws EnvironmentException {
        Path file = options.recordFile;
        boolean isNamed = file != null && NamedFile.hasPlace(file);
        Recorder recorder = isNamed ? named(name) : recorder(() -> "", this::pattern);
        if (file != null && !isNamed) {
            reserve(recorder, file);
        }
        return outlet(recorder, MOST_BYTES);
    }

    /** The recorder of one of several streams, whose files have its name. Any thread may call it. */
    RecordOutlet ofSeveral(Supplier<String> name) {
        return outlet(named(name), MOST_BYTES_OF_SEVERAL);
    }

    private Recorder named(Supplier<String> name) {
        return recorder(name, () -> NamedFile.of(pattern(), name.get()));
    }

    private RecordOutlet outlet(Recorder recorder, long mostBytes) {
        RecordOutlet outlet = new RecordOutlet(recorder, mostBytes, admission, counters, console, clock, onFailure);
        outlets.add(outlet);
        if (isWanted) {
            outlet.begin();
        }
        return outlet;
    }

    private Path pattern() {
        return options.recordFile == null ? dated() : options.recordFile;
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

    private Recorder recorder(Supplier<String> title, Supplier<Path> first) {
        Extent keep = options.recordKeep;
        FileNames names = new FileNames(first, options.recordSplit != null || keep != null);
        FileRing ring = keep == null ? null : new FileRing(names, keep, wall, console::say);
        return new Recorder(title, names, longest(options.recordSplit, keep), ring, wall, console::say);
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

    /** Key r: begins to record all streams, or ends it. */
    void toggle() {
        isWanted = !isRecording();
        outlets.forEach(isWanted ? RecordOutlet::begin : RecordOutlet::end);
    }

    /** Ends all recordings, with the frames that have come; nothing waits for it. */
    void end() {
        isWanted = false;
        outlets.forEach(RecordOutlet::end);
    }

    /** Whether one of them is recorded, or is to be as soon as there is one. */
    boolean isRecording() {
        return outlets.isEmpty() ? isWanted : outlets.stream().anyMatch(RecordOutlet::isRecording);
    }

    /** Whether all is recorded that was asked for; says so where nothing is. */
    boolean hasSucceeded() {
        if (outlets.stream().anyMatch(RecordOutlet::hasFailed)) {
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
        outlets.forEach(RecordOutlet::close);
    }
}
