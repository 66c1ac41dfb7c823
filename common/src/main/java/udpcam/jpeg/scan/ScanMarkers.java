package udpcam.jpeg.scan;

import udpcam.jpeg.JpegMarkers;

/** The markers amid a scan's data and behind them, found without a look into the data. Called by one thread. */
final class ScanMarkers {
    private static final int DNL_BYTES = 6;

    private int restarts;
    private int end;
    private int lines;

    /** Looks through the bytes from where the data begin. */
    void read(byte[] jpeg, int from, int length) {
        restarts = 0;
        lines = 0;
        int interval = from; // where the last one begins
        int before = from; // where the one before it ended
        int at = next(jpeg, from, length);
        while (at < length && JpegMarkers.isRestart(jpeg[at + 1] & 0xFF)) {
            restarts++;
            before = at;
            interval = at + 2;
            at = next(jpeg, interval, length);
        }
        end = at;
        if (restarts > 0 && isEmpty(jpeg, interval, at)) {
            restarts--; // some encoders put a restart marker behind the last interval, too
            end = before;
        }
        if (at + DNL_BYTES <= length && (jpeg[at + 1] & 0xFF) == JpegMarkers.DNL) {
            lines = (jpeg[at + 4] & 0xFF) << 8 | (jpeg[at + 5] & 0xFF);
        }
    }

    /** The index of the next marker's 0xFF, fill bytes left out; {@code length} if there is none. */
    static int next(byte[] jpeg, int from, int length) {
        for (int at = from; at + 1 < length; at++) {
            if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] != (byte) 0xFF && jpeg[at + 1] != 0) {
                return at;
            }
        }
        return length;
    }

    private static boolean isEmpty(byte[] jpeg, int from, int to) {
        for (int i = from; i < to; i++) {
            if (jpeg[i] != (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** How many restart markers part the data. */
    int restarts() {
        return restarts;
    }

    /** Where the data end: at the next marker, or with the bytes. */
    int end() {
        return end;
    }

    /** How many lines DNL says that the picture has (ITU-T T.81 B.2.5); 0 if it is not there. */
    int lines() {
        return lines;
    }
}
