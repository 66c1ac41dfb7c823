package udpcam.camera.file;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FrameGrabber;
import udpcam.camera.CameraException;
import udpcam.camera.ServerErrors;

/** From FFmpeg's errors to what the user is told. */
final class FfmpegErrors {
    private static final Pattern CODE = Pattern.compile("error (-\\d+)");
    private static final Pattern STATUS = Pattern.compile("failed: (\\d{3})");
    private static final Pattern HOST = Pattern.compile("^[^/]+://(?:[^/?#]*@)?(\\[[^]]+]|[^/:?#\\[]+)");
    private static final Map<Integer, Integer> HTTP_STATUS = Map.of(
            avutil.AVERROR_HTTP_BAD_REQUEST,
            400,
            avutil.AVERROR_HTTP_UNAUTHORIZED,
            401,
            avutil.AVERROR_HTTP_FORBIDDEN,
            403,
            avutil.AVERROR_HTTP_NOT_FOUND,
            404,
            avutil.AVERROR_HTTP_TOO_MANY_REQUESTS,
            429,
            avutil.AVERROR_HTTP_OTHER_4XX,
            400,
            avutil.AVERROR_HTTP_SERVER_ERROR,
            500);

    private FfmpegErrors() {}

    /**
     * The input cannot be opened.
     *
     * @param name for the user, without its password
     * @param url as FFmpeg knows it
     */
    static CameraException opening(String name, String url, Medium medium, FrameGrabber.Exception failure) {
        int code = code(failure);
        Integer status = HTTP_STATUS.get(code);
        if (status != null) {
            Matcher exact = STATUS.matcher(FfmpegLog.lastError());
            return ServerErrors.refused(name, exact.find() ? Integer.parseInt(exact.group(1)) : status, failure);
        }
        if (code == avutil.AVERROR_PROTOCOL_NOT_FOUND) {
            String scheme = name.substring(0, name.indexOf(':') + 1);
            return new CameraException(
                    "--device '" + name + "' is no camera or file, and FFmpeg knows no URLs that begin with " + scheme,
                    false,
                    failure);
        }
        String host = unknownHost(url);
        String reason = host.isEmpty() ? explained(failure) : "no address is known for " + host;
        return new CameraException("Cannot open " + name + ": " + reason, medium == Medium.NETWORK, failure);
    }

    /** FFmpeg's text for its error code, and its last word in the log. */
    static String explained(FrameGrabber.Exception failure) {
        String detail = FfmpegLog.lastError();
        return reason(failure) + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    private static int code(FrameGrabber.Exception failure) {
        Matcher matcher = CODE.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String reason(FrameGrabber.Exception failure) {
        int code = code(failure);
        if (code == 0) {
            return String.valueOf(failure.getMessage());
        }
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** The host of a URL if no address is known for it; otherwise empty. */
    private static String unknownHost(String url) {
        Matcher matcher = HOST.matcher(url);
        if (!matcher.find()) {
            return "";
        }
        try {
            InetAddress.getByName(matcher.group(1));
            return "";
        } catch (UnknownHostException e) {
            return matcher.group(1);
        }
    }
}
