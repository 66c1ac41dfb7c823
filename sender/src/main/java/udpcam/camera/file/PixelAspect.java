package udpcam.camera.file;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import udpcam.jpeg.PictureSize;

/**
 * The shape of a video's pixels.
 *
 * @param widthToHeight above 1 a pixel is wider than high
 */
record PixelAspect(double widthToHeight) {
    private static final PixelAspect SQUARE = new PixelAspect(1);
    private static final double MOST = 4; // beyond lie mistakes, not formats
    private static final int MAX_WIDTH = 16_384;

    /** That of the picture that was grabbed last. The density of an image is for printers, not for screens. */
    static PixelAspect of(FFmpegFrameGrabber grabber) {
        boolean isImage = grabber.getVideoCodec() == avcodec.AV_CODEC_ID_MJPEG || Ffmpeg.isImages(grabber);
        double ratio = isImage ? 1 : grabber.getAspectRatio();
        return ratio >= 1 / MOST && ratio <= MOST ? new PixelAspect(ratio) : SQUARE;
    }

    /** The size with square pixels: the height stays, the width follows, even if it changes. */
    PictureSize shown(PictureSize coded) {
        long width = 2 * Math.round(coded.width() * widthToHeight / 2);
        return equals(SQUARE) || width < 2 || width > MAX_WIDTH ? coded : new PictureSize((int) width, coded.height());
    }
}
