package udpcam.receiver;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import udpcam.cli.CommonOptions;
import udpcam.cli.NewFile;
import udpcam.cli.SessionConverter;
import udpcam.cli.Values;
import udpcam.cli.secret.KeyOptions;
import udpcam.count.Counters;
import udpcam.jpeg.PictureSize;
import udpcam.keys.AgreedSeal;
import udpcam.keys.DescribedSeal;
import udpcam.keys.OpenSeal;
import udpcam.keys.PreSharedKey;
import udpcam.keys.ReceiverSeal;
import udpcam.outlet.SnapshotOutlet;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.sdp.SessionDescription;
import udpcam.stream.ReceivedStreams.Show;
import udpcam.stream.Reporter;
import udpcam.stream.WireDetector;

/** The options that the receiver has besides the common ones. */
final class ReceiverOptions {
    private static final long MOST_PIXELS = PictureSize.MAX_PIXELS;
    private static final long MOST_PIXELS_OF_SEVERAL = 4096L * 2160;

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
            description = "Take datagrams of this host only. Default: of any.")
    @Nullable
    String from;

    @Option(
            names = "--show",
            paramLabel = "first|all",
            converter = ShowConverter.class,
            description =
                    "The first sender that can be shown, or all, up to 16 a port, side by side. Default: first of "
                            + "one port, all of several.")
    @Nullable
    Show show;

    @Option(
            names = "--sdp",
            paramLabel = "FILE",
            converter = SessionConverter.class,
            description =
                    "Take port, payload type, multicast group, picture size and key (SRTP, a=crypto) from a session "
                            + "description, in a file or - (standard input); --port overrides its port.")
    @Nullable
    SessionDescription description;

    @Option(names = "--headless", description = "Receive without a window.")
    boolean headless;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            converter = SnapshotFile.class,
            description = "Save the newest picture here (.jpg, .jpeg or .png) at the end, and when s is pressed; "
                    + "{name} is replaced by the stream's name, and added where several are shown. "
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
            names = "--max-pixels",
            paramLabel = "PIXELS",
            converter = Values.Pixels.class,
            description =
                    "Refuse larger pictures: a number, 2M, or WxH. Default: 8192x8192; 4096x2160 where several are "
                            + "shown.")
    private @Nullable Long maxPixels;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            split = ",",
            defaultValue = CommonOptions.DEFAULT_PORT,
            converter = Values.Port.class,
            description =
                    "UDP port to receive on, 1-65535; several: 12345,12346, or repeated. Default: ${DEFAULT-VALUE}.")
    List<Integer> ports = new ArrayList<>();

    /** Where datagrams are to come: ports of this computer, or of a multicast group, whose counters sum up to these. */
    List<Port> ports(CommandLine line, Counters counters) {
        if (Set.copyOf(ports).size() < ports.size()) {
            throw new ParameterException(line, "--port: each port may be named once");
        }
        InetSocketAddress told = description == null ? null : description.destination();
        List<Integer> numbers = ports;
        if (told != null && !line.getParseResult().hasMatchedOption("--port")) {
            if (told.getPort() == 0) {
                throw new ParameterException(
                        line, "--sdp: its line m=video names no port from 1 to 65535; name one with --port");
            }
            numbers = List.of(told.getPort());
        }
        boolean isOne = numbers.size() == 1;
        return numbers.stream()
                .map(number -> new Port(
                        told == null ? new InetSocketAddress(number) : new InetSocketAddress(told.getAddress(), number),
                        isOne ? counters : new Counters(counters)))
                .toList();
    }

    /** How many pixels a picture may have: in each cell of a wall are the rasters of two. */
    long maxPixels() {
        if (maxPixels != null) {
            return maxPixels;
        }
        return showsOne() ? MOST_PIXELS : MOST_PIXELS_OF_SEVERAL;
    }

    /** Which of the streams of a port are shown. */
    Show show() {
        return show == null ? (ports.size() > 1 ? Show.ALL : Show.FIRST) : show;
    }

    /** Whether one stream at a time has the whole window. */
    boolean showsOne() {
        return show() == Show.FIRST && ports.size() == 1;
    }

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

    /** The seal of what comes to a port. */
    ReceiverSeal seal(@Nullable PreSharedKey key, Reporter.Channel channel, Counters counters) {
        WireDetector detector = new WireDetector(format().payloadType());
        Predicate<ByteBuffer> isOpenVideo = datagram -> detector.detect(datagram) == WireDetector.Wire.RTP_JPEG;
        if (description != null && description.sealing() != null) {
            return new DescribedSeal(description.sealing().key(), channel, isOpenVideo, counters);
        }
        return key == null
                ? new OpenSeal(channel)
                : new AgreedSeal(key, new SecureRandom(), channel, isOpenVideo, counters);
    }

    /** How what comes is sealed, for the user; refuses a second key. */
    String words(CommandLine line, @Nullable PreSharedKey key) {
        if (description == null || description.sealing() == null) {
            return KeyOptions.words(key);
        }
        if (key != null) {
            throw new ParameterException(
                    line, "--sdp: its line a=crypto has the key; leave out --key-file and UDPCAM_KEY");
        }
        return "sealed by the key in --sdp";
    }

    /** How reports go. */
    Reporter.Kind reportsKind() {
        if (description != null && !description.rtcpMux()) {
            return Reporter.Kind.UNREPORTED;
        }
        return description == null || description.group() == null ? Reporter.Kind.UNICAST : Reporter.Kind.MULTICAST;
    }

    private static final class ShowConverter implements ITypeConverter<Show> {
        @Override
        public Show convert(String value) {
            return switch (value) {
                case "first" -> Show.FIRST;
                case "all" -> Show.ALL;
                default -> throw Values.refused(value, "first or all");
            };
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
