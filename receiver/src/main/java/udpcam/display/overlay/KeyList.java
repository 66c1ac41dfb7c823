package udpcam.display.overlay;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import udpcam.display.keys.KeyCommand;
import udpcam.display.keys.WallCommand;

/** A list of keys. */
public final class KeyList implements Panel {
    private static final int LINE = 19;
    private static final int GAP = 18;
    private static final int ASCENT = 13;

    private record Row(String keys, String action) {}

    private final List<Row> rows;
    private final int keysWidth;

    private KeyList(List<Row> rows) {
        this.rows = rows;
        this.keysWidth = widest(Lettering.BOLD, Row::keys);
    }

    /** Those of a window with one picture. */
    public static KeyList ofPicture() {
        return new KeyList(Arrays.stream(KeyCommand.values())
                .map(command -> new Row(command.keys(), command.action()))
                .toList());
    }

    /** Those of a window with several. */
    public static KeyList ofWall() {
        return new KeyList(Arrays.stream(WallCommand.values())
                .map(command -> new Row(command.keys(), command.action()))
                .toList());
    }

    private int widest(Lettering lettering, Function<Row, String> text) {
        return rows.stream()
                .mapToInt(row -> lettering.width(text.apply(row)))
                .max()
                .orElseThrow();
    }

    @Override
    public Dimension size() {
        return new Dimension(keysWidth + GAP + widest(Lettering.PLAIN, Row::action), rows.size() * LINE);
    }

    @Override
    public void draw(Graphics2D g) {
        int y = ASCENT;
        for (Row row : rows) {
            Lettering.BOLD.draw(g, row.keys(), 0, y);
            Lettering.PLAIN.draw(g, row.action(), keysWidth + GAP, y);
            y += LINE;
        }
    }
}
