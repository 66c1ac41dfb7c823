package udpcam.display.wall;

import java.util.function.BiPredicate;
import udpcam.display.Display;
import udpcam.display.keys.WallCommand;
import udpcam.display.overlay.KeyList;
import udpcam.display.overlay.Overlaid;
import udpcam.display.overlay.Overlay;
import udpcam.display.overlay.Overlay.Place;
import udpcam.display.overlay.Word;

/** What the keys of the wall do. Runs on the event thread. */
final class WallKeys implements BiPredicate<Character, Boolean> {
    private static final int MARGIN = 14;
    private static final int WORD_MARGIN = 7;

    private final WallWindow window;
    private final WallGrid grid;
    private final Overlaid content;
    private final Display.Controls controls;
    private final Overlay recording = new Overlay(Word.RECORDING, Place.BOTTOM_RIGHT, WORD_MARGIN);
    private final Overlay keys = new Overlay(KeyList.ofWall(), Place.MIDDLE, MARGIN);

    /** Puts its overlays over the content. */
    WallKeys(WallWindow window, WallGrid grid, Overlaid content, Display.Controls controls) {
        this.window = window;
        this.grid = grid;
        this.content = content;
        this.controls = controls;
        content.add(recording);
        content.add(keys);
    }

    @Override
    public boolean test(Character typed, Boolean isShifted) {
        WallCommand command = WallCommand.of(typed);
        if (command == null) {
            return false;
        }
        switch (command) {
            case ALONE -> grid.toggle(Character.digit(typed, 10));
            case ALL -> grid.showAll();
            case FULL_SCREEN -> window.toggleFullScreen();
            case RECORD -> {
                controls.record();
                tick();
            }
            case SNAPSHOT -> controls.snapshot();
            case KEYS -> content.show(keys, !keys.isVisible());
            case LEAVE -> leave();
            case QUIT -> controls.quit();
        }
        return true;
    }

    private void leave() {
        if (keys.isVisible()) {
            content.show(keys, false);
        } else if (!grid.showAll() && !window.leaveFullScreen()) {
            controls.quit();
        }
    }

    /** A second has passed: an error, or the command line, changes whether something is recorded, too. */
    void tick() {
        content.show(recording, controls.isRecording());
    }
}
