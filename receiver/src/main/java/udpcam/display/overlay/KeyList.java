package udpcam.display.overlay;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.function.Function;
import udpcam.display.keys.KeyCommand;

/** The list of keys. */
public final class KeyList implements Panel {
    private static final int LINE = 19;
    private static final int GAP = 18;
    private static final int ASCENT = 13;

    private final int keysWidth = widest(Lettering.BOLD, KeyCommand::keys);

    private static int widest(Lettering lettering, Function<KeyCommand, String> text) {
        return Arrays.stream(KeyCommand.values())
                .mapToInt(command -> lettering.width(text.apply(command)))
                .max()
                .orElseThrow();
    }

    @Override
    public Dimension size() {
        int width = keysWidth + GAP + widest(Lettering.PLAIN, KeyCommand::action);
        return new Dimension(width, KeyCommand.values().length * LINE);
    }

    @Override
    public void draw(Graphics2D g) {
        int y = ASCENT;
        for (KeyCommand command : KeyCommand.values()) {
            Lettering.BOLD.draw(g, command.keys(), 0, y);
            Lettering.PLAIN.draw(g, command.action(), keysWidth + GAP, y);
            y += LINE;
        }
    }
}
