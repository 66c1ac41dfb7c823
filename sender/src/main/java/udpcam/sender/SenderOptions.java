package udpcam.sender;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import udpcam.camera.CameraRequest;
import udpcam.camera.open.Cameras;
import udpcam.cli.CommonOptions;
import udpcam.cli.Remote;
import udpcam.cli.SimulationConverter;
import udpcam.cli.Values;
import udpcam.impair.LossModel;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.keys.SenderKeys;
import udpcam.pace.Pace;
import udpcam.rate.Bitrate;
import udpcam.repair.RepairPolicy;
import udpcam.rtcp.SourceName;
import udpcam.sender.Compression.Passthrough;

/** The options that the sender has besides the common ones. */
final class SenderOptions {
    @Option(
            names = "--remote",
            paramLabel = "HOST[:PORT]",
            defaultValue = "127.0.0.1",
            converter = Values.RemoteConverter.class,
            description = "Where to send: name, IPv4 or [IPv6]; a multicast group takes a network interface, too: "
                    + "239.1.2.3%%eth0. Repeat it for more viewers. Default: ${DEFAULT-VALUE}.")
    List<Remote> remotes = new ArrayList<>();

    @Option(
            names = "--find",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Send to the receiver that the local network tells of (mDNS), in place of --remote. Where several "
                            + "are, NAME chooses; without it they are listed.")
    @Nullable
    String find;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = SenderConverters.NameConverter.class,
            description = "What to call this camera, such as 'Front door': receivers that show several say it. "
                    + "Default: none; they say the address.")
    @Nullable
    SourceName name;

    @Option(
            names = "--quality",
            paramLabel = "1-100",
            converter = Values.Quality.class,
            description = "JPEG quality. Default: 50, and a camera's own JPEG is sent as it is.")
    @Nullable
    Integer quality;

    @Option(
            names = "--passthrough",
            paramLabel = "auto|off",
            defaultValue = "auto",
            converter = SenderConverters.PassthroughConverter.class,
            description = "A camera's own JPEG; auto: sent as it is, unless --quality is given; off: compressed anew. "
                    + "Default: ${DEFAULT-VALUE}.")
    Passthrough passthrough = Passthrough.AUTO;

    @Option(
            names = "--sampling",
            paramLabel = "4:2:0|4:2:2",
            defaultValue = "4:2:0",
            converter = Values.ChromaSampling.class,
            description = "JPEG chroma; 4:2:2 has twice the detail of 4:2:0. Default: ${DEFAULT-VALUE}.")
    Sampling sampling = Sampling.YUV_420;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "0",
            description = "Camera number or path (/dev/video2, /dev/v4l/by-id/...), 'test' for a test pattern, or a "
                    + "file, URL, FIFO or - (standard input). Default: ${DEFAULT-VALUE}.")
    String device = "";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Values.Size.class,
            description = "Picture size, such as 1280x720. Default: the source's own.")
    @Nullable
    PictureSize size;

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            converter = Values.FrameRate.class,
            description = "Frames a second. Default: the source's own.")
    @Nullable
    Double fps;

    @Option(
            names = "--camera-format",
            paramLabel = "FORMAT",
            defaultValue = CameraRequest.AUTO,
            converter = SenderConverters.Format.class,
            description = "The camera's pixel format: auto, mjpg, yuyv, nv12, ... Default: ${DEFAULT-VALUE}.")
    String format = "";

    @Option(names = "--list-devices", description = "Print the cameras of this computer and exit.")
    boolean listDevices;

    @Option(names = "--loop", description = "Play a file again and again.")
    boolean loop;

    @Option(
            names = "--mtu",
            paramLabel = "BYTES",
            defaultValue = "auto",
            converter = SenderConverters.MtuConverter.class,
            description = "The largest datagrams, 256-65471 bytes; to another computer they have 1200 until the "
                    + "receiver tells that larger ones arrive; auto: 1400 at the most, on the classic wire 65471 to this "
                    + "computer, and more where a frame would need over 255 of them. Default: ${DEFAULT-VALUE}.")
    int mtu;

    @Option(
            names = "--wire",
            paramLabel = "rtp|classic",
            defaultValue = "rtp",
            converter = SenderConverters.WireConverter.class,
            description = "How pictures travel: rtp (RTP/JPEG, RFC 2435, which other programs know, too), or classic, "
                    + "the wire of the first version. Default: ${DEFAULT-VALUE}.")
    Packaging.Wire wire = Packaging.Wire.RTP;

    @Option(
            names = "--fec",
            paramLabel = "auto|off|PERCENT",
            defaultValue = "auto",
            converter = SenderConverters.FecConverter.class,
            description = "Parity that repairs lost datagrams, 0-100%% of the stream; auto: as much as each receiver's "
                    + "losses ask for, and none to other programs. Default: ${DEFAULT-VALUE}.")
    double fec;

    @Option(
            names = "--resend",
            paramLabel = "auto|off",
            defaultValue = "auto",
            converter = SenderConverters.ResendConverter.class,
            description = "Lost datagrams that a receiver asks for; auto: sent again if they can come in time. "
                    + "Default: ${DEFAULT-VALUE}.")
    RepairPolicy.Resending resend = RepairPolicy.Resending.AUTO;

    @Option(
            names = "--ttl",
            paramLabel = "1-255",
            defaultValue = "1",
            converter = Values.Ttl.class,
            description = "How far multicast goes, if --remote is a multicast group: 1 stays in the local network. "
                    + "Default: ${DEFAULT-VALUE}.")
    int ttl;

    @Option(
            names = "--dscp",
            paramLabel = "NAME",
            defaultValue = "AF41",
            converter = Values.DscpConverter.class,
            description = "Mark for routers and Wi-Fi that know what is urgent: AF11 to AF43, EF, CS0 to CS7, 0-63 or "
                    + "off; Windows ignores it. Default: ${DEFAULT-VALUE}, interactive video.")
    int dscp;

    @Option(
            names = "--pace",
            paramLabel = "auto|off|RATE",
            defaultValue = "auto",
            converter = Values.PaceConverter.class,
            description =
                    "Spread the datagrams of a frame, to spare the buffers of networks: at most RATE bits a second, "
                            + "such as 20M; auto: to other computers, frames above 128 kB, over an eighth of the time to the next. "
                            + "Default: ${DEFAULT-VALUE}.")
    Pace pace = Pace.AUTO;

    @Option(
            names = "--bitrate",
            paramLabel = "auto|RATE|off",
            defaultValue = "auto",
            converter = SenderConverters.BitrateConverter.class,
            description =
                    "How much to send at the most: auto: what the network takes, as udpcam's receivers tell; RATE: "
                            + "no more than that either, such as 5M; off: what --quality makes. Quality is lowered first, then the "
                            + "picture's size, then frames are left out. Default: ${DEFAULT-VALUE}.")
    Bitrate bitrate = Bitrate.AUTO;

    @Option(
            names = "--simulate",
            paramLabel = "WHAT",
            converter = SimulationConverter.class,
            description = "Be a bad network: any of loss=5%%,burst=4,reorder=1%%,distance=20,duplicate=1%%,delay=20ms,"
                    + "jitter=5ms,seed=7. burst: the mean number of losses in a row. distance: a reordered datagram comes "
                    + "1 to 20 later; without it, 3 later. jitter: the most time that is added by chance.")
    @Nullable
    LossModel simulated;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = CommonOptions.DEFAULT_PORT,
            converter = Values.Port.class,
            description = "UDP port of the receiver, 1-65535. Default: ${DEFAULT-VALUE}.")
    int port;

    /** What is asked of the source. */
    CameraRequest request() {
        return new CameraRequest(size, fps(), format, compression().passesThrough(), loop);
    }

    /** How pictures become JPEG. */
    Compression compression() {
        return new Compression(quality, sampling, passthrough, Cameras.mayGiveJpeg(device));
    }

    /** How frames become datagrams; {@code keys} null: open to the network. */
    Packaging packaging(@Nullable SenderKeys keys) {
        return new Packaging(wire, mtu, keys == null ? 0 : keys.addedBytes());
    }

    /** How what is lost is repaired. */
    RepairPolicy repairPolicy() {
        return new RepairPolicy(fec, resend);
    }

    /** How datagrams go through the network. */
    Network network() {
        return new Network(ttl, dscp, pace, bitrate, simulated == null ? LossModel.NONE : simulated);
    }

    /** Frames a second; 0 if the source may choose. */
    double fps() {
        return fps == null ? 0 : fps;
    }
}
