package udpcam.display;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

class PngEncoderTest {
    private static final PictureSize SIZE = new PictureSize(61, 43);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherProgramReadsTheVeryPixels(boolean direct) throws IOException {
        int pixels = Math.toIntExact(SIZE.pixels());
        IntBuffer memory = direct
                ? ByteBuffer.allocateDirect(Integer.BYTES * pixels)
                        .order(ByteOrder.nativeOrder())
                        .asIntBuffer()
                : IntBuffer.allocate(pixels);
        Random random = new Random(1);
        for (int i = 0; i < pixels; i++) {
            memory.put(i, random.nextInt(1 << 24));
        }
        byte[] png = PngEncoder.encode(new Raster(SIZE, memory));
        try (BytePointer bytes = new BytePointer(png);
                Mat file = new Mat(1, png.length, CV_8UC1, bytes);
                Mat picture = imdecode(file, IMREAD_UNCHANGED);
                BytePointer bgr = picture.data()) {
            assertEquals(SIZE, new PictureSize(picture.cols(), picture.rows()));
            assertEquals(3, picture.channels());
            for (int i = 0; i < pixels; i++) {
                int pixel = memory.get(i);
                assertEquals(pixel & 0xFF, bgr.get(3L * i) & 0xFF, "blue of " + i);
                assertEquals(pixel >> 8 & 0xFF, bgr.get(3L * i + 1) & 0xFF, "green of " + i);
                assertEquals(pixel >> 16, bgr.get(3L * i + 2) & 0xFF, "red of " + i);
            }
        }
    }
}
