package udpcam.programs;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.OptionalInt;
import udpcam.bench.clip.Footage;
import udpcam.bench.screen.NumberCode;
import udpcam.bench.screen.Screen;

/** A part of the screen in which a picture of a footage is to be seen, as large as it fits above a caption. */
record SeenCell(Screen screen, Footage footage, int left, int top, int width, int height) {
    private static final int CAPTION = 0x26292D;

    private int captionHeight() {
        int lines = 0;
        while (screen.pixel(left + 2, top + height - 1 - lines) == CAPTION) {
            lines++;
        }
        return lines;
    }

    private double scale() {
        return Math.min((double) width / footage.width(), (double) (height - captionHeight()) / footage.height());
    }

    private int shownWidth() {
        return (int) Math.round(footage.width() * scale());
    }

    private int shownHeight() {
        return (int) Math.round(footage.height() * scale());
    }

    private int shownLeft() {
        return left + (width - shownWidth()) / 2;
    }

    private int shownTop() {
        return top + (height - captionHeight() - shownHeight()) / 2;
    }

    /** The number of the frame that is seen; empty if there is none. */
    OptionalInt number() {
        double scale = scale();
        int x0 = shownLeft();
        int y0 = shownTop();
        return NumberCode.read((x, y) -> screen.luma((int) (x0 + x * scale), (int) (y0 + y * scale)));
    }

    /** How well the pixels match those of a frame, scaled as smoothly, in dB. */
    double psnr(int number) {
        BufferedImage source = new BufferedImage(footage.width(), footage.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] picture = footage.bgr(number);
        System.arraycopy(
                picture, 0, ((DataBufferByte) source.getRaster().getDataBuffer()).getData(), 0, picture.length);
        BufferedImage scaled = new BufferedImage(shownWidth(), shownHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scaled.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(source, 0, 0, shownWidth(), shownHeight(), null);
        g.dispose();
        int[] expected = scaled.getRGB(0, 0, shownWidth(), shownHeight(), null, 0, shownWidth());
        byte[] bgr = new byte[3 * expected.length];
        for (int i = 0; i < expected.length; i++) {
            bgr[3 * i] = (byte) expected[i];
            bgr[3 * i + 1] = (byte) (expected[i] >> 8);
            bgr[3 * i + 2] = (byte) (expected[i] >> 16);
        }
        return Psnr.of(bgr, screen.pixels(shownLeft(), shownTop(), shownWidth(), shownHeight()));
    }

    /** How bright it is in the mean, 0-255. */
    double brightness() {
        int[] pixels = screen.pixels(shownLeft(), shownTop(), shownWidth(), shownHeight());
        long sum = 0;
        for (int pixel : pixels) {
            sum += pixel >> 8 & 0xFF;
        }
        return (double) sum / pixels.length;
    }

    int middleX() {
        return left + width / 2;
    }

    int middleY() {
        return top + height / 2;
    }
}
