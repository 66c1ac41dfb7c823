package udpcam.receiver;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import udpcam.cli.Extent;
import udpcam.cli.NewFile;
import udpcam.cli.Values;
import udpcam.record.Container;

/** The options about recordings. */
final class RecordOptions {
    @Option(
            names = "--record",
            paramLabel = "FILE",
            converter = RecordFile.class,
            description =
                    "Record every picture that comes, from the start, as it came: FILE.mkv or FILE.mp4. VLC, mpv, "
                            + "ffplay and FFmpeg play both, browsers neither: they know no motion JPEG in files. What is cut "
                            + "off plays up to there. Where FILE exists a number is added; {name} becomes the "
                            + "stream's name, which is added where several are shown. "
                            + "Default: key r records udpcam-DATE-TIME.mkv.")
    @Nullable
    Path recordFile;

    @Option(
            names = "--record-split",
            paramLabel = "EXTENT",
            converter = Extent.Converter.class,
            description = "Begin a new file when one has this length or size: 10m, 1G. Files get numbers: "
                    + "FILE-0001.mkv. Default: 12h.")
    @Nullable
    Extent recordSplit;

    @Option(
            names = "--record-keep",
            paramLabel = "EXTENT",
            converter = Extent.Converter.class,
            description =
                    "Keep the newest of each stream's numbered files, such as 24h or 50G, and remove older ones, also those "
                            + "of earlier runs. Default: all; with it, --record-split is a tenth of it.")
    @Nullable
    Extent recordKeep;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Refuses options of recordings that do not go together. */
    void check() {
        Extent split = recordSplit;
        Extent keep = recordKeep;
        if (recordFile == null && (split != null || keep != null)) {
            throw mistake((split == null ? "--record-keep" : "--record-split") + " needs --record FILE");
        }
        if (split != null && keep != null && keep.isBelow(split)) {
            throw mistake("--record-keep must be longer than --record-split: what is kept is whole files");
        }
    }

    private ParameterException mistake(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static final class RecordFile implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (Container.of(NewFile.path(value)) == null) {
                throw Values.refused(value, "a file whose name ends in .mkv or .mp4");
            }
            return new NewFile().convert(value);
        }
    }
}
