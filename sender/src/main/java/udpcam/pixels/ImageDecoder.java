package udpcam.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;

/** Decodes images of any kind that OpenCV knows: JPEG, PNG, WebP, ... Any thread may call it. */
public final class ImageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(ImageDecoder.class);

    /**
     * The picture of an image from position to limit, upright.
     *
     * @param size to which it is scaled; null: it stays as it is
     * @return null if it cannot be decoded
     */
    public @Nullable Picture decode(
            ByteBuffer image, @Nullable PictureSize size, Picture.Supply supply, long capturedNanos) {
        byte[] bytes = new byte[image.remaining()];
        image.duplicate().get(bytes);
        try (BytePointer pointer = new BytePointer(bytes);
                Mat row = new Mat(1, bytes.length, CV_8UC1, pointer);
                Mat pixels = imdecode(row, IMREAD_COLOR)) {
            if (pixels.empty()) {
                return null;
            }
            return picture(
                    pixels, size == null ? new PictureSize(pixels.cols(), pixels.rows()) : size, supply, capturedNanos);
        } catch (RuntimeException e) { // OpenCV's own exceptions are RuntimeExceptions
            LOG.debug("An image was not decoded", e);
            return null;
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
}
