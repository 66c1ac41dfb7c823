package udpcam.pixels;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.picture.YuvColours;

/**
 * How pixels lie in memory.
 *
 * @param format FFmpeg's AV_PIX_FMT_...
 */
record PixelLayout(int format, PictureSize size, YuvColours colours) {
    /** FFmpeg's name of the format, such as yuv422p. */
    String formatName() {
        @Nullable BytePointer name = avutil.av_get_pix_fmt_name(format);
        return name == null ? "number " + format : name.getString();
    }
}
