package udpcam.pixels;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import udpcam.jpeg.PictureSize;

/** Small files of images, which may say of themselves that they are large. */
final class SmallFiles {
    static final PictureSize SIZE = new PictureSize(64, 48);

    private SmallFiles() {}

    /** Of a kind by the ending of its files' names. */
    static byte[] image(String kind) {
        try (Scalar orange = new Scalar(0, 200, 255, 0);
                Mat pixels = new Mat(SIZE.height(), SIZE.width(), CV_8UC3, orange);
                BytePointer bytes = new BytePointer()) {
            imencode("." + kind, pixels, bytes);
            byte[] image = new byte[Math.toIntExact(bytes.limit())];
            bytes.get(image);
            return image;
        }
    }

    /** The same, whose header names another size. */
    static byte[] image(String kind, int width, int height) {
        byte[] image = image(kind);
        ByteBuffer bytes = ByteBuffer.wrap(image);
        ByteBuffer little = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        switch (kind) {
            case "jpg" -> {
                int frame = new String(image, ISO_8859_1).indexOf("\u00FF\u00C0");
                bytes.putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
            }
            case "png" -> {
                bytes.putInt(16, width).putInt(20, height);
                CRC32 check = new CRC32();
                check.update(image, 12, 17);
                bytes.putInt(29, (int) check.getValue());
            }
            case "gif" -> little.putShort(6, (short) width).putShort(8, (short) height);
            case "bmp" -> little.putInt(18, width).putInt(22, height);
            case "webp" -> little.putInt(21, (width - 1) | (height - 1) << 14);
            default -> throw new IllegalArgumentException(kind);
        }
        return image;
    }
}
