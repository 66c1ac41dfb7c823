package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import udpcam.bench.clip.Footage;

/**
 * Programs that nobody here wrote, started by the README's lines, in which the camera is replaced by a file, and the screen by
 * raw pictures on standard output: red, green, blue.
 */
final class Peers {
    /** So many frames FFmpeg keeps to itself until others come; VLC one. */
    static final int HELD_BACK = 2;

    private static final String PORT = "12345";
    private static final String REMOTE = "192.168.1.20";
    private static final String SDP = "udpcam.sdp";
    private static final String SEALED_SDP = "sealed.sdp";
    private static final String ROOT = "root";

    private Peers() {}

    static Launched watchWithGStreamer(String port) throws IOException {
        return gstreamer(port).startPiped();
    }

    /** With the picture's size, which the packets cannot bear where it is above 2,040 pixels. */
    static Launched watchWithGStreamer(String port, int width, int height) throws IOException {
        return gstreamer(port)
                .with("payload=26", "payload=26,x-dimensions=(string)\\\"" + width + "," + height + "\\\"")
                .startPiped();
    }

    private static ReadmeLine gstreamer(String port) throws IOException {
        return ReadmeLine.of("watch with GStreamer")
                .with("gst-launch-1.0", "gst-launch-1.0 -q")
                .with("udpsrc port=" + PORT, "udpsrc buffer-size=4000000 port=" + port)
                .with("autovideosink sync=false", "video/x-raw,format=RGB ! fdsink");
    }

    /** With key and SSRC of a description; {@code cipher} and {@code authentication} are GStreamer's names. */
    static Launched watchSealedWithGStreamer(String port, Path sdp, String cipher, String authentication)
            throws IOException {
        return ReadmeLine.of("watch encrypted with GStreamer")
                .with("gst-launch-1.0", "gst-launch-1.0 -q")
                .with("udpsrc port=" + PORT, "udpsrc buffer-size=4000000 port=" + port)
                .with(SDP, sdp.toString())
                .with("aes-128-icm", cipher)
                .with("hmac-sha1-80", authentication)
                .with("autovideosink sync=false", "video/x-raw,format=RGB ! fdsink")
                .startPiped();
    }

    /** Writes a description with a new key of a stream that another program is to send. */
    static void describe(Path sdp, String port, String suite, int keyBytes) throws IOException {
        try (Launched shell = ReadmeLine.of("describe what another program will send")
                .with(SEALED_SDP, sdp.toString())
                .with(PORT, port)
                .with("AES_CM_128_HMAC_SHA1_80", suite)
                .with("head -c 30", "head -c " + keyBytes)
                .startPipe(Map.of())) {
            assertEquals(0, shell.exitCode(), shell.said());
        }
    }

    /** ffplay in the corner of a desk, as our window. */
    static Launched showWithFfplay(Path sdp, Map<String, String> environment) throws IOException {
        return ReadmeLine.of("watch with ffplay")
                .with(SDP, sdp + " -left 0 -top 0 -noborder")
                .start(environment);
    }

    /** FFmpeg reads the stream as ffplay does, which shows it and nothing else. */
    static Launched watchWithFfmpeg(Path sdp) throws IOException {
        return ReadmeLine.of("watch with ffplay")
                .with("ffplay", "ffmpeg -v error")
                .with("-fflags nobuffer -flags low_delay " + SDP, "-buffer_size 4000000 -threads 1 -i " + sdp)
                .with(".sdp", ".sdp -f rawvideo -pix_fmt rgb24 -fps_mode passthrough -flush_packets 1 -")
                .startPiped();
    }

    /** VLC writes the JPEGs that it would decode: its own encoders drop frames. It refuses to be run by root. */
    static Launched watchWithVlc(Path sdp) throws IOException {
        String user = ROOT.equals(System.getProperty("user.name"))
                ? "setpriv --reuid=65534 --regid=65534 --clear-groups "
                : "";
        return ReadmeLine.of("watch with VLC")
                .with("vlc ", user + "vlc -I dummy --sout '#std{access=file,mux=dummy,dst=-}' ")
                .with(SDP, sdp.toString())
                .startPiped();
    }

    /** Sends a motion-JPEG AVI. */
    static Launched sendWithGStreamer(String port, Path avi) throws IOException {
        return gstreamerSender(port, "filesrc location=" + avi + " ! avidemux ! jpegdec", "I420");
    }

    /** Sends a footage's PPM file; {@code format} is GStreamer's name of the pixels that are compressed: I420 or Y42B. */
    static Launched sendWithGStreamer(String port, Path ppm, Footage footage, String format) throws IOException {
        int header = footage.ppmHeader().length();
        int row = 3 * footage.width();
        String parser =
                "rawvideoparse format=rgb width=%d height=%d framerate=%d/1 frame-size=%d plane-offsets='<%d>' plane-strides='<%d>'"
                        .formatted(
                                footage.width(),
                                footage.height(),
                                Math.round(footage.fps()),
                                header + row * footage.height(),
                                header,
                                row);
        return gstreamerSender(port, "filesrc location=" + ppm + " ! " + parser, format);
    }

    /** Sends a motion-JPEG AVI, sealed; {@code seal} is what more its srtpenc is told. */
    static Launched sendSealedWithGStreamer(String port, Path avi, Path sdp, String seal) throws IOException {
        return ReadmeLine.of("send encrypted with GStreamer")
                .with("v4l2src", "filesrc location=" + avi + " ! avidemux ! jpegdec")
                .with("jpegenc", "jpegenc quality=90")
                .with(SEALED_SDP, sdp.toString())
                .with("srtpenc", "srtpenc " + seal)
                .with("host=" + REMOTE + " port=" + PORT, "host=127.0.0.1 port=" + port)
                .start(Map.of());
    }

    static Launched sendSealedWithFfmpeg(String port, Path video, Path sdp) throws IOException {
        return ReadmeLine.of("send encrypted with FFmpeg")
                .with("-f v4l2 -i /dev/video0", "-nostdin -re -i " + video)
                .with(SEALED_SDP, sdp.toString())
                .with(REMOTE + ":" + PORT, "127.0.0.1:" + port)
                .start(Map.of());
    }

    private static Launched gstreamerSender(String port, String camera, String format) throws IOException {
        return ReadmeLine.of("send with GStreamer")
                .with("v4l2src", camera)
                .with("I420", format)
                .with("jpegenc", "jpegenc quality=90")
                .with("host=" + REMOTE + " port=" + PORT, "host=127.0.0.1 port=" + port)
                .start(Map.of());
    }

    static Launched sendWithFfmpeg(String port, Path video) throws IOException {
        return ReadmeLine.of("send with FFmpeg")
                .with("-f v4l2 -i /dev/video0", "-nostdin -re -i " + video)
                .with(REMOTE + ":" + PORT, "127.0.0.1:" + port)
                .start(Map.of());
    }

    /** Waits until somebody listens on the port. */
    static void awaitListener(String port, Launched program) {
        Launched.await(
                "listening on port " + port, 30, () -> sockets(port).findAny().isPresent(), program);
    }

    /** Waits until who listens on the port has read all that came. */
    static void awaitAllRead(String port, Launched program) {
        Launched.await(
                "all of port " + port,
                10,
                () -> sockets(port).allMatch(line -> line.contains(":00000000 00:")),
                program);
    }

    /** The lines about those who listen on a port in the system's tables, such as {@code 0100007F:3039 ... 00000000:00000000 00:...}. */
    private static Stream<String> sockets(String port) {
        String local = ":%04X ".formatted(Integer.parseInt(port)).toUpperCase(Locale.ROOT);
        return Stream.of("/proc/net/udp", "/proc/net/udp6").flatMap(table -> {
            try {
                return Files.readAllLines(Path.of(table)).stream().filter(line -> line.contains(local));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
