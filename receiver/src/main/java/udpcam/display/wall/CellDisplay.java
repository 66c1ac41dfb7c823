package udpcam.display.wall;

import java.awt.EventQueue;
import org.jspecify.annotations.Nullable;
import udpcam.display.Display;
import udpcam.display.view.Placement;
import udpcam.figures.Figures;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** A cell of the wall, which is seen from its first picture on, until it is cleared. */
public final class CellDisplay implements Display {
    private final WallGrid grid;
    private final CellPanel panel;
    private volatile @Nullable PictureSize shape;
    private volatile String name = "";

    CellDisplay(WallGrid grid, int order) {
        this.grid = grid;
        this.panel = new CellPanel(order, this::toggle);
        EventQueue.invokeLater(() -> grid.addCell(panel));
    }

    private void toggle() {
        grid.toggle(panel);
    }

    boolean isAlone() {
        return grid.alone() == panel;
    }

    @Override
    public Raster raster(PictureSize size) {
        return panel.pictures().raster(size);
    }

    @Override
    public boolean show(Raster raster, @Nullable PictureSize fullSize) {
        PictureSize own = raster.size();
        PictureSize now = fullSize != null && Placement.isScaledDown(own, fullSize) ? fullSize : own;
        boolean isSeen = panel.pictures().show(raster, now);
        if (!now.equals(shape)) {
            reshape(now);
        }
        return isSeen;
    }

    private void reshape(@Nullable PictureSize size) {
        shape = size;
        EventQueue.invokeLater(() -> grid.shape(panel, size));
    }

    /** It is called so from now on. */
    public void call(String newName) {
        name = newName;
    }

    /** Says what matters most of them below the picture, behind the name. */
    @Override
    public void figures(Figures figures) {
        String line = name + "  " + figures.caption();
        EventQueue.invokeLater(() -> panel.caption(line));
    }

    @Override
    public void notice(String text) {
        panel.pictures().notice(text);
    }

    /** Has the cell seen no more before it shows another picture. Any thread may call it. */
    public void clear() {
        if (shape != null) {
            reshape(null);
        }
    }

    /** Leaves it on the wall, which is closed with all its cells. */
    @Override
    public void close() {
        // the window is the wall's
    }
}
