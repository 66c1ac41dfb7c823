package udpcam.camera.file;

import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.cli.Secrets;

/**
 * FFmpeg's log. Its errors tell why an input cannot be opened or decoded; --verbose shows them, and warnings. Threads of
 * FFmpeg write it.
 */
final class FfmpegLog extends LogCallback {
    private static final FfmpegLog INSTANCE = new FfmpegLog(); // FFmpeg keeps its address
    private static final Logger LOG = LoggerFactory.getLogger("ffmpeg");
    private static final Pattern PREFIX = Pattern.compile("^(?:\\[[^\\]]*] )+");

    private volatile String firstError = "";
    private volatile String lastError = "";

    private FfmpegLog() {}

    /** From now on FFmpeg's log comes here, not to standard error. */
    static void install() {
        avutil.av_log_set_level(LOG.isDebugEnabled() ? avutil.AV_LOG_WARNING : avutil.AV_LOG_ERROR);
        avutil.setLogCallback(INSTANCE);
        forget();
    }

    /** From now on errors are counted anew: what the probe met is no reason for what comes. */
    static void forget() {
        INSTANCE.firstError = "";
        INSTANCE.lastError = "";
    }

    /** The first error since {@link #forget}, for the user; empty if there was none. Those of decoders follow from it. */
    static String firstError() {
        return INSTANCE.firstError;
    }

    /** The last error since {@link #forget}, for the user; empty if there was none. */
    static String lastError() {
        return INSTANCE.lastError;
    }

    @Override
    public void call(int level, BytePointer message) {
        String line = Secrets.masked(message.getString().strip());
        if (level <= avutil.AV_LOG_ERROR && !line.isEmpty()) {
            lastError = PREFIX.matcher(line).replaceFirst("");
            firstError = firstError.isEmpty() ? lastError : firstError;
        }
        LOG.debug(line);
    }
}
