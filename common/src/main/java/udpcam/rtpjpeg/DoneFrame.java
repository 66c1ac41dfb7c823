package udpcam.rtpjpeg;

/**
 * The frame of a stream that was given out or up last: packets that are older than its newest one are of no use any more, nor are
 * others of its own. Called by one thread.
 */
final class DoneFrame {
    private static final long NONE = -1;

    private long newest = NONE; // number of a packet
    private boolean isThere;
    private int timestamp;
    private boolean isOpen; // whether more packets of it may come
    private boolean areMarkersWrong;

    /** The lowest number of packets that may be of use. */
    long next() {
        return newest + 1;
    }

    /**
     * Whether a packet is of use. Of other programs, whose timestamps may stand still, one with the frame's timestamp may be of
     * the next frame; and one right behind a marker that begins no frame shows that markers mean nothing.
     */
    boolean isBefore(RtpJpegPacket packet, long number, boolean isForeign) {
        boolean begins = packet.payload().isFirst();
        areMarkersWrong |= isForeign && isThere && !isOpen && number == newest + 1 && !begins;
        if (areMarkersWrong) {
            packet.ignoreMarker();
        }
        boolean isOfItsTime = isThere && packet.timestamp() == timestamp;
        boolean isOther = !isOfItsTime || (isForeign && (begins || !isOpen));
        if (number <= newest || !isOther) {
            return false;
        }
        isOpen &= !isOfItsTime;
        return true;
    }

    /** A frame is given out or up; {@code isAlone}: no other frame of its timestamp is under way. */
    void become(RtpAssembly frame, boolean isAlone) {
        newest = frame.packets().newest();
        isThere = true;
        isOpen = isAlone && !frame.packets().isMarked();
        timestamp = frame.timestamp();
    }

    /** No packet before a number is of use any more. */
    void advance(long number) {
        newest = number - 1;
    }

    /** The stream begins anew. */
    void clear() {
        newest = NONE;
        isThere = false;
        areMarkersWrong = false;
    }
}
