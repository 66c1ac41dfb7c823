package udpcam.jpeg;

/** The second bytes of the markers of ITU-T T.81 table B.1 that matter here; the first is always 0xFF. */
public final class JpegMarkers {
    public static final int SOF0 = 0xC0;
    public static final int SOF1 = 0xC1;
    public static final int SOF2 = 0xC2;
    public static final int SOF3 = 0xC3;
    public static final int SOF9 = 0xC9;
    public static final int SOF15 = 0xCF;
    public static final int DHT = 0xC4;
    public static final int JPG = 0xC8;
    public static final int DAC = 0xCC;
    public static final int RST0 = 0xD0;
    public static final int SOI = 0xD8;
    public static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    public static final int DQT = 0xDB;
    public static final int DNL = 0xDC;
    public static final int DRI = 0xDD;
    public static final int DHP = 0xDE;
    public static final int EXP = 0xDF;
    public static final int APP0 = 0xE0;
    public static final int APP14 = 0xEE;
    public static final int APP15 = 0xEF;
    public static final int COM = 0xFE;
    public static final int TEM = 0x01;

    /** So many restart markers there are, RST0 to RST7, one after another and from the first again. */
    public static final int RESTARTS = 8;

    /** So many bytes from the end of a JPEG EOI is looked for. */
    private static final int TAIL_BYTES = 64;

    private JpegMarkers() {}

    /** Whether a marker segment starts a frame (SOFn): 0xC0-0xCF but for DHT, JPG and DAC. */
    public static boolean isStartOfFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    /**
     * Whether decoders of sequential Huffman coding know the segment of a marker, or pass over it. At others, which are reserved or
     * of other processes (B.1.1.3), they give up.
     */
    public static boolean isKnownSegment(int marker) {
        boolean isOfOtherProcess = marker == JPG || marker == DAC || marker == DHP || marker == EXP;
        return marker == COM || (marker >= SOF0 && marker <= APP15 && !isStandalone(marker) && !isOfOtherProcess);
    }

    /** Whether a marker ends a restart interval: RST0 to RST7. */
    public static boolean isRestart(int marker) {
        return marker >= RST0 && marker < RST0 + RESTARTS;
    }

    /** Whether a marker stands alone, without a length and parameters. */
    public static boolean isStandalone(int marker) {
        return marker == TEM || (marker >= RST0 && marker <= EOI);
    }

    /**
     * Where a JPEG from {@code start} to {@code end} ends that may have a few bytes behind EOI, as those of other programs do:
     * behind the first EOI of its last bytes, or at the end if there is none. 0xFF is stuffed within the data, so that EOI is
     * nowhere else.
     */
    public static int endOfPicture(byte[] jpeg, int start, int end) {
        for (int at = Math.max(start, end - TAIL_BYTES); at + 1 < end; at++) {
            if (endsInEoi(jpeg, start, at + 2)) {
                return at + 2;
            }
        }
        return end;
    }

    /** Whether the last two bytes before {@code end} are EOI. */
    public static boolean endsInEoi(byte[] jpeg, int start, int end) {
        return end - start >= 2 && jpeg[end - 2] == (byte) 0xFF && jpeg[end - 1] == (byte) EOI;
    }

    /** Puts an EOI behind {@code end} if there is none before it; there is room. Returns where the picture ends with it. */
    public static int endWithEoi(byte[] jpeg, int start, int end) {
        if (endsInEoi(jpeg, start, end)) {
            return end;
        }
        jpeg[end] = (byte) 0xFF;
        jpeg[end + 1] = (byte) EOI;
        return end + 2;
    }
}
