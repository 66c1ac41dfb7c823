package udpcam.camera.file;

/** When the pictures of a file are due, from its first one on, through all times that it is played. Called by one thread. */
final class TimeLine {
    private static final double USUAL_FPS = 25;
    private static final double MOST_FPS = 1000; // above, it is no rate but the clock of the timestamps

    private final long frameNanos;
    private final boolean timed;
    private long mediaNanos = -1;
    private boolean inPass;
    private long firstNanos;
    private long playedNanos; // the total of the passes before this one

    /**
     * Begins at the first picture.
     *
     * @param fps the file's pictures a second; 0 if it does not say
     * @param timed whether its pictures have timestamps
     */
    TimeLine(double fps, boolean timed) {
        frameNanos = (long) (1e9 / (isRate(fps) ? fps : USUAL_FPS));
        this.timed = timed;
    }

    /** Whether this may be the rate of a file. */
    static boolean isRate(double fps) {
        return fps > 0 && fps <= MOST_FPS;
    }

    /** When the next picture is due, which has that timestamp. */
    long next(long timestampNanos) {
        if (!inPass) {
            inPass = true;
            firstNanos = timestampNanos; // not every file begins at 0
        }
        long told = playedNanos + timestampNanos - firstNanos;
        boolean hasTime = timed && told > mediaNanos; // a damaged file may go back
        mediaNanos = hasTime ? told : mediaNanos < 0 ? 0 : mediaNanos + frameNanos;
        return mediaNanos;
    }

    /** The file begins again. */
    void again() {
        playedNanos = mediaNanos + frameNanos;
        inPass = false;
    }
}
