package udpcam.display;

import java.util.function.Consumer;
import udpcam.display.keys.KeyCommand;
import udpcam.display.keys.PictureMouse;
import udpcam.display.overlay.FiguresTable;
import udpcam.display.overlay.KeyList;
import udpcam.display.overlay.Overlaid;
import udpcam.display.overlay.Overlay;
import udpcam.display.overlay.Overlay.Place;
import udpcam.display.overlay.Word;
import udpcam.display.view.PictureView;
import udpcam.figures.Minute;

/** What the commands of keys and mouse do to the window. Of the event thread. */
final class WindowCommands implements Consumer<KeyCommand> {
    private static final int MARGIN = 14;
    private static final int WORD_MARGIN = 7;

    private final VideoWindow window;
    private final Display.Controls controls;
    private final PictureCanvas pictures;
    private final Overlaid content;
    private final Overlay figures;
    private final Overlay frozen = new Overlay(Word.FROZEN, Place.BOTTOM, WORD_MARGIN);
    private final Overlay recording = new Overlay(Word.RECORDING, Place.BOTTOM_RIGHT, WORD_MARGIN);
    private final Overlay keys = new Overlay(KeyList.ofPicture(), Place.MIDDLE, MARGIN);

    /** Puts its overlays over the content. */
    WindowCommands(
            VideoWindow window, Display.Controls controls, PictureCanvas pictures, Overlaid content, Minute minute) {
        this.window = window;
        this.controls = controls;
        this.pictures = pictures;
        this.content = content;
        this.figures = content.add(new Overlay(new FiguresTable(minute), Place.TOP_LEFT, MARGIN));
        content.add(frozen);
        content.add(recording);
        content.add(keys);
        PictureMouse.listen(pictures, this, this::zoom, this::move);
    }

    @Override
    public void accept(KeyCommand command) {
        switch (command) {
            case FIGURES -> content.show(figures, !figures.isVisible());
            case FULL_SCREEN -> window.toggleFullScreen();
            case FREEZE -> content.show(frozen, pictures.freeze(!frozen.isVisible()));
            case MIRROR -> pictures.look(pictures.view().mirrored());
            case TURN -> {
                pictures.look(pictures.view().turned());
                window.fit();
            }
            case ZOOM_IN -> pictures.look((view, framing) -> view.zoomed(PictureMouse.ZOOM_STEP, framing));
            case ZOOM_OUT -> pictures.look((view, framing) -> view.zoomed(1 / PictureMouse.ZOOM_STEP, framing));
            case ACTUAL_SIZE -> pictures.look(PictureView::actualSize);
            case FIT -> pictures.look(pictures.view().fitted());
            case RECORD -> {
                controls.record();
                content.show(recording, controls.isRecording());
            }
            case SNAPSHOT -> controls.snapshot();
            case KEYS -> content.show(keys, !keys.isVisible());
            case LEAVE -> leave();
            case QUIT -> controls.quit();
        }
    }

    private void leave() {
        if (keys.isVisible()) {
            content.show(keys, false);
        } else if (window.isFullScreen()) {
            window.toggleFullScreen();
        } else {
            controls.quit();
        }
    }

    private void zoom(double factor, double atX, double atY) {
        pictures.look((view, framing) -> view.zoomed(factor, framing, atX, atY));
    }

    private void move(double right, double down) {
        pictures.look((view, framing) -> view.moved(right, down, framing));
    }

    /** There are new figures. */
    void figuresCame() {
        figures.repaint();
        content.show(recording, controls.isRecording()); // an error, or the command line, changes that, too
    }
}
