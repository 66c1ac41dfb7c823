package udpcam.programs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import udpcam.bench.clip.Footage;

/** Peak signal-to-noise ratio over all three colours, in dB. */
final class Psnr {
    private Psnr() {}

    /** Between blue, green, red bytes and 0x00RRGGBB ints of the same picture. */
    static double of(byte[] bgr, int[] pixels) {
        long squares = 0;
        for (int i = 0; i < pixels.length; i++) {
            squares += square((bgr[3 * i] & 0xFF) - (pixels[i] & 0xFF));
            squares += square((bgr[3 * i + 1] & 0xFF) - ((pixels[i] >> 8) & 0xFF));
            squares += square((bgr[3 * i + 2] & 0xFF) - ((pixels[i] >> 16) & 0xFF));
        }
        return squares == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255.0 * 255.0 * 3 * pixels.length / squares);
    }

    /** Between 0x00RRGGBB ints of the same picture. */
    static double of(int[] picture, int[] pixels) {
        byte[] bgr = new byte[3 * picture.length];
        for (int i = 0; i < picture.length; i++) {
            bgr[3 * i] = (byte) picture[i];
            bgr[3 * i + 1] = (byte) (picture[i] >> 8);
            bgr[3 * i + 2] = (byte) (picture[i] >> 16);
        }
        return of(bgr, pixels);
    }

    /** Between a picture and the frame of the footage whose number it bears. */
    static double of(Footage footage, int[] pixels) {
        int number = footage.number(pixels).orElseThrow(() -> new AssertionError("no number in the picture"));
        return of(footage.bgr(number), pixels);
    }

    /** The pixels of a picture's file as 0x00RRGGBB. */
    static int[] pixels(Path file) throws IOException {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.start();
            return pixels(grabber.grabImage());
        }
    }

    /** The pixels of a picture of blue, green, red bytes as 0x00RRGGBB. */
    static int[] pixels(Frame frame) {
        int[] pixels = new int[frame.imageWidth * frame.imageHeight];
        ByteBuffer bytes = (ByteBuffer) frame.image[0];
        for (int i = 0; i < pixels.length; i++) {
            int at = i / frame.imageWidth * frame.imageStride + 3 * (i % frame.imageWidth);
            pixels[i] = ((bytes.get(at + 2) & 0xFF) << 16) | ((bytes.get(at + 1) & 0xFF) << 8) | (bytes.get(at) & 0xFF);
        }
        return pixels;
    }

    private static long square(int difference) {
        return (long) difference * difference;
    }
}
