package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** From JPEG to PNG, through OpenCV. */
public final class PngEncoder {
    private PngEncoder() {}

    /** The picture of a JPEG as a PNG; throws if it cannot be made. */
    public static byte[] ofJpeg(byte[] jpeg) throws IOException {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat buffer = new Mat(1, jpeg.length, CV_8UC1, bytes);
                Mat picture = imdecode(buffer, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
                BytePointer out = new BytePointer()) {
            if (picture.empty() || !imencode(".png", picture, out)) {
                throw new IOException("the picture cannot be written as PNG");
            }
            byte[] png = new byte[Math.toIntExact(out.limit())];
            out.get(png);
            return png;
        }
    }
}
