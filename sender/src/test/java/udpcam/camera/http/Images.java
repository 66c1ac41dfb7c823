package udpcam.camera.http;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Images as a camera makes them. */
final class Images {
    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private Images() {}

    /** A JPEG with a bar whose place is the number. */
    static byte[] jpeg(int number) {
        return image("jpg", number);
    }

    /** The same as PNG. */
    static byte[] png(int number) {
        return image("png", number);
    }

    /** A JPEG that is orange in the quarter at the top left. */
    static byte[] jpegOfACorner() {
        return image("jpg", 0, WIDTH / 2, HEIGHT / 2);
    }

    /** Without its last two bytes. */
    static byte[] withoutEoi(byte[] jpeg) {
        return Arrays.copyOf(jpeg, jpeg.length - 2);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] image(String format, int number) {
        return image(format, number % WIDTH, WIDTH / 4, HEIGHT);
    }

    private static byte[] image(String format, int left, int width, int height) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(left, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
