package udpcam.display.overlay;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** A font and a colour. Sizes are in points, of which a HiDPI screen has several pixels each. */
record Lettering(Font font, Color ink) {
    private static final int SIZE = 12;
    private static final Color INK = new Color(0xECEFF1);
    private static final Color FAINT_INK = new Color(0x98A2AC);
    private static final FontRenderContext MEASURED = new FontRenderContext(null, true, true);

    static final Lettering PLAIN = new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE), INK);
    static final Lettering BOLD = new Lettering(new Font(Font.SANS_SERIF, Font.BOLD, SIZE), INK);
    static final Lettering FAINT = new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE), FAINT_INK);
    static final Lettering SMALL = new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE - 2), FAINT_INK);

    int width(String text) {
        return (int) Math.ceil(font.getStringBounds(text, MEASURED).getWidth());
    }

    /** Draws a text from {@code x} on; {@code y} is its base line. */
    void draw(Graphics2D g, String text, int x, int y) {
        g.setFont(font);
        g.setColor(ink);
        g.drawString(text, x, y);
    }

    /** Draws a text that ends at {@code right}. */
    void drawEndingAt(Graphics2D g, String text, int right, int y) {
        draw(g, text, right - width(text), y);
    }
}
