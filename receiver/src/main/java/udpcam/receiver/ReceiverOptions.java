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
import udpcam.cli.SessionConverter;
import udpcam.cli.Values;
import udpcam.outlet.SnapshotOutlet;
import udpcam.record.Container;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.sdp.SessionDescription;
import udpcam.stream.Reporter;

/** The options that the receiver has besides the common ones. */
final class ReceiverOptions {
    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            converter = Values.Host.class,
            description = "Listen on this address or network interface (eth0) of this computer only. Default: on all.")
    @Nullable
    String bind;

    @Option(
            names = "--from",
            paramLabel = "HOST",
            converter = Values.Host.class,
            description = "Take datagrams of this host only. Default: of any; the first sender is shown.")
    @Nullable
    String from;

    @Option(
            names = "--sdp",
            paramLabel = "FILE",
            converter = SessionConverter.class,
            description = "Take port, payload type, multicast group and picture size from a session description, in a "
                    + "file or - (standard input); --port overrides its port.")
    @Nullable
    SessionDescription description;

    @Option(names = "--headless", description = "Receive without a window.")
    boolean headless;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            converter = SnapshotFile.class,
            description = "Save the newest picture here (.jpg, .jpeg or .png) at the end, and when s is pressed. "
                    + "Default: s saves udpcam-DATE-TIME.jpg, the end nothing.")
    @Nullable
    Path snapshotFile;

    @Option(
            names = "--no-announce",
            description =
                    "Do not tell the local network (mDNS) that this receiver is there, so that sender --find does not "
                            + "find it; nor does it with UDPCAM_NO_ANNOUNCE=1 in the environment.")
    boolean unannounced;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            converter = RecordFile.class,
            description =
                    "Record every picture that comes, from the start, as it came: FILE.mkv or FILE.mp4. VLC, mpv, "
                            + "ffplay and FFmpeg play both, browsers neither: they know no motion JPEG in files. What is cut "
                            + "off plays up to there. Where FILE exists a number is added; {name} becomes the stream's name. "
                            + "Default: key r records udpcam-DATE-TIME.mkv.")
    @Nullable
    Path recordFile;

    @Option(
            names = "--record-split",
            paramLabel = "EXTENT",
            converter = Extent.Converter.class,
            description = "Begin a new file each time that one is so long or so large: 10m, 1G. Files get numbers: "
                    + "FILE-0001.mkv. Default: 12h.")
    @Nullable
    Extent recordSplit;

    @Option(
            names = "--record-keep",
            paramLabel = "EXTENT",
            converter = Extent.Converter.class,
            description =
                    "Keep the newest of the numbered files, such as 24h or 50G, and remove older ones, also those "
                            + "of earlier runs. Default: all; with it, --record-split is a tenth of it.")
    @Nullable
    Extent recordKeep;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--max-pixels",
            paramLabel = "PIXELS",
            defaultValue = "8192x8192",
            converter = Values.Pixels.class,
            description = "Refuse larger pictures: a number, 2M, or WxH. Default: ${DEFAULT-VALUE}.")
    long maxPixels;

    /** What RTP packets do not say of themselves. */
    RtpFormat format() {
        return description == null
                ? RtpFormat.DEFAULT
                : new RtpFormat(description.payloadType(), description.dimensions(), description.extensions());
    }

    /** Whether senders are to find this receiver: not where it only joins a group. */
    boolean announces() {
        return !unannounced
                && System.getenv().getOrDefault("UDPCAM_NO_ANNOUNCE", "").isEmpty()
                && description == null;
    }

    /** How reports go. */
    Reporter.Kind reportsKind() {
        if (description != null && !description.rtcpMux()) {
            return Reporter.Kind.UNREPORTED;
        }
        return description == null || description.group() == null ? Reporter.Kind.UNICAST : Reporter.Kind.MULTICAST;
    }

    /** Refuses options of recordings that do not go together. */
    void checkRecording() {
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

    private static final class SnapshotFile implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (!SnapshotOutlet.accepts(NewFile.path(value))) {
                throw Values.refused(value, "a file whose name ends in .jpg, .jpeg or .png");
            }
            return new NewFile().convert(value);
        }
    }
}
