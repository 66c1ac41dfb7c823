package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.frame.Picture;
import udpcam.jpeg.PictureSize;

/** Baseline JPEG, 4:2:0, through OpenCV (libjpeg-turbo). */
public final class OpenCvJpegEncoder implements FrameEncoder {
    private final IntPointer parameters;
    private ByteBuffer jpeg = ByteBuffer.allocateDirect(1 << 16);

    /** {@code quality} is libjpeg's, 1-100. */
    public OpenCvJpegEncoder(int quality) {
        setNumThreads(1); // OpenCV's idle threads spin, and none of its JPEG code uses them
        this.parameters = new IntPointer(IMWRITE_JPEG_QUALITY, quality);
        try (Picture first = new Picture.Supply().take(new PictureSize(16, 16), 0)) {
            encode(first); // loads what the first real picture would wait for
        }
    }

    @Override
    public ByteBuffer encode(Picture picture) {
        PictureSize size = picture.size();
        try (BytePointer pixels = new BytePointer(picture.pixels());
                Mat mat = new Mat(size.height(), size.width(), CV_8UC3, pixels);
                BytePointer out = new BytePointer()) {
            return imencode(".jpg", mat, out, parameters)
                    ? copy(out)
                    : jpeg.clear().limit(0);
        }
    }

    @Override
    public void close() {
        parameters.close();
    }

    private ByteBuffer copy(BytePointer from) {
        int length = Math.toIntExact(from.limit());
        if (jpeg.capacity() < length) {
            jpeg = ByteBuffer.allocateDirect(2 * length);
        }
        return jpeg.clear().put(from.asByteBuffer()).flip();
    }
}
