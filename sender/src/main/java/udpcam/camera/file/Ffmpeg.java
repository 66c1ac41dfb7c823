package udpcam.camera.file;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameGrabber.ImageMode;
import org.slf4j.LoggerFactory;
import udpcam.camera.CameraException;

/** Opens and closes FFmpeg's demuxers and decoders. */
final class Ffmpeg {
    private static final String STALLED_MICROS = "5000000";
    private static final Pattern ERROR_CODE = Pattern.compile("error (-\\d+)");

    private Ffmpeg() {}

    /** Opens a file or stream. Its frames keep the pixel format of the codec. */
    static FFmpegFrameGrabber open(String name, Medium medium) throws CameraException {
        boolean debug = LoggerFactory.getLogger(Ffmpeg.class).isDebugEnabled();
        avutil.av_log_set_level(debug ? avutil.AV_LOG_WARNING : avutil.AV_LOG_QUIET);
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(Medium.url(name));
        grabber.setImageMode(ImageMode.RAW);
        if (medium != Medium.FILE) {
            beLive(grabber);
        }
        if (medium == Medium.NETWORK) {
            // It drops the pictures that the probe read. A pipe may have no others, so pipes go without it.
            grabber.setOption("fflags", "nobuffer");
            grabber.setOption(name.startsWith("rtsp") ? "timeout" : "rw_timeout", STALLED_MICROS);
        }
        try {
            grabber.start();
        } catch (FFmpegFrameGrabber.Exception e) {
            close(grabber);
            throw new CameraException("Cannot open " + name + ": " + reason(e), medium == Medium.NETWORK, e);
        }
        if (!grabber.hasVideo()) {
            close(grabber);
            throw new CameraException("No video in " + name, false);
        }
        return grabber;
    }

    /** Avoids delay: the probe ends with the first frame, and decoders hold no frame back. */
    private static void beLive(FFmpegFrameGrabber grabber) {
        grabber.setOption("fpsprobesize", "0");
        grabber.setOption("analyzeduration", "500000");
        grabber.setVideoOption("flags", "low_delay");
        grabber.setVideoOption("threads", "1"); // frame threads hold back a frame each
        grabber.setMaxDelay(0);
    }

    static void close(FFmpegFrameGrabber grabber) {
        try {
            grabber.release();
        } catch (FFmpegFrameGrabber.Exception e) {
            LoggerFactory.getLogger(Ffmpeg.class).debug("release", e);
        }
    }

    /** FFmpeg's text for its error code. */
    static String reason(FrameGrabber.Exception failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher matcher = ERROR_CODE.matcher(message);
        if (!matcher.find()) {
            return message;
        }
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(Integer.parseInt(matcher.group(1)), text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
