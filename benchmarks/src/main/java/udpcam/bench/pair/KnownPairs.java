package udpcam.bench.pair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is compared, each as fast as we could make it; what is not set was measured to be no better.
 *
 * <p>GStreamer: fdsrc, because filesrc fills its blocks and so holds the end of a frame back until the next one (34 ms
 * instead of 5 at 720p), in blocks as large as the pipe; I420 from y4mdec to jpegenc and from jpegdec to videoconvert without
 * another conversion; queues between the elements, or two threads in videoconvert, are no faster. H.264 needs a key frame a
 * second: without, a receiver that misses the first one waits for 8 s. ffplay: without setpts=0 it is 300 ms late, without
 * -framedrop it never makes up for what it was late at the start, and its window would not fit on the screen in its place.
 */
public final class KnownPairs {
    /** The one that the others are compared with. */
    public static final String REFERENCE = "gstreamer";

    /** Those that are measured over bottlenecks: H.264 is what is told how much fits, and fits. */
    public static final List<String> OVER_BOTTLENECKS = List.of("udpcam", "x264");

    private static final String GST = "gst-launch-1.0 -q ";
    private static final String GST_SOURCE = GST + "fdsrc blocksize=65536 ! y4mdec ! ";
    private static final String GST_SINK = " ! udpsink host=REMOTE port=PORT sync=false async=false <FIFO";
    private static final String GST_RECEIVER = GST
            + "udpsrc port=PORT buffer-size=8000000 ! application/x-rtp,media=video,clock-rate=90000,encoding-name=";
    private static final String GST_WINDOW = " ! videoconvert ! ximagesink sync=false";
    private static final String GST_VERSION = "gst-launch-1.0 --version | tail -n +2";

    private KnownPairs() {}

    /** By the names that the option takes. */
    public static Map<String, Pair> all() {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        pairs.put("udpcam", udpcam("udpcam", "", ""));
        pairs.put("udpcam-sealed", udpcam("udpcam, sealed", "env UDPCAM_KEY=" + "5".repeat(64) + " ", ""));
        pairs.put("udpcam-classic", udpcam("udpcam, classic wire", "", " --wire classic"));
        pairs.put(REFERENCE, gstreamerJpeg());
        pairs.put("x264", gstreamerX264());
        pairs.put("ffmpeg", ffmpeg());
        pairs.put("python", python());
        return pairs;
    }

    private static Pair udpcam(String name, String environment, String options) {
        return new Pair(
                name,
                "scripts/sender --version",
                environment + "scripts/sender --remote REMOTE --port PORT --device FIFO" + options,
                environment + "scripts/receiver --port PORT");
    }

    private static Pair gstreamerJpeg() {
        return new Pair(
                "GStreamer JPEG",
                installed("y4mdec jpegenc rtpjpegpay udpsink rtpjpegdepay jpegdec videoconvert ximagesink")
                        + GST_VERSION,
                GST_SOURCE + "jpegenc quality=50 ! rtpjpegpay" + GST_SINK,
                GST_RECEIVER + "JPEG,payload=26,'x-dimensions=(string)\"WIDTH,HEIGHT\"' ! rtpjpegdepay ! jpegdec"
                        + GST_WINDOW);
    }

    private static Pair gstreamerX264() {
        return new Pair(
                "GStreamer H.264",
                installed("y4mdec x264enc rtph264pay udpsink rtph264depay avdec_h264 videoconvert ximagesink")
                        + GST_VERSION,
                GST_SOURCE + "x264enc tune=zerolatency speed-preset=ultrafast bitrate=KBITS key-int-max=30"
                        + " ! rtph264pay config-interval=1 aggregate-mode=zero-latency" + GST_SINK,
                GST_RECEIVER + "H264,payload=96 ! rtph264depay ! avdec_h264" + GST_WINDOW);
    }

    private static Pair ffmpeg() {
        return new Pair(
                "ffmpeg to ffplay",
                "command -v ffplay >/dev/null && ffmpeg -version | cut -d' ' -f1,3",
                "ffmpeg -probesize 32 -analyzeduration 0 -fflags nobuffer -i FIFO -threads 1 -c:v mjpeg -q:v 8"
                        + " -huffman default -pix_fmt yuvj420p -flush_packets 1 -f rtp rtp://REMOTE:PORT",
                "ffplay -protocol_whitelist file,udp,rtp -probesize 32 -analyzeduration 0 -fflags nobuffer -flags low_delay"
                        + " -reorder_queue_size 0 -buffer_size 8000000 -threads 1 -framedrop -sync ext -vf setpts=0"
                        + " -left 0 -top 0 SDP");
    }

    private static Pair python() {
        return new Pair(
                "Python, classic wire",
                "/usr/bin/python3 -c 'import cv2; print(\"OpenCV for Python \" + cv2.__version__)'",
                "/usr/bin/python3 peers/python/sender.py --remote REMOTE --port PORT --device FIFO",
                "/usr/bin/python3 peers/python/receiver.py --port PORT");
    }

    private static String installed(String elements) {
        return "for e in " + elements + "; do gst-inspect-1.0 --exists $e || exit 1; done; ";
    }
}
