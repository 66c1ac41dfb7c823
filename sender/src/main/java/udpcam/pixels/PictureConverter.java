package udpcam.pixels;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

/** Makes pictures of FFmpeg's decoded frames, in the colours that the frame says it has. Called by one thread. */
public final class PictureConverter implements AutoCloseable {
    private final Picture.Supply supply = new Picture.Supply();
    private final BgrConverter converter = new BgrConverter();

    /** The picture of a frame, scaled to that size. */
    public Picture convert(AVFrame frame, PictureSize size, long capturedNanos) throws UnconvertibleException {
        boolean isScaled = frame.width() != size.width() || frame.height() != size.height();
        if (isScaled || !isYuv420(frame.format())) {
            return scale(frame, size, capturedNanos);
        }
        YuvColours yuv = colours(frame);
        Picture lent = lend(frame, size, yuv, capturedNanos);
        return lent == null ? copy(frame, size, yuv, capturedNanos) : lent;
    }

    /** A picture in the frame's own memory, without a copy; null if its planes are not contiguous. */
    private static @Nullable Picture lend(AVFrame frame, PictureSize size, YuvColours yuv, long capturedNanos) {
        PictureSize chroma = YuvColours.chromaSize(size);
        long first = frame.data(0).address();
        boolean fits = frame.buf(0) != null // only counted memory may outlive the frame
                && frame.linesize(0) == size.width()
                && frame.linesize(1) == chroma.width()
                && frame.linesize(2) == chroma.width()
                && frame.data(1).address() == first + size.pixels()
                && frame.data(2).address() == first + size.pixels() + chroma.pixels();
        AVFrame reference = fits ? avutil.av_frame_clone(frame) : null;
        if (reference == null) {
            return null;
        }
        BytePointer planes = reference.data(0).capacity(Picture.yuvBytes(size));
        return Picture.lend(planes.asByteBuffer(), size, yuv, capturedNanos, () -> avutil.av_frame_free(reference));
    }

    private Picture copy(AVFrame frame, PictureSize size, YuvColours yuv, long capturedNanos) {
        Picture picture = supply.take(size, yuv, capturedNanos);
        try (BytePointer bytes = new BytePointer(picture.pixels())) {
            avutil.av_image_copy_to_buffer(
                    bytes,
                    picture.pixels().limit(),
                    frame.data(),
                    frame.linesize(),
                    frame.format(),
                    frame.width(),
                    frame.height(),
                    1);
        }
        return picture;
    }

    private Picture scale(AVFrame frame, PictureSize size, long capturedNanos) throws UnconvertibleException {
        PixelLayout layout =
                new PixelLayout(frame.format(), new PictureSize(frame.width(), frame.height()), colours(frame));
        Picture picture = supply.take(size, capturedNanos);
        try {
            converter.convert(frame.data(), frame.linesize(), layout, picture);
            return picture;
        } catch (UnconvertibleException e) {
            picture.close();
            throw e;
        }
    }

    private static YuvColours colours(AVFrame frame) {
        return new YuvColours(frame.colorspace(), isFullRange(frame));
    }

    private static boolean isYuv420(int format) {
        return format == avutil.AV_PIX_FMT_YUV420P || format == avutil.AV_PIX_FMT_YUVJ420P;
    }

    private static boolean isFullRange(AVFrame frame) {
        return frame.color_range() == avutil.AVCOL_RANGE_JPEG
                || isJpegFormat(frame.format())
                || (frame.color_range() == avutil.AVCOL_RANGE_UNSPECIFIED && isDeepGrey(frame.format()));
    }

    /** Grey of more than 8 bits comes from pictures, such as lossless JPEG, whose decoders do not say its range. */
    private static boolean isDeepGrey(int format) {
        AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(format);
        return descriptor != null
                && descriptor.nb_components() == 1
                && descriptor.comp(0).depth() > Byte.SIZE;
    }

    private static boolean isJpegFormat(int format) {
        return format == avutil.AV_PIX_FMT_YUVJ420P
                || format == avutil.AV_PIX_FMT_YUVJ422P
                || format == avutil.AV_PIX_FMT_YUVJ444P
                || format == avutil.AV_PIX_FMT_YUVJ440P;
    }

    @Override
    public void close() {
        converter.close();
    }
}
