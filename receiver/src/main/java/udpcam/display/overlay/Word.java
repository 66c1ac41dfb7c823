package udpcam.display.overlay;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;

/**
 * A word behind a coloured dot.
 *
 * @param dot the dot's colour
 */
public record Word(String text, Color dot) implements Panel {
    private static final int HEIGHT = 16;
    private static final int ASCENT = 12;
    private static final int DOT = 10;
    private static final int GAP = 7;

    /** The picture is frozen. */
    public static final Word FROZEN = new Word("Frozen", new Color(0x6CB6FF));

    /** The stream is being recorded. */
    public static final Word RECORDING = new Word("REC", new Color(0xF03A3A));

    @Override
    public Dimension size() {
        return new Dimension(DOT + GAP + Lettering.BOLD.width(text), HEIGHT);
    }

    @Override
    public void draw(Graphics2D g) {
        g.setColor(dot);
        g.fillOval(0, (HEIGHT - DOT) / 2, DOT, DOT);
        Lettering.BOLD.draw(g, text, DOT + GAP, ASCENT);
    }
}
