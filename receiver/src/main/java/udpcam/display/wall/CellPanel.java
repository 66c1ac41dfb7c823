package udpcam.display.wall;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import udpcam.display.PictureCanvas;
import udpcam.jpeg.PictureSize;

/** A picture with its caption. Lives on the event thread, but for its canvas. */
final class CellPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int DOUBLE = 2;

    private final PictureCanvas pictures = new PictureCanvas("");
    private final Caption caption = new Caption();
    private final int order;
    private String line = "";
    private int number;
    private transient @Nullable PictureSize shape;

    /** {@code order} says before which others it comes; {@code onDoubleClick} is called on the event thread. */
    CellPanel(int order, Runnable onDoubleClick) {
        super(new BorderLayout());
        this.order = order;
        setBackground(Color.BLACK);
        add(pictures, BorderLayout.CENTER);
        add(caption, BorderLayout.SOUTH);
        pictures.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getButton() == MouseEvent.BUTTON1 && event.getClickCount() % DOUBLE == 0) {
                    onDoubleClick.run();
                }
            }
        });
        pictures.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                pictures.repaint();
            }
        });
    }

    int order() {
        return order;
    }

    PictureCanvas pictures() {
        return pictures;
    }

    /** Of the picture that is shown; null where none is. */
    @Nullable
    PictureSize shape() {
        return shape;
    }

    void shape(@Nullable PictureSize next) {
        shape = next;
    }

    /** What is said of it below the picture, behind its number. */
    void caption(String next) {
        line = next;
        caption.setText(number + "   " + line);
    }

    /** The digit by which it is seen alone. */
    void number(int next) {
        number = next;
        caption(line);
    }

    int captionHeight() {
        return caption.getPreferredSize().height;
    }
}
