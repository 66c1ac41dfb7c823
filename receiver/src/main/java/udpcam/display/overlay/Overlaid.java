package udpcam.display.overlay;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.JPanel;

/** A component with overlays over it, which costs nothing while none is seen. Of the event thread. */
public final class Overlaid extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int MARGIN = 10;

    /** {@code below} fills it, and gives it its size. */
    public Overlaid(Component below) {
        super(null);
        setLayout(new Layout(below));
        add(below);
    }

    /** Puts one over those that there are. */
    public Overlay add(Overlay overlay) {
        add(overlay, 0); // what comes first is on top
        return overlay;
    }

    /** Shows an overlay, or takes it away. */
    public void show(Overlay overlay, boolean isSeen) {
        if (overlay.isVisible() != isSeen) {
            if (isSeen) {
                overlay.setBounds(bounds(overlay)); // it appears where it belongs
            }
            overlay.setVisible(isSeen);
        }
    }

    private Rectangle bounds(Overlay overlay) {
        Dimension wanted = overlay.getPreferredSize();
        int roomAcross = Math.max(1, getWidth() - 2 * MARGIN);
        int roomDown = Math.max(1, getHeight() - 2 * MARGIN);
        double scale = Math.min(1, Math.min((double) roomAcross / wanted.width, (double) roomDown / wanted.height));
        int width = (int) Math.ceil(wanted.width * scale);
        int height = (int) Math.ceil(wanted.height * scale);
        int x = MARGIN + (int) (overlay.place().x * (roomAcross - width));
        int y = MARGIN + (int) (overlay.place().y * (roomDown - height));
        return new Rectangle(x, y, width, height);
    }

    private final class Layout implements LayoutManager {
        private final Component below;

        private Layout(Component below) {
            this.below = below;
        }

        @Override
        public void layoutContainer(Container parent) {
            below.setBounds(0, 0, parent.getWidth(), parent.getHeight());
            for (Component each : parent.getComponents()) {
                if (each instanceof Overlay overlay) {
                    overlay.setBounds(bounds(overlay));
                }
            }
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            return below.getPreferredSize();
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension();
        }

        @Override
        public void addLayoutComponent(String name, Component component) {}

        @Override
        public void removeLayoutComponent(Component component) {}
    }
}
