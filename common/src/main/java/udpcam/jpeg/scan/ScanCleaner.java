package udpcam.jpeg.scan;

import udpcam.jpeg.JpegMarkers;

/**
 * Copies a scan, interval by interval, and leaves out what other encoders put between the last block and the marker: padding
 * bytes, or a few that mean nothing. Refuses what marks a picture that was torn, or glued of two: blocks that are missing or
 * left over, markers out of turn, more bytes left over than those encoders write. Called by one thread.
 */
final class ScanCleaner {
    /** The most bytes that may be left over before a marker. */
    static final int MOST_STRAY_BYTES = 64;

    /** The most in a whole scan: so many, and some for each of its intervals. */
    static final int MOST_STRAY_BYTES_OF_SCAN = 64;

    static final int MOST_STRAY_BYTES_OF_EACH = 4;

    /** The most before a restart marker where no other has some: frames are glued at one place, encoders pad at many. */
    static final int MOST_STRAY_BYTES_OF_ONE = 4;

    /** So few bytes are never taken for blocks: short codes are found in any bytes. */
    private static final int TOO_FEW_FOR_BLOCKS = 2;

    private final McuReader mcus;
    private final CleanBytes out;
    private byte[] jpeg = {};
    private int length;
    private int from;
    private int restarts;
    private int strayBytes;
    private int strayRestarts; // restart markers before which there are some
    private int mostStray; // before one of them

    ScanCleaner(McuReader mcus, CleanBytes out) {
        this.mcus = mcus;
        this.out = out;
    }

    /** Begins with the data from an index on, between which {@code restartMarkers} stand. */
    void begin(byte[] newJpeg, int newLength, int newFrom, int restartMarkers) {
        jpeg = newJpeg;
        length = newLength;
        from = newFrom;
        restarts = restartMarkers;
        strayBytes = 0;
        strayRestarts = 0;
        mostStray = 0;
    }

    /**
     * The restart interval that the data have, in MCUs, whatever DRI says: 0 without markers, and what the markers make of it
     * where there is no DRI.
     *
     * @param told by DRI; 0 if there is none
     * @return -1 if there is none with so many markers
     */
    int interval(int told) {
        if (restarts == 0 || told > 0) {
            return restarts == 0 ? 0 : told;
        }
        int least = ceilDiv(mcus.mcus(), restarts + 1);
        int most = (mcus.mcus() - 1) / restarts;
        if (least >= most) {
            return least == most ? least : -1;
        }
        int begin = out.length();
        out.putData(jpeg, from, ScanMarkers.next(jpeg, from, length));
        EntropyReader reader = new EntropyReader(out.array(), begin, out.length());
        out.cut(begin);
        int count = 0;
        while (count < most && mcus.read(reader)) {
            count++;
        }
        return count < least ? -1 : count;
    }

    /** Copies the data; returns why they are refused. */
    JpegFault copy(int interval) {
        int total = mcus.mcus();
        int expected = interval <= 0 ? 1 : ceilDiv(total, interval);
        if (interval < 0 || expected != restarts + 1) {
            return expected > restarts + 1 ? JpegFault.RESTARTS_MISSING : JpegFault.RESTARTS_OUT_OF_TURN;
        }
        int at = from;
        for (int i = 0; i <= restarts; i++) {
            int marker = ScanMarkers.next(jpeg, at, length);
            int count = i < restarts ? interval : total - i * interval;
            JpegFault problem = interval(at, marker, count);
            if (problem != JpegFault.NONE) {
                return problem;
            }
            if (i < restarts) {
                int expectedMarker = JpegMarkers.RST0 + i % JpegMarkers.RESTARTS;
                if ((jpeg[marker + 1] & 0xFF) != expectedMarker) {
                    return JpegFault.RESTARTS_OUT_OF_TURN;
                }
                out.putMarker(expectedMarker);
                at = marker + 2;
            }
        }
        boolean isOne = strayRestarts == 1 && restarts > 1;
        return isOne && mostStray > MOST_STRAY_BYTES_OF_ONE ? JpegFault.DATA_LEFT : JpegFault.NONE;
    }

    private JpegFault interval(int start, int end, int count) {
        int begin = out.length();
        out.putData(jpeg, start, end);
        EntropyReader reader = new EntropyReader(out.array(), begin, out.length());
        for (int i = 0; i < count; i++) {
            if (!mcus.read(reader)) {
                return reader.isOverdrawn() || reader.unreadBytes() == 0 ? JpegFault.DATA_MISSING : JpegFault.NO_CODE;
            }
        }
        int stray = reader.unreadBytes();
        if (isTooMuch(stray)) {
            return JpegFault.DATA_LEFT;
        }
        if (stray > TOO_FEW_FOR_BLOCKS && areBlocks(reader)) {
            return JpegFault.BLOCKS_LEFT;
        }
        if (stray > 0 && end < length && JpegMarkers.isRestart(jpeg[end + 1] & 0xFF)) {
            strayRestarts++;
            mostStray = Math.max(mostStray, stray);
        }
        out.dropData(stray);
        return JpegFault.NONE;
    }

    private boolean isTooMuch(int stray) {
        strayBytes += stray;
        int most = MOST_STRAY_BYTES_OF_SCAN + MOST_STRAY_BYTES_OF_EACH * (restarts + 1);
        return stray > MOST_STRAY_BYTES || strayBytes > most;
    }

    /** Whether what is left over are MCUs to the last bit: those of another picture. */
    private boolean areBlocks(EntropyReader reader) {
        while (mcus.read(reader)) {
            if (reader.isPaddingLeft()) {
                return true;
            }
        }
        return false;
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
