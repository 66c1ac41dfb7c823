package udpcam.display;

/** Where the user is told of the stream beside its pictures. Any thread may call it. */
public interface Notices {
    /** Nobody is told: there is no window. */
    Notices NOWHERE = new Notices() {
        @Override
        public void status(String line) {}

        @Override
        public void notice(String text) {}
    };

    /** Shows the state of the stream, one short line such as "1280x720  30.0 fps  12.3 Mbit/s". */
    void status(String line);

    /**
     * Says, in the place of the picture or over the last one dimmed, why there is no picture; lines are separated by newlines.
     * The next picture takes it away again.
     */
    void notice(String text);
}
