package udpcam.display.wall;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JLabel;

/** A line of text below a picture. Lives on the event thread. */
final class Caption extends JLabel {
    private static final long serialVersionUID = 1;
    private static final Color BACKGROUND = new Color(0x26292D);
    private static final Color INK = new Color(0xB8BEC4);
    private static final int FONT = 12;

    Caption() {
        super(" ");
        setOpaque(true);
        setBackground(BACKGROUND);
        setForeground(INK);
        setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
        setBorder(BorderFactory.createEmptyBorder(2, 8, 2, 8));
        setPreferredSize(new Dimension(0, getPreferredSize().height)); // the picture makes the width
        putClientProperty("html.disable", true); // a sender names itself
    }
}
