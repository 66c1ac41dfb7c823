package udpcam.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.scan.ForeignJpeg;
import udpcam.picture.PaddedBuffer;
import udpcam.picture.Picture;
import udpcam.turbojpeg.TurboDecompressor;
import udpcam.turbojpeg.TurboJpeg;

/**
 * Makes pixels of images of the kinds and sizes that {@link ImageLimit} admits; of damaged JPEGs as much as there is. JPEGs go
 * through TurboJPEG, if it works here, which prints no warnings; what that refuses, and all else, goes through OpenCV. Called by
 * one thread.
 */
public final class ImageDecoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImageDecoder.class);

    private final ForeignJpeg foreign = new ForeignJpeg();
    private @Nullable TurboDecompressor turbo; // from the first image on
    private ByteBuffer memory = PaddedBuffer.allocate(0); // of images that are not direct

    /**
     * The picture of an image from position to limit, JPEGs as they lie in the file, others upright.
     *
     * @param size to which it is scaled; null: it stays as it is
     * @return null if it cannot be decoded
     */
    public @Nullable Picture decode(
            ByteBuffer image, @Nullable PictureSize size, Picture.Supply supply, long capturedNanos) {
        try (Mat pixels = decode(image)) {
            if (pixels.empty()) {
                return null;
            }
            return picture(
                    pixels, size == null ? new PictureSize(pixels.cols(), pixels.rows()) : size, supply, capturedNanos);
        }
    }

    /** The pixels of the same, blue, green and red, the caller's to close; empty if it cannot be decoded. */
    private Mat decode(ByteBuffer image) {
        try {
            Mat pixels = TurboJpeg.isUsable() ? decodeQuietly(direct(image)) : new Mat();
            return pixels.empty() ? decodeAnyKind(image) : pixels;
        } catch (RuntimeException e) { // OpenCV's own exceptions are RuntimeExceptions
            LOG.debug("An image was not decoded", e);
            return new Mat();
        }
    }

    private ByteBuffer direct(ByteBuffer image) {
        if (image.isDirect() && image.position() == 0) {
            return image;
        }
        int length = image.remaining();
        memory = PaddedBuffer.reuse(memory, length, 2 * length);
        return memory.put(0, image, image.position(), length);
    }

    private Mat decodeQuietly(ByteBuffer jpeg) {
        TurboDecompressor decompressor = turbo == null ? new TurboDecompressor() : turbo;
        turbo = decompressor;
        decompressor.forget();
        PictureSize size = decompressor.size(jpeg);
        if (size == null || size.pixels() > PictureSize.MAX_PIXELS) {
            return new Mat();
        }
        try (Mat bgrx = new Mat(size.height(), size.width(), CV_8UC4);
                BytePointer data = bgrx.data()) {
            Mat bgr = new Mat();
            if (decompressor.decompress(jpeg, size, data.address())) {
                cvtColor(bgrx, bgr, COLOR_BGRA2BGR);
            }
            return bgr;
        }
    }

    /** OpenCV's libjpeg prints a warning of each JPEG that is bent; of a clean one it has none. */
    private Mat decodeAnyKind(ByteBuffer image) {
        byte[] bytes = new byte[image.remaining()];
        image.duplicate().get(bytes);
        boolean isClean = foreign.clean(bytes, bytes.length);
        boolean isJpeg = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
        byte[] given = isClean ? foreign.bytes() : bytes;
        int length = isClean ? foreign.length() : bytes.length;
        if (!ImageLimit.admits(given, length)) {
            LOG.debug("An image was not decoded: it is too large, or of a kind that is not known");
            return new Mat();
        }
        try (BytePointer pointer = new BytePointer(given);
                Mat row = new Mat(1, length, CV_8UC1, pointer)) {
            return imdecode(row, isJpeg ? IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION : IMREAD_COLOR);
        }
    }

    private static Picture picture(Mat pixels, PictureSize size, Picture.Supply supply, long capturedNanos) {
        Picture picture = supply.take(size, capturedNanos);
        try (BytePointer pointer = new BytePointer(picture.pixels());
                Mat target = new Mat(size.height(), size.width(), CV_8UC3, pointer);
                Size scaled = new Size(size.width(), size.height())) {
            resize(pixels, target, scaled, 0, 0, INTER_AREA); // only copies where the size is the same
        }
        return picture;
    }

    @Override
    public void close() {
        if (turbo != null) {
            turbo.close();
            turbo = null;
        }
    }
}
