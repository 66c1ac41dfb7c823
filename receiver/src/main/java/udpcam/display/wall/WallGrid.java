package udpcam.display.wall;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import udpcam.display.PictureCanvas;
import udpcam.jpeg.PictureSize;

/** The cells in which something is shown, side by side or one of them alone; a notice where there is none. Lives on the event thread. */
final class WallGrid extends JPanel {
    private static final long serialVersionUID = 1;
    private static final Rectangle NOWHERE = new Rectangle(-1, -1, 0, 0);

    private final PictureCanvas board;
    private final List<CellPanel> cells = new ArrayList<>(); // in their order
    private volatile @Nullable CellPanel alone;

    WallGrid(String notice) {
        super(null);
        setBackground(Color.BLACK);
        board = new PictureCanvas(notice);
        add(board);
    }

    /** What is said while there is no cell. Any thread may ask for it. */
    PictureCanvas board() {
        return board;
    }

    /** The cell that is seen alone; null if all are seen. Any thread may ask. */
    @Nullable
    CellPanel alone() {
        return alone;
    }

    /** Adds a cell, which is not seen before it has a shape. */
    void addCell(CellPanel cell) {
        cells.add(cell);
        cells.sort(Comparator.comparingInt(CellPanel::order));
        cell.setBounds(NOWHERE);
        add(cell);
    }

    /** A cell shows pictures of this size from now on, or none. */
    void shape(CellPanel cell, @Nullable PictureSize size) {
        cell.shape(size);
        if (size == null && cell == alone) {
            alone = null;
        }
        arrange();
    }

    /** Shows a cell alone, or all if it is alone. */
    void toggle(CellPanel cell) {
        alone = cell == alone ? null : cell;
        arrange();
    }

    /** As {@link #toggle(CellPanel)}, for the cell of a number as they are seen, from 1; none if there is no such. */
    void toggle(int number) {
        List<CellPanel> seen = seen();
        if (number <= seen.size()) {
            toggle(seen.get(number - 1));
        }
    }

    /** Shows all; false if they are shown already. */
    boolean showAll() {
        boolean was = alone != null;
        alone = null;
        arrange();
        return was;
    }

    private List<CellPanel> seen() {
        return cells.stream().filter(cell -> cell.shape() != null).toList();
    }

    private void arrange() {
        revalidate();
        repaint();
    }

    @Override
    public void doLayout() {
        List<CellPanel> seen = seen();
        Rectangle area = new Rectangle(getSize());
        CellPanel only = alone;
        board.setBounds(seen.isEmpty() ? area : NOWHERE);
        cells.stream().filter(cell -> cell.shape() == null).forEach(cell -> cell.setBounds(NOWHERE));
        if (seen.isEmpty()) {
            return;
        }
        List<PictureSize> shapes =
                seen.stream().map(cell -> Objects.requireNonNull(cell.shape())).toList();
        Tiling tiling = Tiling.of(shapes, seen.get(0).captionHeight(), area);
        for (int i = 0; i < seen.size(); i++) {
            CellPanel cell = seen.get(i);
            Rectangle tile = only == null ? tiling.tile(i, seen.size()) : cell == only ? area : NOWHERE;
            cell.setBounds(tile);
            cell.number(i + 1);
        }
    }
}
