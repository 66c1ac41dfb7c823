package udpcam.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.jpeg.PictureSize;

/** JPEGs of waves, with a restart marker at each row of MCUs: of these a few rows at the most fit into a packet. */
final class WavyJpeg {
    private WavyJpeg() {}

    static byte[] of(PictureSize size, int seed) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(Math.toIntExact(3 * size.pixels()));
        for (int i = 0; i < pixels.limit(); i++) {
            int x = i / 3 % size.width();
            int y = i / 3 / size.width();
            pixels.put(i, (byte) (128 + 100 * Math.sin((x * seed + (1 + i % 3) * y) / 25.0)));
        }
        try (BytePointer bytes = new BytePointer(pixels);
                Mat picture = new Mat(size.height(), size.width(), CV_8UC3, bytes);
                IntPointer parameters = new IntPointer(IMWRITE_JPEG_RST_INTERVAL, (size.width() + 15) / 16);
                BytePointer jpeg = new BytePointer()) {
            assertTrue(imencode(".jpg", picture, jpeg, parameters));
            byte[] out = new byte[Math.toIntExact(jpeg.limit())];
            jpeg.get(out);
            return out;
        }
    }
}
