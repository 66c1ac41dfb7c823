package udpcam.camera.file;

import java.util.Set;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber.ImageMode;
import org.slf4j.LoggerFactory;
import udpcam.camera.CameraException;
import udpcam.jpeg.PictureSize;

/** Opens and closes FFmpeg's demuxers and decoders. */
final class Ffmpeg {
    private static final String STALLED_MICROS = "5000000";

    /** What a list in a file may name; FFmpeg's own choice is files alone. */
    private static final String LISTED_PROTOCOLS = "file,http,https,tls,tcp,udp,rtp,httpproxy,crypto,data";

    /** FFmpeg's names of HTTP Live Streaming and MPEG-DASH. */
    private static final Set<String> SEGMENTED = Set.of("hls", "dash");

    /** FFmpeg's names of formats of images. */
    private static final Pattern IMAGES = Pattern.compile("image2|image2pipe|.*_pipe");

    private Ffmpeg() {}

    /** Opens a file or stream. Its frames keep the pixel format of the codec. {@code shown} is its name for the user. */
    static FFmpegFrameGrabber open(String name, String shown, Medium medium) throws CameraException {
        FfmpegLog.install();
        String url = Medium.url(name);
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(url);
        grabber.setImageMode(ImageMode.RAW);
        list(grabber, Medium.listing(name), shown);
        if (medium != Medium.FILE) {
            beLive(grabber);
        }
        if (medium == Medium.NETWORK) {
            boolean isRtsp = name.startsWith("rtsp");
            grabber.setOption(isRtsp ? "timeout" : "rw_timeout", STALLED_MICROS);
            grabber.setOption("reorder_queue_size", "0"); // of RTP: the newest wins
        } else {
            grabber.setOption("pattern_type", "none"); // a % in the name of an image is itself
        }
        if (medium == Medium.NETWORK || Medium.listing(name) == Listing.SEGMENTS) { // what a file has its user knows
            grabber.setVideoOption("max_pixels", String.valueOf(PictureSize.MAX_PIXELS));
        }
        try {
            grabber.start();
        } catch (FFmpegFrameGrabber.Exception e) {
            close(grabber);
            throw FfmpegErrors.opening(shown, url, medium, e);
        }
        if (!grabber.hasVideo()) {
            close(grabber);
            throw new CameraException("No video in " + shown, false);
        }
        FfmpegLog.forget();
        return grabber;
    }

    private static void list(FFmpegFrameGrabber grabber, Listing listing, String shown) throws CameraException {
        if (listing == Listing.ENTRIES) {
            throw new CameraException(shown + " is a playlist: give --device one of its lines", false);
        }
        if (!listing.format().isEmpty()) {
            grabber.setFormat(listing.format());
            grabber.setOption("protocol_whitelist", LISTED_PROTOCOLS);
            grabber.setOption("safe", "0"); // of concat: names may have folders and any letter
        }
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

    /** Whether the input comes in segments of seconds, whose pictures have to be spread over time again. */
    static boolean isSegmented(FFmpegFrameGrabber grabber) {
        return SEGMENTED.contains(grabber.getFormatContext().iformat().name().getString());
    }

    /** Whether the pictures have timestamps of their own. */
    static boolean isTimed(FFmpegFrameGrabber grabber) {
        return !isImages(grabber) && (grabber.getFormatContext().iformat().flags() & avformat.AVFMT_NOTIMESTAMPS) == 0;
    }

    /** Whether the input is an image, or several one behind the other. */
    static boolean isImages(FFmpegFrameGrabber grabber) {
        return IMAGES.matcher(grabber.getFormatContext().iformat().name().getString())
                .matches();
    }

    /** Whether all video is a picture attached to sound, such as a cover. */
    static boolean isAttachedPicture(FFmpegFrameGrabber grabber) {
        AVFormatContext context = grabber.getFormatContext();
        for (int i = 0; i < context.nb_streams(); i++) {
            boolean isVideo = context.streams(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
            if (isVideo && (context.streams(i).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0) {
                return false;
            }
        }
        return true;
    }
}
