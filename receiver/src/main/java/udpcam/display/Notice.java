package udpcam.display;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.display.view.Framing;
import udpcam.picture.Raster;

/** Text in the place of the picture. It is drawn aside and shown at once, so that nothing flickers. */
record Notice(String text) {
    private static final Color BACKGROUND = new Color(0x17191C);
    private static final Color INK = new Color(0xECEFF1);
    private static final Color DIMMER = new Color(0, 0, 0, 170);

    /** The text's height in a window that is tall and wide enough, in points. */
    private static final double MIN_FONT = 15;

    private static final double MAX_FONT = 32;
    private static final double LINES_IN_WINDOW = 22;

    /** How much of the window the text may fill. */
    private static final double MAX_FILL = 0.92;

    private static final float MEASURED_FONT = 100;

    /** What is seen while notices follow each other; one picture is under all of them, and is drawn once. Not thread-safe. */
    static final class Board {
        private final BufferedImage backdrop;
        private final BufferedImage image;
        private @Nullable Framing framing; // of the backdrop

        /** Sizes in pixels. */
        Board(int width, int height) {
            backdrop = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            fill(BACKGROUND);
        }

        boolean has(int width, int height) {
            return image.getWidth() == width && image.getHeight() == height;
        }

        /**
         * A notice over the dimmed picture, if there is one; {@code scale} pixels are a point.
         *
         * @param picture the same each time
         * @param nextFraming where the picture lies; null if there is none
         */
        BufferedImage compose(Notice notice, @Nullable Raster picture, @Nullable Framing nextFraming, double scale) {
            if (picture != null && nextFraming != null && !nextFraming.equals(framing)) {
                fill(Color.BLACK);
                Graphics2D g = backdrop.createGraphics();
                new ShownPicture(picture).draw(g, nextFraming);
                g.dispose();
                fill(DIMMER);
                framing = nextFraming;
            }
            Graphics2D g = image.createGraphics();
            g.drawImage(backdrop, 0, 0, null);
            notice.drawText(g, image.getWidth(), image.getHeight(), scale);
            g.dispose();
            return image;
        }

        private void fill(Color colour) {
            Graphics2D g = backdrop.createGraphics();
            g.setColor(colour);
            g.fillRect(0, 0, backdrop.getWidth(), backdrop.getHeight());
            g.dispose();
        }
    }

    private void drawText(Graphics2D g, int width, int height, double scale) {
        List<String> lines = text.lines().toList();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(MEASURED_FONT);
        g.setFont(font.deriveFont(fitting(g.getFontMetrics(font), lines, width, height, scale)));
        FontMetrics metrics = g.getFontMetrics();
        int baseline = (height - lines.size() * metrics.getHeight()) / 2 + metrics.getLeading() + metrics.getAscent();
        g.setColor(INK);
        for (String line : lines) {
            g.drawString(line, (width - metrics.stringWidth(line)) / 2, baseline);
            baseline += metrics.getHeight();
        }
    }

    private static float fitting(FontMetrics measured, List<String> lines, int width, int height, double scale) {
        int widest = lines.stream().mapToInt(measured::stringWidth).max().orElse(0);
        double wanted = Math.max(MIN_FONT * scale, Math.min(MAX_FONT * scale, height / LINES_IN_WINDOW));
        double widthLimit = MEASURED_FONT * MAX_FILL * width / Math.max(1, widest);
        double heightLimit = MEASURED_FONT * MAX_FILL * height / Math.max(1, lines.size() * measured.getHeight());
        return (float) Math.max(1, Math.min(wanted, Math.min(widthLimit, heightLimit)));
    }
}
