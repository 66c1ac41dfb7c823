package udpcam.display;

import udpcam.figures.Figures;

/** Where the user is told of the stream beside its pictures. Any thread may call it. */
public interface Notices {
    /** Nobody is told: there is no window. */
    Notices NOWHERE = new Notices() {
        @Override
        public void figures(Figures figures) {}

        @Override
        public void notice(String text) {}
    };

    /** Shows the stream in numbers; to be called once a second. */
    void figures(Figures figures);

    /**
     * Says, in the place of the picture or over the last one dimmed, why there is no picture; lines are separated by newlines.
     * The next picture takes it away again.
     */
    void notice(String text);
}
